import type { Ctx } from '../context.ts'
import { type Suggestions, searchInput } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import { fold } from './fold.rules.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import { services } from './synonyms.rules.ts'
import { understand } from './understand.rules.ts'
import { createVocabulary } from './vocabulary-of.rules.ts'
import type { NamedPlace, Word } from './words.contract.ts'

const MOST_SERVICES = 4
const MOST_PLACES = 3
const MOST_PROVIDERS = 5

const nothing: Suggestions = { services: [], places: [], providers: [] }

/** What somebody may mean by what they have typed so far: services, places and providers. Nothing for nothing. */
export async function suggest(ctx: Ctx, { q }: { q: string }): Promise<Suggestions> {
  const typed = fold(q)
  if (typed === '') return nothing
  const names = ctx.ports.search.names?.() ?? null
  const words = ownWords(typed, names?.places() ?? [])
  return {
    services: words
      .filter(({ as }) => as === 'service')
      .slice(0, MOST_SERVICES)
      .map(({ spellings: [text = ''] }) => ({ text, english: englishFor(text) })),
    places: words
      .filter(({ as }) => as === 'place')
      .flatMap(({ places }) => places)
      .filter((place, at, all) => all.findIndex((one) => samePlace(one, place)) === at)
      .slice(0, MOST_PLACES),
    providers: names ? await providersLike(ctx, typed, names) : [],
  }
}

const samePlace = (a: NamedPlace, b: NamedPlace) => a.city === b.city && a.district === b.district
const englishFor = (text: string) => services.find(({ words }) => words.includes(text))?.english[0] ?? text

/** Our own words that begin like this, one per service, the shortest first. */
function ownWords(typed: string, places: readonly NamedPlace[]): Word[] {
  const { han, sounds, initials, latin } = createVocabulary(places).all()
  const letters = typed.replaceAll(/[\s']/g, '')
  const found = [...han, ...(/^[a-z]{2,}$/.test(letters) ? [...initials, ...sounds, ...latin] : [])]
    .filter(([text]) => text.startsWith(typed) || text.startsWith(letters))
    .sort(([a], [b]) => a.length - b.length)
    .map(([, word]) => word)
  const seen = new Set<string>()
  return found.filter(({ as, spellings }) => {
    const meaning = as === 'service' ? englishFor(spellings[0] ?? '') : `place ${spellings[0]}`
    return !seen.has(meaning) && seen.add(meaning)
  })
}

async function providersLike(ctx: Ctx, typed: string, names: NameLexicon): Promise<Suggestions['providers']> {
  const beginning = names.beginningLike(typed.replaceAll(/[\s']/g, ''), MOST_PROVIDERS)
  const ids = beginning.length > 0 ? beginning : await understood(ctx, typed, names)
  const cards = await findCards(ctx, ids)
  return cards.map(({ id, name, place }) => ({ id, name, place }))
}

/** Where no name begins like this: whoever a search would find, if it asks for a name. */
async function understood(ctx: Ctx, typed: string, names: NameLexicon): Promise<readonly string[]> {
  const words = understand(typed, names)
  if (typed.length < 3 || words.every(({ as }) => as !== 'text')) return []
  return (await ctx.ports.search.search(searchInput.parse({ q: typed }), MOST_PROVIDERS, words)).ids
}
