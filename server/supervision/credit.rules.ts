import {
  type CreditFacts,
  type CreditTerms,
  type CreditUnit,
  type CreditView,
  type FactorScore,
  familyFactors,
  type UnitScore,
} from './credit.contract.ts'

export type Struck = Readonly<Partial<Record<CreditUnit, number>>>
type Counted = { score: number; band: string; factors: Omit<FactorScore, 'evidence'>[] }

/** Fewer families than this could be told apart. */
const LEAST = 5

/**
 * 信用评分, 0 to 100: each factor starts at its full weight and loses what its units take off, never below nothing. More of what is
 * bad never raises it, more of what is good never lowers it, and the same facts always give the same. Units struck after an
 * appeal do not count. What comes from families counts in steps of five, one to four as one: points are public, and a single call
 * must not be read out of them. Pure.
 */
export function creditScore(terms: CreditTerms, facts: CreditFacts, struck: Struck = {}): Counted {
  const factors = terms.factors.map(({ key, weight, units }) => {
    const counted = units.map((unit) => {
      const count = facts.bad[unit.key]
      const away = Math.min(count, struck[unit.key] ?? 0)
      const base = unit.of ? facts.base[unit.of] : null
      const counts = familyFactors.includes(key) ? inSteps : (exact: number) => exact
      const share = base === null ? 1 : 1 / Math.max(counts(base), unit.atLeast ?? 1)
      const deduct = unit.deduct * counts(count - away) * share
      return { key: unit.key, count, struck: away, deduct, of: base }
    })
    const lost = counted.reduce((sum, { deduct }) => sum + deduct, 0)
    return {
      key,
      weight,
      points: tenths(Math.max(0, weight - lost)),
      units: counted.map((unit) => ({ ...unit, deduct: tenths(Math.min(unit.deduct, weight)) })),
    }
  })
  const weights = factors.reduce((sum, { weight }) => sum + weight, 0)
  const points = factors.reduce((sum, factor) => sum + factor.points, 0)
  const score = Math.round((points / Math.max(weights, 1)) * 100)
  const bands = [...terms.bands].sort((a, b) => b.from - a.from)
  return { score, band: (bands.find(({ from }) => score >= from) ?? bands.at(-1))?.band ?? '', factors }
}

/** 0, 1 (for one to four), 5, 10, …: never more than it was. */
const inSteps = (count: number) => (isFew(count) ? 1 : count - (count % LEAST))
const isFew = (count: number | null) => count !== null && count > 0 && count < LEAST

/**
 * A score as everybody may read it: of what comes from families one to four are "fewer than five", with what they were taken off and
 * struck off from; a share's whole is not told either where the rest of it is as few. Points stay, the score is their sum: they are
 * made of steps that tell no more than this. Pure.
 */
export const publicCredit = (view: CreditView): CreditView => ({
  ...view,
  factors: view.factors.map((factor) =>
    familyFactors.includes(factor.key) ? { ...factor, units: factor.units.map(publicUnit) } : factor,
  ),
})

function publicUnit({ key, count, struck, deduct, of }: UnitScore): UnitScore {
  if (isFew(count)) return { key, count: null, struck: null, deduct: null, of: null }
  const rest = of !== null && count !== null ? of - count : null
  const hidden = isFew(struck) || (count !== null && struck !== null && isFew(count - struck))
  return {
    ...{ key, count, struck: hidden ? null : struck, deduct: hidden ? null : deduct },
    of: isFew(of) || isFew(rest) ? null : of,
  }
}

const tenths = (points: number) => Math.round(points * 10) / 10
