import type { i18n } from 'i18next'
import type { Figures } from '../../../server/statistics/statistics.contract.ts'
import type { formatsFor } from '../../i18n/formats.ts'
import type { FigureTable } from './figure-tables.ts'

type Words = {
  t: i18n['t']
  formats: ReturnType<typeof formatsFor>
  /** The year is not over: half a year is not less than a whole one. */
  running: boolean
}
type Told = Partial<Record<FigureTable['key'], string[]>>

/**
 * What a year's figures say, in one or two plain sentences a set, in the reader's language. Only what stands in the tables is said: no
 * sum over a hidden figure, no comparison of a year that is not over or not public, no reason why. `before` are the same reader's
 * figures of the year before, null where there were none. Pure.
 */
export function tellFigures(figures: Figures, before: Figures | null, words: Words): Told {
  return {
    totals: tellTotals(figures, before, words),
    districts: tellDistricts(figures, words),
    elder: tellRates(figures, 'elderPlacesPer', words),
    child: tellRates(figures, 'childPlacesPer', words),
    evaluation: tellScores(figures, words),
    outreach: tellOutreach(figures, words),
    months: tellMonths(figures, words),
    funds: tellFunds(figures, before, words),
  }
}

function tellTotals({ year, totals, months }: Figures, before: Figures | null, words: Words): string[] {
  const { t, formats } = words
  if (months.length === 0) return []
  const { orders, done } = totals
  if (orders === null) return [t('statistics:tell.ordersHidden', { year })]
  return [
    t('statistics:tell.orders', { year, number: formats.count(orders) }),
    ...compare(orders, before?.totals.orders ?? null, formats.count, words),
    ...(done === null ? [] : [t('statistics:tell.done', { number: formats.count(done) })]),
  ]
}

/** More, less or as much as the year before; or why that is not said. */
function compare(
  now: number,
  then: number | null,
  say: (value: number) => string,
  { t, running }: Words,
): string[] {
  if (running) return [t('statistics:tell.running')]
  if (then === null) return [t('statistics:tell.cannot')]
  if (then === 0) return now === 0 ? [] : [t('statistics:tell.fromNone')]
  if (now === then) return [t('statistics:tell.same')]
  const by = Math.abs(now - then)
  const said = { before: say(then), by: say(by), percent: Math.round((by * 1000) / then) / 10 }
  return [t(now > then ? 'statistics:tell.rose' : 'statistics:tell.fell', said)]
}

function tellDistricts({ districts }: Figures, { t, formats }: Words): string[] {
  if (districts.length === 0) return []
  const sum = (of: 'providers' | 'verified') => districts.reduce((all, row) => all + row[of], 0)
  const without = districts.filter(({ verified }) => verified === 0).map(({ district }) => district)
  const told = { districts: districts.length, providers: sum('providers'), verified: sum('verified') }
  return [
    t('statistics:tell.providers', told),
    ...(without.length > 0 ? [t('statistics:tell.unverified', { names: formats.list(without) })] : []),
  ]
}

type Ranked = { district: string; value: number }

/** The most and the least, where there are two that differ. */
function ends(
  rows: readonly Ranked[],
  say: (key: 'One' | 'Even' | '', told: Record<string, string | number>) => string,
): string[] {
  const [most, ...rest] = [...rows].sort((a, b) => b.value - a.value)
  if (!most) return []
  const least = rest.at(-1)
  const told = { number: rows.length, most: most.district, high: most.value.toFixed(1) }
  if (!least) return [say('One', told)]
  if (least.value === most.value) return [say('Even', told)]
  return [say('', { ...told, least: least.district, low: least.value.toFixed(1) })]
}

function tellRates({ coverage }: Figures, of: 'elderPlacesPer' | 'childPlacesPer', { t }: Words): string[] {
  const rows = coverage.flatMap((row) => {
    const value = row[of]
    return value === null ? [] : [{ district: row.district, value }]
  })
  if (rows.length === 0) return coverage.length > 0 ? [t('statistics:tell.placesNone')] : []
  return ends(rows, (key, told) => t(`statistics:tell.places${key}`, told))
}

function tellScores({ evaluation }: Figures, { t }: Words): string[] {
  if (!evaluation || evaluation.results.length === 0) return []
  const rows = evaluation.results.flatMap(({ district, score }) =>
    score === null ? [] : [{ district, value: score }],
  )
  if (rows.length === 0) return [t('statistics:tell.scoresNone')]
  return ends(rows, (key, told) => t(`statistics:tell.scores${key}`, told))
}

function tellOutreach({ outreach: { rows, total } }: Figures, { t, formats }: Words): string[] {
  if (rows.length === 0) return []
  return total === null
    ? [t('statistics:tell.soughtHidden')]
    : [t('statistics:tell.sought', { number: formats.count(total) })]
}

function tellMonths({ months }: Figures, { t, formats }: Words): string[] {
  if (months.some(({ orders }) => orders === null)) return [t('statistics:tell.monthsHidden')]
  const most = Math.max(0, ...months.map(({ orders }) => orders ?? 0))
  const busiest = months.filter(({ orders }) => orders === most)
  if (months.length < 2 || busiest.length !== 1) return []
  const told = { month: busiest[0]?.month ?? '', number: formats.count(most) }
  return [t('statistics:tell.busiest', told)]
}

function tellFunds({ funds }: Figures, before: Figures | null, words: Words): string[] {
  if (funds.length === 0) return []
  const sum = sumOf(funds)
  if (sum === null) return [words.t('statistics:tell.fundsHidden')]
  const { money } = words.formats
  return [
    words.t('statistics:tell.funds', { amount: money(sum) }),
    ...compare(sum, before && sumOf(before.funds), money, words),
  ]
}

/** Null as soon as one part of it is hidden. */
const sumOf = (funds: Figures['funds']): number | null =>
  funds.reduce<number | null>(
    (all, { amountFen }) => (all === null || amountFen === null ? null : all + amountFen),
    0,
  )
