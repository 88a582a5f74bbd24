import type { NamedPlace } from './words.contract.ts'

/** What an engine knows of how providers are called, so that a query can be understood by it. All texts are folded. */
export type NameLexicon = {
  /** Whether any provider has this text in its own words. */
  has(text: string): boolean
  isSyllable(letters: string): boolean
  /** Parts of names that are read like this, the most frequent first. */
  soundingLike(syllables: readonly string[]): string[]
  /** Beginnings of proper names whose initials these are. */
  initialed(letters: string): string[]
  /** Parts of names that differ from this in one letter. */
  oneLetterOff(text: string): string[]
  places(): readonly NamedPlace[]
  /** Ids of providers whose proper name begins like this, in characters, pinyin or initials, or that have it in the name. */
  beginningLike(text: string, most: number): string[]
}
