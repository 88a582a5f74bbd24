import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { SearchQuery, SearchResult } from './discovery.contract.ts'
import { facetViews } from './facet-views.rules.ts'
import { findCards } from './find-cards.ts'
import { dayIgnored, freeOnDay } from './free-on-day.ts'
import { factorsOf } from './ranking.rules.ts'
import { readStandings } from './read-standings.ts'
import { marksIn, reasonsFor } from './reasons.rules.ts'
import type { SearchFound } from './search-port.ts'
import { noNames, understand } from './understand.rules.ts'
import type { Word } from './words.contract.ts'

const PAGE_SIZE = 20

/**
 * Understands the words, and finds providers by them and by conditions: one page of cards with why they are there and stand
 * there, the exact total, and counts for every other choice. Where nothing is found it says how many there would be
 * without each condition. Refuses with discovery.unavailable when no search engine answers. `engine` says who did.
 */
export async function searchProviders(ctx: Ctx, query: SearchQuery): Promise<SearchResult> {
  const { search } = ctx.ports
  const words = understand(query.q, search.names?.() ?? noNames)
  const among = await freeOnDay(ctx, query)
  const answer = await ask(ctx, query, words, among)
  const found = answer.total === 0 && among ? await withOthersFree(ctx, query, words, answer) : answer
  const [cards, standings] = await Promise.all([
    findCards(ctx, found.ids, query.near),
    found.standings ?? readStandings(ctx.db, found.ids),
  ])
  const rankedBy = new Map(found.ids.map((id, at) => [id, standings[at]]))
  const today = dayOf(ctx.clock.now())
  return {
    hits: cards.flatMap((card) => {
      const by = rankedBy.get(card.id)
      if (!by) return []
      const [marks, reasons] = [marksIn(card.name, words), reasonsFor(card, words)]
      return [{ ...card, marks, reasons, why: factorsOf(card, by, today) }]
    }),
    total: found.total,
    page: query.page,
    pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)),
    facets: facetViews(found.facets),
    ...relaxed(found, words),
    dayIgnored: dayIgnored(query, ctx.clock.now()),
    words,
    engine: found.engine ?? search.name,
  }
}

/**
 * Ids that fit, in their order, at most `most`, and how many there are in all; `only` leaves only these. For whoever asks
 * without showing a page. A day that is over or too far ahead fits nobody. An engine's failure is the caller's.
 */
export async function findIds(
  ctx: Pick<Ctx, 'db' | 'clock'> & { readonly ports: Pick<Ctx['ports'], 'search'> },
  query: SearchQuery,
  most: number,
  only?: readonly string[],
): Promise<Pick<SearchFound, 'ids' | 'total'>> {
  const { search } = ctx.ports
  if (dayIgnored(query, ctx.clock.now())) return { ids: [], total: 0 }
  const free = await freeOnDay(ctx, query)
  const among = free && only ? free.filter((id) => only.includes(id)) : (free ?? only)
  return search.search({ ...query, page: 1 }, most, understand(query.q, search.names?.() ?? noNames), among)
}

async function ask(
  ctx: Ctx,
  query: SearchQuery,
  words: readonly Word[],
  among: readonly string[] | undefined,
): Promise<SearchFound> {
  const { search } = ctx.ports
  try {
    return await search.search(query, PAGE_SIZE, words, among)
  } catch (error) {
    ctx.log.error({ err: error, requestId: ctx.requestId }, 'search failed')
    throw new DomainError('discovery.unavailable')
  }
}

/** Who is free depends on what is asked of them: without it others are, and they have to be asked for. */
async function withOthersFree(
  ctx: Ctx,
  query: SearchQuery,
  words: readonly Word[],
  found: SearchFound,
): Promise<SearchFound> {
  const asked = ofThoseWhoCome.filter((name) => query[name] !== undefined)
  const totals = await Promise.all(
    asked.map(async (name) => {
      const relaxed = { ...query, [name]: undefined }
      return [name, (await ask(ctx, relaxed, words, await freeOnDay(ctx, relaxed))).total] as const
    }),
  )
  return { ...found, without: { ...found.without, ...Object.fromEntries(totals) } }
}
const ofThoseWhoCome = ['category', 'gender', 'language', 'credential', 'level'] as const

/** What leaving something out would bring; what brings nothing is not worth saying. */
function relaxed(
  { without = {}, withoutWord = [], withoutWords = 0 }: SearchFound,
  words: readonly Word[],
): Pick<SearchResult, 'without' | 'withoutWords' | 'withoutAllWords'> {
  return {
    without: Object.fromEntries(Object.entries(without).filter(([, total]) => total > 0)),
    withoutWords: words
      .map(({ typed }, at) => ({ typed, total: withoutWord[at] ?? 0 }))
      .filter(({ total }) => total > 0),
    withoutAllWords: words.length > 1 ? withoutWords : 0,
  }
}
