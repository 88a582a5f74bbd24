import type {
  EvaluationFactor,
  EvaluationIndicator,
  EvaluationResult,
  EvaluationTerms,
} from './evaluation.contract.ts'
import type { Figures } from './statistics.contract.ts'

/**
 * A score of 100 for every district: each indicator gives its weight in proportion to its full value, not more than the weight. What
 * has no figure takes no part, and the score is over the weights that are known; below `least` of 100 there is none. Pure.
 */
export function evaluate(
  { least, indicators }: EvaluationTerms,
  { coverage, districts }: Pick<Figures, 'coverage' | 'districts'>,
): EvaluationResult[] {
  const whole = indicators.reduce((sum, { weight }) => sum + weight, 0)
  const listed = new Map(districts.map((row) => [row.district, row]))
  return coverage.map((row) => {
    const values: Readonly<Record<EvaluationIndicator, number | null>> = {
      ...{ elderPlacesPer: row.elderPlacesPer, childPlacesPer: row.childPlacesPer, carersPer: row.carersPer },
      verifiedShare: shareOf(listed.get(row.district)),
    }
    const factors = indicators.map(({ key, weight, full }): EvaluationFactor => {
      const value = values[key]
      return { key, value, points: value === null ? null : tenth(weight * Math.min(1, value / full)) }
    })
    const weights = indicators.filter((_, index) => factors[index]?.points !== null)
    const known = weights.reduce((sum, { weight }) => sum + weight, 0)
    const points = indicators.reduce((sum, { key, weight, full }) => {
      const value = values[key]
      return value === null ? sum : sum + weight * Math.min(1, value / full)
    }, 0)
    const part = (known * 100) / whole
    const score = known > 0 && part >= least ? tenth((points * 100) / known) : null
    return { district: row.district, factors, score, known: tenth(part) }
  })
}

const tenth = (value: number) => Math.round(value * 10) / 10

const shareOf = (row: { providers: number; verified: number } | undefined): number | null =>
  row && row.providers > 0 ? Math.round((row.verified * 1000) / row.providers) / 1000 : null
