import { fold } from './fold.rules.ts'
import { oneEditApart } from './one-edit.rules.ts'
import { nicknamesOf } from './place-nicknames.rules.ts'
import { soundsOf } from './sounds.rules.ts'
import { fillers, recipients, type Service, services } from './synonyms.rules.ts'
import type { NamedPlace, Word } from './words.contract.ts'

/** `recipient`: whom it is for. */
type Part = {
  readonly text: string
  readonly word?: Word
  readonly filler?: boolean
  readonly recipient?: boolean
}

/** Our own words (services and the places that have providers) and how they may be typed. */
export type Vocabulary = ReturnType<typeof buildVocabulary>

let latest: { places: readonly NamedPlace[]; count: number; vocabulary: Vocabulary } | null = null

/** The vocabulary with these places; the last one is kept, since places seldom change. */
export function createVocabulary(places: readonly NamedPlace[]): Vocabulary {
  const known = latest?.count === places.length && same(latest.places, places)
  if (!latest || !known)
    latest = { places: [...places], count: places.length, vocabulary: buildVocabulary(places) }
  return latest.vocabulary
}

const same = (some: readonly NamedPlace[], others: readonly NamedPlace[]) =>
  some.every((place, at) => place.city === others[at]?.city && place.district === others[at]?.district)

function buildVocabulary(places: readonly NamedPlace[]) {
  const han = new Map<string, Word>()
  const sounds = new Map<string, Word>()
  const initials = new Map<string, Word>()
  const latin = new Map<string, Word>()
  const syllables = new Set<string>()
  const note = (text: string, word: Word) => {
    const reading = soundsOf(text)
    for (const syllable of reading) syllables.add(syllable)
    const first = reading.map(([initial = '']) => initial).join('')
    if (!han.has(text)) han.set(text, word)
    if (!sounds.has(reading.join(''))) sounds.set(reading.join(''), { ...word, how: 'sound' })
    if (!initials.has(first)) initials.set(first, { ...word, how: 'sound' })
  }
  // The first to take a pair of initials keeps it: what the glossary says first, then places, then what else is said.
  for (const service of services) note(service.words[0] ?? '', serviceWord(service.words[0] ?? ''))
  for (const [text, named] of placeNames(places)) note(text, placeWord(text, named))
  for (const [said, place] of nicknamesOf(places)) note(said, placeWord(said, [place]))
  for (const { words, english } of services) {
    for (const said of words.slice(1)) note(said, serviceWord(said))
    for (const phrase of english) {
      const word = { ...serviceWord(words[0] ?? ''), typed: phrase, how: 'synonym' as const }
      if (!latin.has(phrase)) latin.set(phrase, word)
    }
  }
  const longest = Math.max(...[...han.keys(), ...fillers, ...recipients].map(({ length }) => length))
  const longestSound = Math.max(...[...sounds.keys()].map(({ length }) => length))

  /** Pinyin made of our own words and of nothing else, or, with `otherwise`, of them and one stretch besides. */
  function cutLetters(letters: string): Word[] | null {
    if (letters === '') return []
    for (let length = Math.min(longestSound, letters.length); length > 1; length -= 1) {
      const word = sounds.get(letters.slice(0, length))
      const rest = word && cutLetters(letters.slice(length))
      if (word && rest) return [{ ...word, typed: letters.slice(0, length) }, ...rest]
    }
    return null
  }

  return {
    isSyllable: (letters: string) => syllables.has(letters),
    exact: (text: string): Word | undefined => han.get(text) ?? singular(latin, text),
    /** Cut at our own words, the longest first; the rest stays whole. */
    cut(text: string): Part[] {
      const parts: Part[] = []
      let rest = ''
      for (let at = 0; at < text.length; ) {
        const part = longestAt(text, at)
        if (!part) {
          rest += text[at]
          at += 1
          continue
        }
        if (rest) parts.push(restPart(rest))
        rest = ''
        parts.push(part)
        at += part.text.length
      }
      return rest ? [...parts, restPart(rest)] : parts
    },
    cutSounds: cutLetters,
    /** One name among our own words: pudongyixiangyanglaoyuan. */
    cutAround(letters: string, namesIn: (rest: string) => readonly string[]): Word[] | null {
      for (let start = 0; start < letters.length; start += 1) {
        const before = cutLetters(letters.slice(0, start))
        if (!before) continue
        for (let end = letters.length; end > start + 3; end -= 1) {
          const after = cutLetters(letters.slice(end))
          if (!after || before.length + after.length === 0) continue
          const typed = letters.slice(start, end)
          const spellings = namesIn(typed)
          if (spellings.length > 0)
            return [...before, { typed, as: 'text', spellings, places: [], how: 'sound' }, ...after]
        }
      }
      return null
    },
    sounding: (letters: string): Word | undefined => sounds.get(letters),
    initialed: (letters: string): Word | undefined => {
      const word = initials.get(letters)
      return word && { ...word, typed: letters }
    },
    /** Pinyin or English with one slip. */
    almost: (letters: string): Word | undefined => slipIn(sounds, letters) ?? slipIn(latin, letters),
    /** An English phrase that begins with the term at `from`. */
    english(terms: readonly string[], from: number): { word: Word; length: number } | null {
      for (let length = Math.min(4, terms.length - from); length > 0; length -= 1) {
        const phrase = terms.slice(from, from + length).join(' ')
        const word = singular(latin, phrase) ?? (length > 1 ? slipIn(latin, phrase) : undefined)
        if (word) return { word: { ...word, typed: phrase }, length }
      }
      return null
    },
    /** What may be offered while somebody types: our own words and how they read. */
    all: () => ({ han, sounds, initials, latin }),
  }

  function longestAt(text: string, at: number): Part | null {
    for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
      const part = text.slice(at, at + length)
      const word = han.get(part)
      if (word) return { text: part, word: { ...word, typed: part } }
      if (length > 1 && fillers.includes(part)) return { text: part, filler: true }
      if (length > 1 && recipients.includes(part)) return { text: part, recipient: true }
    }
    return null
  }
}

