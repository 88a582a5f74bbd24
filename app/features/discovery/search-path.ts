import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { yuanOf } from '../setup/yuan.ts'

/** 上海市 浦东新区: a city, or a city and one of its districts, as one value of one select. */
export function joinWhere({ city, district }: { city: string; district: string }): string {
  return [city, district].filter(Boolean).join(' ')
}

export function splitWhere(where: string): { city: string; district: string } {
  const [city = '', district = ''] = where.trim().split(/\s+/)
  return { city, district }
}

/** Minutes after midnight between which a visit begins. */
export const partsOfDay = { morning: [360, 720], afternoon: [720, 1080], evening: [1080, 1440] } as const
export type PartOfDay = keyof typeof partsOfDay
export const partNames = Object.keys(partsOfDay) as PartOfDay[]

/** The part of a day a window is; null for the whole day, `custom` for any other window. */
export function partOf({
  fromMinute = 0,
  toMinute = 1440,
}: Partial<Pick<SearchQuery, 'fromMinute' | 'toMinute'>>): PartOfDay | 'custom' | null {
  if (fromMinute === 0 && toMinute === 1440) return null
  return (
    partNames.find((name) => partsOfDay[name][0] === fromMinute && partsOfDay[name][1] === toMinute) ??
    'custom'
  )
}

/** 540 -> 09:00; the ends of the day are left open. */
export const clockOf = (minute: number): string =>
  minute <= 0 || minute >= 1440
    ? ''
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

const ticks = ['bookable', 'inclusive', 'voucher', 'ltci'] as const
const plain = ['q', 'province', 'city', 'district', 'street', 'day', 'category', 'kind'] as const
const chosen = [
  'ability',
  'age',
  'unit',
  'rating',
  'grade',
  'gender',
  'language',
  'credential',
  'level',
] as const

/**
 * The conditions of a search as fields of its form and of its address: prices in yuan, clocks as 09:00. What is not set, or
 * is as it would be anyway, is left out.
 */
export function searchFields(query: Partial<SearchQuery>): [name: string, value: string][] {
  const part = query.day ? partOf(query) : null
  const all: [string, string | number | undefined | null | false][] = [
    ...plain.map((name): [string, string | undefined] => [name, query[name]]),
    ['time', part],
    ['from', part === 'custom' && clockOf(query.fromMinute ?? 0)],
    ['to', part === 'custom' && clockOf(query.toMinute ?? 1440)],
    ...chosen.map((name): [string, string | number | undefined] => [name, query[name]]),
    ['priceFrom', query.priceFrom !== undefined && yuanOf(query.priceFrom)],
    ['priceTo', query.priceTo !== undefined && yuanOf(query.priceTo)],
    ...ticks.map((name): [string, string | false] => [name, query[name] ? '1' : false]),
    ['near', query.near && `${query.near.lat},${query.near.lng}`],
    ['within', query.near && query.within],
    ['sort', query.sort !== 'relevance' && query.sort],
    ['page', query.page !== undefined && query.page > 1 && query.page],
  ]
  return all.flatMap(([name, value]) => (value ? [[name, String(value)]] : []))
}

/** The address of a search. */
export function searchPath(query: Partial<SearchQuery>): string {
  return pathOf(new URLSearchParams(searchFields(query)))
}

export function pathOf(params: URLSearchParams): string {
  const text = params.toString()
  return text ? `/search?${text}` : '/search'
}

const places = ['province', 'city', 'district', 'street'] as const

/**
 * What a submitted form means. `of` says for which place it was shown: where somebody has chosen another city, the district
 * and street that still stand in it are of the old one. Clocks count with their choice, and that with a day.
 */
export function tidyFields(params: URLSearchParams): URLSearchParams {
  const tidy = new URLSearchParams()
  for (const [name, value] of params) if (value.trim() !== '' && name !== 'of') tidy.set(name, value)
  const shownFor = params.get('of')?.split('/')
  const changed = shownFor ? places.findIndex((name, at) => (params.get(name) ?? '') !== shownFor[at]) : -1
  if (changed >= 0) for (const name of places.slice(changed + 1)) tidy.delete(name)
  if (tidy.get('time') !== 'custom' || !tidy.has('day')) for (const name of ['from', 'to']) tidy.delete(name)
  if (!tidy.has('day')) tidy.delete('time')
  if (!tidy.has('near')) tidy.delete('within')
  return tidy
}

/** For `of`: the place a form is shown for. */
export const placePath = (query: Pick<SearchQuery, (typeof places)[number]>): string =>
  places.map((name) => query[name]).join('/')
