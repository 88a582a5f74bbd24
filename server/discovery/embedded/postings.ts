/** In which text of a listing something was found; a set of bits. */
export const IN_NAME = 1
export const IN_TITLE = 2
export const IN_ADDRESS = 4
const BITS = 3

/** An entry is a slot and where in its listing, in one number: lists of entries stay sorted by slot. */
export const entryOf = (slot: number, where: number) => slot * (1 << BITS) + where
export const slotOf = (entry: number) => entry >>> BITS
export const whereOf = (entry: number) => entry & ((1 << BITS) - 1)

/** A list of numbers that only grows, in a third of the memory of an array. */
export type Posting = { entries: Uint32Array; length: number }

export function append(posting: Posting, entry: number): void {
  if (posting.length === posting.entries.length) {
    const larger = new Uint32Array(Math.max(4, posting.length + (posting.length >> 1)))
    larger.set(posting.entries)
    posting.entries = larger
  }
  posting.entries[posting.length] = entry
  posting.length += 1
}

export const emptyPosting = (): Posting => ({ entries: new Uint32Array(0), length: 0 })

/** Pairs of neighbouring letters, and the listings they are in. Ends of texts count as letters. */
export type Pairs = ReturnType<typeof createPairs>

const END = 0

export function createPairs() {
  const postings = new Map<number, Posting>()
  const followers = new Map<number, number[]>()

  const postingOf = (pair: number) => {
    const known = postings.get(pair)
    if (known) return known
    const fresh = emptyPosting()
    postings.set(pair, fresh)
    const first = Math.floor(pair / 65_536)
    const pairs = followers.get(first)
    if (pairs) pairs.push(pair)
    else followers.set(first, [pair])
    return fresh
  }

  return {
    /** Takes the texts of one slot, which has to be larger than those before. */
    add(slot: number, texts: readonly (readonly [text: string, where: number])[]): void {
      const found = new Map<number, number>()
      for (const [text, where] of texts) {
        for (let at = 0; at < text.length; at += 1) {
          const pair = pairAt(text, at)
          found.set(pair, (found.get(pair) ?? 0) | where)
        }
      }
      for (const [pair, where] of found) append(postingOf(pair), entryOf(slot, where))
    },
    /** The shortest list that has every listing with `text`, which is two letters or more; null when one is nowhere. */
    rarest(text: string): Posting | null {
      let rarest: Posting | null = null
      for (let at = 0; at < text.length - 1; at += 1) {
        const posting = postings.get(pairAt(text, at))
        if (!posting) return null
        if (!rarest || posting.length < rarest.length) rarest = posting
      }
      return rarest
    },
    /** All lists of pairs that begin with this letter. */
    beginningWith(letter: string): Posting[] {
      const pairs = followers.get(letter.charCodeAt(0)) ?? []
      return pairs.flatMap((pair) => postings.get(pair) ?? [])
    },
  }
}

const pairAt = (text: string, at: number) =>
  text.charCodeAt(at) * 65_536 + (at + 1 < text.length ? text.charCodeAt(at + 1) : END)
