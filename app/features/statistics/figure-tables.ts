import type { i18n } from 'i18next'
import type { Figures } from '../../../server/statistics/statistics.contract.ts'
import type { formatsFor } from '../../i18n/formats.ts'
import { coverageTables } from './coverage-tables.ts'
import type { Tile } from './draw-tiles.server.ts'
import { evaluationTables } from './evaluation-tables.ts'

type Formats = ReturnType<typeof formatsFor>
export type FigureTable = {
  key:
    | 'totals'
    | 'districts'
    | 'elder'
    | 'child'
    | 'population'
    | 'evaluation'
    | 'weights'
    | 'outreach'
    | 'months'
    | 'levels'
    | 'funds'
  title: string
  heads: string[]
  rows: string[][]
  /** What is drawn, and of which column: null is a gap. */
  chart: Chart | null
  /** What has to be known to read it. */
  notes?: string[]
}
/** Bars, or a map of tiles where each knows its place. */
type Chart = {
  of: string
  names: string[]
  values: (number | null)[]
  tiles?: Tile[]
  missing?: string
}

/** The report's tables as words: the page, the CSV and the PDF all show these. */
export function figureTables(figures: Figures, t: i18n['t'], formats: Formats): FigureTable[] {
  const { districts, months, levels, funds, totals } = figures
  const count = (value: number | null) => (value === null ? t('statistics:hidden') : formats.count(value))
  // How many were done stands beside the orders only where nothing is hidden.
  const asked = figures.whole ? (['orders', 'done'] as const) : (['orders'] as const)
  const known = <Value>(value: Value | null, say: (value: Value) => string) =>
    value === null ? '—' : say(value)
  return [
    {
      ...{
        key: 'totals',
        title: t('statistics:totals'),
        heads: [t('statistics:indicator.head'), t('statistics:total')],
        chart: null,
      },
      rows: (['orders', 'done', 'carers'] as const).map((name) => [
        t(`statistics:indicator.${name}`),
        count(totals[name]),
      ]),
    },
    {
      ...{ key: 'districts', title: t('statistics:districts.title') },
      heads: (['district', 'providers', 'verified', ...asked] as const).map((name) =>
        t(`statistics:districts.${name}`),
      ),
      rows: districts.map((row) => [
        row.district,
        ...[row.providers, row.verified].map((value) => formats.count(value)),
        ...asked.map((name) => count(row[name])),
      ]),
      chart: {
        of: t('statistics:districts.verified'),
        names: districts.map(({ district }) => district),
        values: districts.map(({ verified }) => verified),
      },
    },
    ...coverageTables(figures, { t, formats }),
    ...evaluationTables(figures, { t, formats }),
    {
      ...{ key: 'outreach', title: t('statistics:outreach.title'), chart: null },
      notes: [t('statistics:outreach.note')],
      heads: [t('outreach:state.label'), t('statistics:coverage.people')],
      rows: figures.outreach.rows.map(({ state, people }) => [t(`outreach:state.${state}`), count(people)]),
    },
    {
      ...{ key: 'months', title: t('statistics:months.title') },
      heads: (['month', ...asked, 'wait', 'price', 'stars', 'complaints'] as const).map((name) =>
        t(`statistics:months.${name}`),
      ),
      rows: months.map((row) => [
        row.month,
        ...asked.map((name) => count(row[name])),
        known(row.waitMinutes, formats.duration),
        known(row.priceFen, formats.money),
        known(row.stars, (stars) => stars.toFixed(1)),
        count(row.complaints),
      ]),
      chart: {
        of: t('statistics:months.orders'),
        names: months.map(({ month }) => month),
        values: months.map(({ orders }) => orders),
      },
    },
    {
      ...{ key: 'levels', title: t('statistics:levels.title') },
      heads: [t('statistics:levels.level'), t('statistics:levels.carers')],
      rows: levels.map(({ level, carers }) => [levelOf(level, t), count(carers)]),
      chart: {
        of: t('statistics:levels.carers'),
        names: levels.map(({ level }) => levelOf(level, t)),
        values: levels.map(({ carers }) => carers),
      },
    },
    {
      ...{ key: 'funds', title: t('statistics:funds.title'), chart: null },
      heads: (['fund', 'recipients', 'amount'] as const).map((name) => t(`statistics:funds.${name}`)),
      rows: funds.map(({ fund, recipients, amountFen }) => [
        t(`statistics:funds.${fund}`),
        count(recipients),
        amountFen === null ? t('statistics:hidden') : formats.money(amountFen),
      ]),
    },
  ]
}

const levelOf = (level: string, t: i18n['t']) =>
  level === '0' ? t('statistics:levels.none') : t('statistics:levels.of', { level })
