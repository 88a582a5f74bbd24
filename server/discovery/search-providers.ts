import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { type ProviderKind, providerKinds } from '../providers/provider.contract.ts'
import type { SearchQuery, SearchResult } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import { marksIn, reasonsFor } from './reasons.rules.ts'
import type { FacetCounts, SearchFound } from './search-port.ts'
import { noNames, understand } from './understand.rules.ts'
import type { Word } from './words.contract.ts'

const PAGE_SIZE = 20

/**
 * Understands the words, and finds providers by them and by filters: one page of cards with why they are there, the exact total, and counts for every other choice of kind,
 * city and district. Refuses with discovery.unavailable when no search engine answers. `engine` says who did.
 */
export async function searchProviders(ctx: Ctx, query: SearchQuery): Promise<SearchResult> {
  const { search } = ctx.ports
  const words = understand(query.q, search.names?.() ?? noNames)
  const { ids, total, facets, engine = search.name } = await ask(ctx, query, words)
  const cards = await findCards(ctx, ids, query.near)
  return {
    hits: cards.map((card) => ({
      ...card,
      marks: marksIn(card.name, words),
      reasons: reasonsFor(card, words),
    })),
    total,
    page: query.page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    facets: facetViews(facets),
    words,
    engine,
  }
}

async function ask(ctx: Ctx, query: SearchQuery, words: readonly Word[]): Promise<SearchFound> {
  const { search } = ctx.ports
  try {
    return await search.search(query, PAGE_SIZE, words)
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
