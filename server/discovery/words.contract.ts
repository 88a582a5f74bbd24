/** A place that a word names; an empty district means the whole city. */
export type NamedPlace = { readonly city: string; readonly district: string }

/**
 * One thing a query asks for. A provider has it when any of the spellings is somewhere in what it is found by; a place,
 * when one of its sites is there, or, where its site is not known, when its name says so. Everything is folded.
 */
export type Word = {
  /** As it was typed. */
  readonly typed: string
  /** A service counts the same whether it is in the name or among what is offered. */
  readonly as: 'text' | 'service' | 'place'
  /** The closest to what was typed first. */
  readonly spellings: readonly string[]
  readonly places: readonly NamedPlace[]
  /** How the spellings came from what was typed. */
  readonly how: 'typed' | 'synonym' | 'sound' | 'typo' | 'cut'
}

/** A word that is looked for exactly as it was typed. */
export const literally = (typed: string): Word => ({
  typed,
  as: 'text',
  spellings: [typed],
  places: [],
  how: 'typed',
})
