/** What a recipient asks of whoever comes; empty and null mean anybody will do. */
export type Wishes = {
  readonly gender: 'female' | 'male' | null
  /** They understand one of these at least. */
  readonly languages: readonly string[]
  /** What is at home that a caregiver has to bear. */
  readonly hasPets: boolean
  readonly smokes: boolean
  /** Somebody they know comes before somebody with more time. */
  readonly prefersFamiliar: boolean
}

export const noWishes: Wishes = {
  gender: null,
  languages: [],
  hasPets: false,
  smokes: false,
  prefersFamiliar: true,
}

type Suited = {
  readonly gender: 'female' | 'male'
  readonly languages: readonly string[]
  readonly acceptsPets: boolean
  readonly acceptsSmoke: boolean
}

/**
 * Whether somebody may be sent to a recipient with these wishes. Pets and smoke are at home: on site and online they are in
 * nobody's way.
 */
export const suits = (caregiver: Suited, wishes: Wishes, atHome: boolean): boolean =>
  (wishes.gender === null || wishes.gender === caregiver.gender) &&
  (wishes.languages.length === 0 || wishes.languages.some((one) => caregiver.languages.includes(one))) &&
  (!atHome || ((!wishes.hasPets || caregiver.acceptsPets) && (!wishes.smokes || caregiver.acceptsSmoke)))