/** A single letter is a filler only where it stands alone: 颐和 is a name. */
const restPart = (text: string): Part => (fillers.includes(text) ? { text, filler: true } : { text })

function slipIn(known: ReadonlyMap<string, Word>, typed: string): Word | undefined {
  for (const [text, word] of known) {
    if (text.length >= 4 && oneEditApart(text, typed)) return { ...word, typed, how: 'typo' }
  }
  return undefined
}

const singular = (known: ReadonlyMap<string, Word>, phrase: string): Word | undefined =>
  known.get(phrase) ?? known.get(phrase.replace(/s$/, '')) ?? known.get(phrase.replace(/es$/, ''))

function serviceWord(said: string): Word {
  const meant = services.filter(({ words }: Service) => words.includes(said)).flatMap(({ words }) => words)
  return { typed: said, as: 'service', spellings: [...new Set([said, ...meant])], places: [], how: 'typed' }
}

function placeWord(text: string, places: readonly NamedPlace[]): Word {
  return { typed: text, as: 'place', spellings: [text], places, how: 'typed' }
}

/** 浦东新区 is also 浦东, 上海市 also 上海; a name that several places share means them all. */
function placeNames(places: readonly NamedPlace[]): Map<string, NamedPlace[]> {
  const names = new Map<string, NamedPlace[]>()
  const call = (name: string, place: NamedPlace) => {
    const known = names.get(name) ?? []
    if (!known.some(({ city, district }) => city === place.city && district === place.district)) {
      names.set(name, [...known, place])
    }
  }
  for (const { city, district } of places) {
    for (const name of city ? shorter(fold(city)) : []) call(name, { city, district: '' })
    for (const name of district ? shorter(fold(district)) : []) call(name, { city, district })
  }
  return names
}

function shorter(name: string): string[] {
  const core = name.replace(/(?:新区|区|县|市|特别行政区)$/u, '')
  return core.length >= 2 && core !== name ? [name, core] : [name]
}
