import type { ProviderCard, SearchReason } from './discovery.contract.ts'
import { fold } from './fold.rules.ts'
import { categoryWords, kindWords } from './vocabulary.rules.ts'
import type { Word } from './words.contract.ts'

/** Where on a card each word was found, for whoever asks why it stands there. The name is looked at first. */
export function reasonsFor(card: ProviderCard, words: readonly Word[]): SearchReason[] {
  const name = fold(card.name)
  const offers = offersText(card)
  const place = fold(`${card.place} ${card.place.replaceAll(' ', '')}`)
  const address = fold(card.addressLine)
  return words.map(({ typed, as, spellings }) => {
    const found = (text: string) => spellings.find((spelling) => text.includes(spelling))
    const inName = found(name)
    if (as === 'text' && inName) return { typed, found: inName, at: 'name' }
    const [inOffers, inPlace, inAddress] = [offers, place, address].map(found)
    if (as === 'place') return { typed, found: inPlace ?? inName ?? typed, at: inPlace ? 'place' : 'name' }
    if (inName) return { typed, found: inName, at: 'name' }
    if (inOffers) return { typed, found: inOffers, at: 'offers' }
    if (inPlace) return { typed, found: inPlace, at: 'place' }
    if (inAddress) return { typed, found: inAddress, at: 'address' }
    return { typed, found: spellings[0] ?? typed, at: 'details' }
  })
}

/** Most cards share what they offer: the text is made once. */
function offersText({ kind, categories }: Pick<ProviderCard, 'kind' | 'categories'>): string {
  const key = `${kind} ${categories.join(' ')}`
  const known = offersTexts.get(key)
  if (known !== undefined) return known
  const text = fold([kindWords[kind], ...categories.map((category) => categoryWords[category])].join(' '))
  if (offersTexts.size > MOST_TEXTS) offersTexts.clear()
  offersTexts.set(key, text)
  return text
}
const offersTexts = new Map<string, string>()
const MOST_TEXTS = 5_000

/** The parts of a name, as it is written, that were looked for: from and to, in order, not touching each other. */
export function marksIn(name: string, words: readonly Word[]): [from: number, to: number][] {
  const spellings = words.flatMap(({ spellings }) => spellings)
  if (fold(name) === name) return joined(spellings.flatMap((spelling) => placesIn(name, spelling)))
  const letters = [...name]
  const folded = letters.map((letter) => fold(letter) || ' ')
  const text = folded.join('')
  // A letter may fold to several: each of them leads back to where it is written.
  const written = folded.flatMap((part, at) => Array<number>(part.length).fill(at))
  const starts = [0]
  for (const letter of letters) starts.push((starts.at(-1) ?? 0) + letter.length)
  return joined(
    spellings.flatMap((spelling) =>
      placesIn(text, spelling).map(([from, to]): Mark => {
        const [first, last] = [written[from] ?? 0, written[to - 1] ?? 0]
        return [starts[first] ?? 0, starts[last + 1] ?? name.length]
      }),
    ),
  )
}

type Mark = [from: number, to: number]

/** Everywhere `spelling` stands in `text`, overlapping ones as well. */
function placesIn(text: string, spelling: string): Mark[] {
  const found: Mark[] = []
  for (let at = text.indexOf(spelling); spelling && at >= 0; at = text.indexOf(spelling, at + 1))
    found.push([at, at + spelling.length])
  return found
}

/** The same letters in order, as few stretches as can be. */
function joined(marks: Mark[]): Mark[] {
  const stretches: Mark[] = []
  for (const [from, to] of marks.sort((a, b) => a[0] - b[0])) {
    const last = stretches.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else stretches.push([from, to])
  }
  return stretches
}
