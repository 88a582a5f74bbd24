import type { Ctx } from '../context.ts'
import { type Suggestions, searchInput } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import { fold } from './fold.rules.ts'
import type { NameLexicon } from './name-lexicon.contract.ts'
import { services } from './synonyms.rules.ts'
import { understand } from './understand.rules.ts'
import { createVocabulary, type Vocabulary } from './vocabulary-of.rules.ts'
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
  const letters = typed.replaceAll(/[\s']/g, '')
  const { han, others } = beginningsOf(createVocabulary(places))
  const found = [typed, ...(letters === typed ? [] : [letters])].flatMap((text) => [
    ...(han.get(text) ?? []),
    ...(/^[a-z]{2,}$/.test(letters) ? (others.get(text) ?? []) : []),
  ])
  const words = found.sort((a, b) => a.text.length - b.text.length || a.at - b.at).map(({ word }) => word)
  const seen = new Set<string>()
  return words.filter(({ as, spellings }) => {
    const meaning = as === 'service' ? englishFor(spellings[0] ?? '') : `place ${spellings[0]}`
    return !seen.has(meaning) && seen.add(meaning)
  })
}

type Beginning = { readonly text: string; readonly at: number; readonly word: Word }

/** Our own words by everything they begin with, made once for a vocabulary; `at` is the order in which they are offered. */
function beginningsOf(vocabulary: Vocabulary): Record<'han' | 'others', ReadonlyMap<string, Beginning[]>> {
  if (latest?.vocabulary === vocabulary) return latest.beginnings
  const { han, initials, sounds, latin } = vocabulary.all()
  const beginnings = { han: byBeginning([han]), others: byBeginning([initials, sounds, latin], han.size) }
  latest = { vocabulary, beginnings }
  return beginnings
}
let latest: { vocabulary: Vocabulary; beginnings: ReturnType<typeof beginningsOf> } | null = null

function byBeginning(lists: readonly ReadonlyMap<string, Word>[], from = 0): Map<string, Beginning[]> {
  const found = new Map<string, Beginning[]>()
  let at = from
  for (const [text, word] of lists.flatMap((list) => [...list])) {
    at += 1
    for (let end = 1; end <= text.length; end += 1) {
      const beginning = text.slice(0, end)
      const known = found.get(beginning)
      if (known) known.push({ text, at, word })
      else found.set(beginning, [{ text, at, word }])
    }
  }
  return found
}

async function providersLike(ctx: Ctx, typed: string, names: NameLexicon): Promise<Suggestions['providers']> {
  const beginning = names.beginningLike(typed.replaceAll(/[\s']/g, ''), MOST_PROVIDERS)
  const ids = beginning.length > 0 ? beginning : await understood(ctx, typed, names)
  const cards = await findCards(ctx, ids)
  return cards.map(({ id, name, place }) => ({ id, name, place }))
}

/** Where no name begins like this: whoever has in the name what it sounds like, else whoever a search would find, if it asks for a name. */
async function understood(ctx: Ctx, typed: string, names: NameLexicon): Promise<readonly string[]> {
  const words = understand(typed, names)
  if (typed.length < 3 || words.every(({ as }) => as !== 'text')) return []
  const [only] = words
  // One word is looked up. A search would count all there is to choose from, for every letter that somebody types.
  const called = words.length === 1 && only ? namedLike(only, names) : []
  if (called.length > 0) return called
  return (await ctx.ports.search.search(searchInput.parse({ q: typed }), MOST_PROVIDERS, words)).ids
}

/** The closest spelling first. */
function namedLike({ spellings }: Word, names: NameLexicon): readonly string[] {
  const found = new Set<string>()
  for (const spelling of spellings) {
    for (const id of names.beginningLike(spelling, MOST_PROVIDERS)) found.add(id)
    if (found.size >= MOST_PROVIDERS) break
  }
  return [...found].slice(0, MOST_PROVIDERS)
}
