import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { type ProviderKind, providerKinds } from '../providers/provider.contract.ts'
import type { SearchQuery, SearchResult } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import type { FacetCounts, SearchFound } from './search-port.ts'
import { typedWords } from './typed-words.rules.ts'

const PAGE_SIZE = 20

/**
 * Finds providers by words and filters: one page of cards, the exact total, and counts for every other choice of kind,
 * city and district. Refuses with discovery.unavailable when no search engine answers. `engine` says who did.
 */
export async function searchProviders(ctx: Ctx, query: SearchQuery): Promise<SearchResult> {
  const { ids, total, facets, engine } = await ask(ctx, query)
  return {
    hits: await findCards(ctx, ids, query.near),
    total,
    page: query.page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    facets: facetViews(facets),
    engine,
  }
}

async function ask(ctx: Ctx, query: SearchQuery): Promise<Required<SearchFound>> {
  const { search } = ctx.ports
  try {
    const words = typedWords(query.q)
    const found = await search.search(query, PAGE_SIZE, words)
    return { ...found, engine: found.engine ?? search.name }
  } catch (error) {
    ctx.log.error({ err: error, requestId: ctx.requestId }, 'search failed')
    throw new DomainError('discovery.unavailable')
  }
}

/** Most frequent first; what is equally frequent keeps the alphabet's order. */
function facetViews(facets: FacetCounts): SearchResult['facets'] {
  const isKind = (value: string): value is ProviderKind =>
    (providerKinds as readonly string[]).includes(value)
  const kinds = sorted(facets.kind).flatMap(({ value, count }) => (isKind(value) ? [{ value, count }] : []))
  const districts = sorted(facets.district).map(({ value, count }) => {
    const [city = '', district = ''] = value.split('/')
    return { city, value: district, count }
  })
  return { kinds, cities: sorted(facets.city), districts }
}

const sorted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
