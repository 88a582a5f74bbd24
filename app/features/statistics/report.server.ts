import type { AppLoadContext } from '@remix-run/node'
import { figuresInput } from '../../../server/statistics/statistics.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { formatsFor } from '../../i18n/formats.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { csvOf } from '../money/csv.ts'
import { paperPdf } from '../money/paper.server.ts'
import { drawBars } from './draw-bars.server.ts'
import { drawTiles } from './draw-tiles.server.ts'
import { figureTables } from './figure-tables.ts'

/** The asked year's tables in the reader's language. `whole`: with nothing hidden, for operators. */
export async function reportOf(context: AppLoadContext, request: Request, whole: boolean) {
  const { searchParams } = new URL(request.url)
  const thisYear = Number(dayKey(context.now).slice(0, 4))
  const read = figuresInput.safeParse({ year: searchParams.get('year') ?? thisYear })
  const year = read.success ? read.data.year : thisYear
  const { published, whole: inside } = context.api.statistics
  const figures = await (whole ? inside({ year }) : published({ year }))
  const { t } = i18nFor(context.locale)
  return {
    ...{ year, madeAt: figures.madeAt, whole, years: [0, 1, 2].map((back) => thisYear - back) },
    empty: figures.months.length === 0,
    tables: figureTables(figures, t, formatsFor(context.locale)),
  }
}

export type Report = Awaited<ReturnType<typeof reportOf>>

/** One picture as an answer: `dark` for the night, `narrow` for a phone. Null where a set has none. */
export function chartOf({ tables }: Report, key: string, request: Request): string | null {
  const chart = tables.find((table) => table.key === key)?.chart
  if (!chart) return null
  const { searchParams } = new URL(request.url)
  const look = { dark: searchParams.has('dark'), narrow: searchParams.has('narrow') }
  return chart.tiles ? drawTiles(chart.tiles, { missing: chart.missing ?? '' }, look) : drawBars(chart, look)
}

/** All tables one under the other. */
export const reportCsv = ({ tables }: Report): string =>
  csvOf(
    tables.flatMap(({ title, heads, rows, notes = [] }) => [
      [title],
      ...notes.map((note) => [note]),
      heads,
      ...rows,
      [],
    ]),
  )

/** The yearly report on paper: every figure a line, by its set. */
export function reportPdf(report: Report, context: AppLoadContext): Promise<Buffer> {
  const { t } = i18nFor(context.locale)
  const formats = formatsFor(context.locale)
  const lines = report.tables.flatMap(({ title, heads, rows }) => [
    [title, '', ''],
    ...rows.flatMap(([name = '', ...cells]) =>
      cells.map((cell, index) => ['', `${name} · ${heads[index + 1] ?? ''}`.replace(/ · $/, ''), cell]),
    ),
  ])
  return paperPdf({
    title: t('statistics:title', { year: report.year }),
    facts: [[t('common:brand'), t('statistics:made', { at: report.madeAt })]],
    columns: [
      { head: '', width: 0.28 },
      { head: '', width: 0.5 },
      { head: formats.count(report.year).replace(/\D/g, ''), width: 0.22, numeric: true },
    ],
    rows: lines,
    notes: [
      t(report.whole ? 'statistics:insideLead' : 'statistics:lead'),
      ...report.tables.flatMap(({ title, notes = [] }) => notes.map((note) => `${title} · ${note}`)),
    ],
  })
}
