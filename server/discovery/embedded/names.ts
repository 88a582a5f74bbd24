import type { NameLexicon } from '../name-lexicon.contract.ts'
import { soundsOf } from '../sounds.rules.ts'
import type { FindText } from './find-text.ts'
import { ALIVE, BOOKABLE, type Listings } from './listings.ts'
import { createPairs, IN_NAME, type Pairs, slotOf, whereOf } from './postings.ts'
import { createSortedKeys } from './sorted-keys.ts'

/** How many names are looked at for one question, and how many different answers are given. */
const MOST_LOOKED_AT = 20_000
const MOST_ANSWERS = 12
/** Prefixes and endings of names repeat: their reading is looked up once. */
const MOST_READ = 20_000
const MOST_HEARD = 2_000

/** The names of all listings by how they sound, kept up with the listings. */
export function createNames(listings: Listings, findText: FindText): NameLexicon & { settle(): void } {
  const { names, columns, ids, places, pairs } = listings
  const codes = new Map<string, string>()
  const read = new Map<string, readonly string[]>()
  const sounds: string[] = []
  const soundPairs = createPairs()
  const byName = createSortedKeys()
  const bySound = createSortedKeys()
  const byInitials = createSortedKeys()

  /** One letter per syllable, so that a name and its reading are equally long. */
  function codeOf(syllable: string): string {
    const known = codes.get(syllable)
    if (known) return known
    const code =
      syllable.length === 1 && !/[a-z]/.test(syllable) ? syllable : String.fromCharCode(0xe000 + codes.size)
    codes.set(syllable, code)
    return code
  }

  function readingOf(part: string): readonly string[] {
    const known = read.get(part)
    if (known) return known
    const reading = part ? soundsOf(part) : []
    if (read.size > MOST_READ) read.clear()
    read.set(part, reading)
    return reading
  }

  /** What sounded like what was typed: people type the same few hundred, and letter by letter. Until a name comes along. */
  const heard = new Map<string, string[]>()

  listings.watch((slot) => {
    heard.clear()
    const name = names[slot] ?? ''
    const start = columns.coreStart[slot] ?? 0
    const end = columns.coreEnd[slot] ?? 0
    const parts = [
      readingOf(name.slice(0, start)),
      soundsOf(name.slice(start, end) || ' '),
      readingOf(name.slice(end)),
    ]
    const core = [...(start < end ? (parts[1] ?? []) : []), ...(parts[2] ?? [])]
    const reading = [...(parts[0] ?? []), ...core]
    const letters = [...name]
    sounds[slot] = letters.map((letter, at) => codeOf(reading[at] ?? letter).repeat(letter.length)).join('')
    soundPairs.add(slot, [[sounds[slot] ?? '', IN_NAME]])
    byName.add(name.slice(start), slot)
    bySound.add(core.join(''), slot)
    byInitials.add(core.map(([initial = '']) => initial).join(''), slot)
  })

  /** What `partOf` finds in the names that share a pair of letters with `text`, the most frequent first. */
  function collect(among: Pairs, text: string, partOf: (slot: number) => string): string[] {
    const posting = among.rarest(text)
    const counts = new Map<string, number>()
    const last = Math.min(posting?.length ?? 0, MOST_LOOKED_AT)
    for (let at = 0; at < last; at += 1) {
      const entry = posting?.entries[at] ?? 0
      if ((whereOf(entry) & IN_NAME) === 0) continue
      const part = partOf(slotOf(entry))
      if (part) counts.set(part, (counts.get(part) ?? 0) + 1)
    }
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_ANSWERS)
      .map(([part]) => part)
  }

  const lives = (slot: number) => ((columns.flags[slot] ?? 0) & ALIVE) !== 0

  function startingLike(text: string, most: number): number[] {
    const latin = /^[a-z]+$/.test(text)
    const found = [
      ...byName.beginningWith(text, most, lives),
      ...(latin ? bySound.beginningWith(text, most, lives) : []),
      ...(latin && text.length > 1 ? byInitials.beginningWith(text, most, lives) : []),
    ]
    if (found.length >= most || latin || text.length < 2) return found
    const inside = findText(text)
    for (let at = 0; at < inside.length && found.length < most; at += 1) {
      const entry = inside.entries[at] ?? 0
      if (whereOf(entry) & IN_NAME && lives(slotOf(entry))) found.push(slotOf(entry))
    }
    return found
  }

  return {
    has: (text) => findText(text).length > 0,
    isSyllable: (letters) => codes.has(letters),
    soundingLike(syllables) {
      if (syllables.length < 2) return []
      const wanted = syllables.map((syllable) => codes.get(syllable) ?? '\u0000').join('')
      const known = heard.get(wanted)
      if (known) return known
      const alike = collect(soundPairs, wanted, (slot) => {
        const at = sounds[slot]?.indexOf(wanted) ?? -1
        return at < 0 ? '' : (names[slot] ?? '').slice(at, at + wanted.length)
      })
      if (heard.size >= MOST_HEARD) heard.clear()
      heard.set(wanted, alike)
      return alike
    },
    initialed(letters) {
      const slots = byInitials.beginningWith(letters, MOST_LOOKED_AT, lives)
      const starts = slots.map((slot) => {
        const start = columns.coreStart[slot] ?? 0
        return (names[slot] ?? '').slice(start, start + letters.length)
      })
      return [...new Set(starts)].slice(0, MOST_ANSWERS)
    },
    oneLetterOff(text) {
      const found = [...text].flatMap((_, at) => {
        const [left, right] = [text.slice(0, at), text.slice(at + 1)]
        return collect(pairs, left.length >= right.length ? left : right, (slot) =>
          around(names[slot] ?? '', left, right),
        )
      })
      return [...new Set(found)].slice(0, MOST_ANSWERS)
    },
    places: () => places.slice(1),
    beginningLike(text, most) {
      const slots = [...new Set(startingLike(text, most * 8))]
      const better = (a: number, b: number) =>
        ((columns.flags[b] ?? 0) & BOOKABLE) - ((columns.flags[a] ?? 0) & BOOKABLE)
      return slots
        .sort(better)
        .slice(0, most)
        .flatMap((slot) => ids[slot] ?? [])
    },
    settle() {
      for (const keys of [byName, bySound, byInitials]) keys.settle()
    },
  }
}

/** The part of `name` that is `left`, any Chinese letter, `right`. */
function around(name: string, left: string, right: string): string {
  for (let at = name.indexOf(left); at >= 0; at = name.indexOf(left, at + 1)) {
    const middle = at + left.length
    if (name.startsWith(right, middle + 1) && /\p{Script=Han}/u.test(name[middle] ?? '')) {
      return name.slice(at, middle + 1 + right.length)
    }
    if (left === '') {
      const found = name.indexOf(right)
      return found > 0 ? name.slice(found - 1, found + right.length) : ''
    }
  }
  return ''
}
