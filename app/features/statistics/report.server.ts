import type { AppLoadContext } from '@remix-run/node'
import type { NoteSection } from '../../../server/statistics/report-note.contract.ts'
import { figuresInput } from '../../../server/statistics/statistics.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { formatsFor } from '../../i18n/formats.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { csvOf } from '../money/csv.ts'
import { paperPdf } from '../money/paper.server.ts'
import { drawBars, sizeOfBars } from './draw-bars.server.ts'
import { drawTiles, sizeOfTiles } from './draw-tiles.server.ts'
import { type FigureTable, figureTables } from './figure-tables.ts'
import { tellFigures } from './tell-figures.ts'

/** The asked year's tables in the reader's language. `whole`: with nothing hidden, for operators. */
export async function reportOf(context: AppLoadContext, request: Request, whole: boolean) {
  const { searchParams } = new URL(request.url)
  const thisYear = Number(dayKey(context.now).slice(0, 4))
  const read = figuresInput.safeParse({ year: searchParams.get('year') ?? thisYear })
  const year = read.success ? read.data.year : thisYear
  const { published, whole: inside } = context.api.statistics
  const readYear = (of: number) => (whole ? inside({ year: of }) : published({ year: of }))
  const [figures, before] = await Promise.all([readYear(year), year > 2024 ? readYear(year - 1) : null])
  const { t } = i18nFor(context.locale)
  const formats = formatsFor(context.locale)
  const told = tellFigures(figures, before, { t, formats, running: year >= thisYear })
  return {
    ...{ year, madeAt: figures.madeAt, whole, years: [0, 1, 2].map((back) => thisYear - back) },
    empty: figures.months.length === 0,
    published: figures.evaluation?.published ?? null,
    notes: figures.notes,
    tables: figureTables(figures, t, formats).map((table) => ({
      ...table,
      room: roomOf(table.chart),
      told: told[table.key] ?? [],
      remark: figures.notes[table.key as NoteSection],
    })),
  }
}

export type Report = Awaited<ReturnType<typeof reportOf>>

/** How much room a picture takes on a desk and on a phone; null without one. */
const roomOf = (chart: FigureTable['chart']) => {
  if (!chart) return null
  const { tiles, names } = chart
  const room = (narrow: boolean) => (tiles ? sizeOfTiles(tiles, narrow) : sizeOfBars(names.length, narrow))
  return { wide: room(false), narrow: room(true) }
}

/** One picture as an answer: `dark` for the night, `narrow` for a phone. Null where a set has none. */
export function chartOf({ tables }: Report, key: string, request: Request): string | null {
  const chart = tables.find((table) => table.key === key)?.chart
  if (!chart) return null
  const { searchParams } = new URL(request.url)
  const look = { dark: searchParams.has('dark'), narrow: searchParams.has('narrow') }
  return chart.tiles ? drawTiles(chart.tiles, { missing: chart.missing ?? '' }, look) : drawBars(chart, look)
}

/** All tables one under the other. */
export const reportCsv = ({ tables, notes: { preface } }: Report): string =>
  csvOf([
    ...(preface ? [[preface], []] : []),
    ...tables.flatMap((table) => [
      [table.title],
      ...wordsOf(table).map((words) => [words]),
      table.heads,
      ...table.rows,
      [],
    ]),
  ])

/** What is said of a set: from the figures, by an operator, and how to read it. */
const wordsOf = ({ told, remark, notes = [] }: Report['tables'][number]) => [
  ...told,
  ...(remark ? [remark] : []),
  ...notes,
]

/** The yearly report on paper: every figure a line, by its set. */
export function reportPdf(report: Report, context: AppLoadContext): Promise<Buffer> {
  const { t } = i18nFor(context.locale)
  const formats = formatsFor(context.locale)
  const { preface } = report.notes
  const tables = report.tables.filter(({ rows }) => rows.length > 0)
  const lines = tables.flatMap((table) => [
    [table.title, '', ''],
    ...wordsOf(table).map((words) => ['', words, '']),
    ...table.rows.flatMap(([name = '', ...cells]) =>
      cells.map((cell, index) => ['', `${name} · ${table.heads[index + 1] ?? ''}`.replace(/ · $/, ''), cell]),
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
    notes: [...(preface ? [preface] : []), t(report.whole ? 'statistics:insideLead' : 'statistics:lead')],
  })
}
