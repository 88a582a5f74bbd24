import { addDays } from '../kernel/wall-time.ts'
import type { PackageVisitState } from './package.contract.ts'

/** What each visit of a package is worth, in fen: alike, the last with what rounding leaves, so that they sum to the price. */
export function sharesOf({ visits, priceFen }: { visits: number; priceFen: number }): number[] {
  const eachFen = Math.floor(priceFen / visits)
  return Array.from({ length: visits }, (_, index) =>
    index + 1 < visits ? eachFen : priceFen - eachFen * (visits - 1),
  )
}

/** The last wall date of so many months from a day on: bought on the 22nd it may be used until the 21st. */
export function validUntil(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return addDays(first.toISOString().slice(0, 10), -1)
}

type Unit = { readonly fen: number; readonly backFen: number; readonly state: PackageVisitState }

/** What lies in custody: every visit nobody has ordered, and those ordered and not confirmed, less what went back of them. */
export const custodyFenOf = (units: readonly Unit[]): number =>
  sum(units.filter(({ state }) => state === 'free' || state === 'drawn'))

/** What goes back when the family asks now: the visits nobody has ordered, at what was paid for them. */
export const backFenOf = (units: readonly Unit[]): number =>
  sum(units.filter(({ state }) => state === 'free'))

const sum = (units: readonly Unit[]) => units.reduce((total, { fen, backFen }) => total + fen - backFen, 0)
