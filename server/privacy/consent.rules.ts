import { after, days } from '../kernel/clock.ts'
import type { ConsentBasis, ConsentView } from './consent.contract.ts'

/** A yes is asked for again after a year. */
const LASTS = days(365)
/** From then on it may be renewed, and its end is foretold. */
export const FORETOLD = days(30)
/** Under this age everything about a child is sensitive, and a guardian speaks (个人信息保护法 28, 31). */
const OF_AGE = 14

export type Born = { readonly kind: 'elder' | 'child'; readonly bornOn: Date | null }

/** Whether only a guardian may say yes. A child whose birthday nobody wrote down counts as under 14. */
export function needsGuardian({ kind, bornOn }: Born, now: Date): boolean {
  if (kind !== 'child') return false
  return bornOn === null || fourteenth(bornOn) > now
}

/** When a yes given now ends: after a year, and a guardian's not later than the child's fourteenth birthday. */
export function expiryOf(born: Born, now: Date): Date {
  const year = after(now, LASTS)
  if (!needsGuardian(born, now) || !born.bornOn) return year
  return new Date(Math.min(year.getTime(), fourteenth(born.bornOn).getTime()))
}

function fourteenth(bornOn: Date): Date {
  const day = new Date(bornOn)
  day.setUTCFullYear(day.getUTCFullYear() + OF_AGE)
  return day
}

export type ConsentRow = {
  readonly textVersion: number
  readonly basis: ConsentBasis
  readonly givenByName: string
  readonly givenAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
  readonly ending: 'withdrawn' | 'renewed' | 'erased' | null
  readonly endedBy: string | null
  readonly endedByName: string
}

/** A yes counts until it is ended or over. */
const inForce = ({ endedAt, expiresAt }: Pick<ConsentRow, 'endedAt' | 'expiresAt'>, now: Date) =>
  endedAt === null && expiresAt > now

/** How things stand by the latest row of a purpose. */
export function standingOf(row: ConsentRow | undefined, now: Date, textVersion: number) {
  if (!row) return never
  const { basis, givenByName, givenAt, expiresAt, endedAt, endedByName } = row
  const state = inForce(row, now) ? 'given' : endedAt ? 'withdrawn' : 'expired'
  return {
    ...{ state, basis, givenByName, givenAt, expiresAt, endedAt, endedByName },
    ownNo: saidNoThemself(row),
    renewable: state === 'given' && (after(now, FORETOLD) >= expiresAt || row.textVersion < textVersion),
  } as const satisfies Omit<ConsentView, 'purpose'>
}

/** Taken back by the recipient: whoever else wants it has to ask them. */
export const saidNoThemself = ({ ending, endedBy }: Pick<ConsentRow, 'ending' | 'endedBy'>) =>
  ending === 'withdrawn' && endedBy === null

const never = {
  ...{ state: 'never', basis: null, givenByName: '', givenAt: null, expiresAt: null },
  ...{ endedAt: null, endedByName: '', ownNo: false, renewable: false },
} as const satisfies Omit<ConsentView, 'purpose'>
