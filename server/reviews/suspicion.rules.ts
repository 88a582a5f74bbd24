import { findContacts } from '../kernel/contact-details.contract.ts'
import type { Suspicion } from './checks/check.contract.ts'

/** What is known about a review and its writer before it is shown. */
export type SuspicionFacts = {
  readonly text: string
  /** Somebody of the family works at the provider, or runs it. */
  readonly sharesPerson: boolean
  /** The visit was where the provider itself is. */
  readonly sharesAddress: boolean
  /** Voices about this provider: in the 24 hours up to this one, it included, and in the 90 days before them. */
  readonly lastDay: number
  readonly before: number
  /** What others wrote about this provider, and the writer about others, within 180 days. */
  readonly others: readonly string[]
}

/** So many voices in a day are a burst, where they are also three times the usual. */
const BURST = 6
const TIMES_USUAL = 3
const USUAL_DAYS = 90
/** Shorter texts are alike by chance. */
const COPIED_FROM = 12
const COPIED_ALIKE = 0.8

/** 可疑情形 as data: none of them is a judgement, each asks a person to look before anybody reads it. */
export const suspicions = [
  { code: 'same_household', found: ({ sharesPerson, sharesAddress }) => sharesPerson || sharesAddress },
  {
    code: 'burst',
    found: ({ lastDay, before }) => lastDay >= BURST && lastDay > (before / USUAL_DAYS) * TIMES_USUAL,
  },
  { code: 'copied_text', found: ({ text, others }) => others.some((other) => areAlike(text, other)) },
  { code: 'contact_details', found: ({ text }) => findContacts(text).length > 0 },
] as const satisfies readonly { code: Suspicion; found: (facts: SuspicionFacts) => boolean }[]

/** The patterns found, in the order of the table. Pure. */
export const findPatterns = (facts: SuspicionFacts): Suspicion[] =>
  suspicions.filter(({ found }) => found(facts)).map(({ code }) => code)

/** Whether two texts share four fifths of their pairs of characters; spaces and punctuation don't count. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (Math.min(a.size, b.size) < COPIED_FROM - 1) return false
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return shared / (a.size + b.size - shared) >= COPIED_ALIKE
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[\p{P}\p{S}\p{Z}\s]/gu, '')]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}
