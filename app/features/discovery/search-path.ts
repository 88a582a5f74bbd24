import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'

/** 上海市 浦东新区: a city, or a city and one of its districts, as one value of one select. */
export function joinWhere({ city, district }: { city: string; district: string }): string {
  return [city, district].filter(Boolean).join(' ')
}

export function splitWhere(where: string): { city: string; district: string } {
  const [city = '', district = ''] = where.trim().split(/\s+/)
  return { city, district }
}

/** The address of a search. What is not set, or is as it would be anyway, stays out of it. */
export function searchPath(query: Partial<SearchQuery>): string {
  const params = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value && params.set(name, value)
  set('q', query.q)
  set('where', joinWhere({ city: query.city ?? '', district: query.district ?? '' }))
  set('kind', query.kind)
  set('category', query.category)
  if (query.bookable) params.set('bookable', '1')
  if (query.inclusive) params.set('inclusive', '1')
  if (query.sort && query.sort !== 'relevance') params.set('sort', query.sort)
  if (query.near) params.set('near', `${query.near.lat},${query.near.lng}`)
  if (query.near && query.within) params.set('within', String(query.within))
  if (query.page && query.page > 1) params.set('page', String(query.page))
  const text = params.toString()
  return text ? `/search?${text}` : '/search'
}

/** How many conditions are set: what the filters' summary says while they are folded. */
export function countConditions(query: SearchQuery): number {
  return [query.city, query.kind, query.category, query.bookable, query.inclusive, query.within].filter(
    Boolean,
  ).length
}
