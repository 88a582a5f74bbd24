import type { SearchQuery } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import { type Ask, createQuestions, type FilterOf, type Questions } from './ask.ts'
import { blended, byMetres, cheapest } from './blend.ts'
import { askFacets } from './count-facets.ts'
import { crowdQuery, nobodyTwice, type Spot } from './crowd.ts'
import { fieldsFor, type Hit, isBlended, isPriced, sortOf } from './hits.ts'
import { reasonsForNothing } from './nothing.ts'
import { filtersOf, type Wish } from './query-filter.rules.ts'
import { tiersOf } from './word-filter.rules.ts'

/** One page, the exact total, what other choices would give, and, where nothing was found, what stands in the way. */
export async function findIn(ask: Ask, wish: Wish, pageSize: number): Promise<Omit<SearchFound, 'engine'>> {
  const filter = await filterFor(ask, wish.query)
  const tiers = tierFilters(wish, filter(wish))
  const asked = createQuestions()
  const totals = tiers.map((tier) => asked.count(tier))
  const first = askFirstPage(asked, wish, tiers, pageSize)
  const facets = askFacets(asked, wish, filter)
  await asked.ask(ask)
  const counts = totals.map((answer) => answer().totalHits ?? 0)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const ids = first?.() ?? (await pageOf(ask, wish, { tiers, counts, pageSize }))
  const why = total === 0 ? await nothingFound(ask, wish) : {}
  return { ids, total, facets: facets(), ...why }
}

async function filterFor(ask: Ask, query: SearchQuery): Promise<FilterOf> {
  const crowd = query.near ? ((await ask([crowdQuery(query)]))[0]?.hits as Spot[]) : []
  return (of) => [...filtersOf(of), ...nobodyTwice(crowd, of.query)]
}

/** Without the radius, sites further away count as well. */
async function nothingFound(ask: Ask, wish: Wish) {
  const filter = await filterFor(ask, { ...wish.query, within: undefined })
  return reasonsForNothing(ask, wish, filter)
}

/** By relevance those who fit best come first, and nobody comes twice; otherwise there is one tier of all. */
function tierFilters({ query, words }: Wish, base: readonly string[]): string[][] {
  if (query.sort !== 'relevance') return [[...base]]
  const tiers = tiersOf(words)
  const before = (at: number) => tiers.slice(0, at).map((tier) => `NOT ${tier}`)
  return [...tiers.map((tier, at) => [...base, tier, ...before(at)]), [...base, ...before(tiers.length)]]
}

/** The first page, which most people look at, is asked for along with the counts; null where its order takes more than that. */
function askFirstPage(
  asked: Questions,
  { query, words }: Wish,
  tiers: readonly string[][],
  pageSize: number,
): (() => string[]) | null {
  if (query.page > 1 || isBlended(query) || isPriced(query)) return null
  const sort = sortOf(query, words.length > 0)
  const answers = tiers.map((filter) =>
    asked.add({ filter, sort, limit: pageSize, attributesToRetrieve: fieldsFor(query) }),
  )
  return () => {
    const hits = answers.flatMap((answer) => answer().hits as Hit[]).slice(0, pageSize)
    const ordered = query.near && query.sort === 'distance' ? byMetres(hits, query.near) : hits
    return ordered.map(({ provider }) => provider)
  }
}

type Window = { tiers: readonly string[][]; counts: readonly number[]; pageSize: number }

async function pageOf(
  ask: Ask,
  { query, words }: Wish,
  { tiers, counts, pageSize }: Window,
): Promise<string[]> {
  const [start, end] = [(query.page - 1) * pageSize, query.page * pageSize]
  let before = 0
  const parts = tiers.flatMap((filter, at) => {
    const [from, to] = [Math.max(0, start - before), Math.min(counts[at] ?? 0, end - before)]
    before += counts[at] ?? 0
    return to > from ? [readTier(ask, query, { filter, from, to, worded: words.length > 0 })] : []
  })
  return (await Promise.all(parts)).flat().map(({ provider }) => provider)
}

type Part = { filter: string[]; from: number; to: number; worded: boolean }

async function readTier(ask: Ask, query: SearchQuery, { filter, from, to, worded }: Part): Promise<Hit[]> {
  const read = async (sort: string[], limit: number, offset = 0) => {
    const [answer] = await ask([{ filter, sort, limit, offset, attributesToRetrieve: fieldsFor(query) }])
    return (answer?.hits ?? []) as Hit[]
  }
  if (isPriced(query)) return (await cheapest(query, read)).slice(from, to)
  if (query.near && isBlended(query)) {
    const lead = query.sort === 'rating' ? 'rating' : null
    return (await blended(to, query.near, read, lead)).slice(from)
  }
  const hits = await read(sortOf(query, worded), to - from, from)
  return query.near && query.sort === 'distance' ? byMetres(hits, query.near) : hits
}
