import type { AppLoadContext } from '@remix-run/node'
import type { NoteSection } from '../../../server/statistics/report-note.contract.ts'
import { figuresInput } from '../../../server/statistics/statistics.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { formatsFor } from '../../i18n/formats.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { csvOf } from '../money/csv.ts'
import { paperPdf } from '../money/paper.server.ts'
import { drawBars } from './draw-bars.server.ts'
import { drawTiles } from './draw-tiles.server.ts'
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
      drawn: table.chart && drawnOf(table.chart),
      told: told[table.key] ?? [],
      remark: figures.notes[table.key as NoteSection],
    })),
  }
}

export type Report = Awaited<ReturnType<typeof reportOf>>

/** The same figures are drawn once: whoever reads them afterwards is given that. */
const kept = new Map<string, Drawn>()
const MOST_KEPT = 200

type Drawn = { wide: string; narrow: string }

/** A set as a picture for a desk and one for a phone. */
function drawnOf(chart: NonNullable<FigureTable['chart']>): Drawn {
  const key = JSON.stringify(chart)
  const found = kept.get(key)
  if (found) return found
  const { tiles, missing = '' } = chart
  const draw = (narrow: boolean) =>
    tiles ? drawTiles(tiles, { missing }, { narrow }) : drawBars(chart, { narrow })
  const drawn = { wide: draw(false), narrow: draw(true) }
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, drawn)
  return drawn
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
