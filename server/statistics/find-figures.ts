import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { type CoverageRow, coverageOf } from './coverage.rules.ts'
import { findEvaluation } from './evaluation.ts'
import { readCoverage } from './read-coverage.ts'
import {
  type DistrictRow,
  type FundRow,
  type LevelRow,
  type MonthRow,
  type OutreachRow,
  readDistricts,
  readFunds,
  readLevels,
  readMonths,
  readOutreach,
  yearSpan,
} from './read-figures.ts'
import type { ReportNotes } from './report-note.contract.ts'
import { readNotes } from './report-notes.ts'
import type { Figures, figuresInput, MonthFigures } from './statistics.contract.ts'
import { isFew, LEAST, type Suppressed, suppress, suppressTogether } from './suppress.rules.ts'

/** The year's figures as they are, for operators, with the evaluation as it is counted now. Ten statements. */
export async function findWholeFigures(ctx: Ctx, { year }: z.output<typeof figuresInput>): Promise<Figures> {
  const rows = await read(ctx, year)
  const { districts, months, levels, funds, coverage, coverageOn, outreach, notes } = rows
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
  return {
    notes,
    outreach: { rows: outreach, total: sum(outreach.map(({ people }) => people)) },
    ...{ year, madeAt: ctx.clock.now(), whole: true, districts, levels, funds, coverageOn },
    evaluation: await findEvaluation(ctx, hide(ctx, year, rows), true),
    coverage: coverage.map((row) => coverageOf(row, row.carers)),
    months: months.map(monthOf),
    totals: {
      orders: sum(months.map(({ orders }) => orders)),
      done: sum(months.map(({ done }) => done)),
      carers: sum(levels.map(({ carers }) => carers)),
    },
  }
}

/**
 * The same for everybody: counts of people below five hidden, with what would give them away. Orders are counted by district, by
 * month and by whether they were done; the three share a total and are hidden together. How many were done is told for the year
 * only: beside the orders of a month or a district it would tell of few.
 */
export async function findPublicFigures(ctx: Ctx, { year }: z.output<typeof figuresInput>): Promise<Figures> {
  const figures = hide(ctx, year, await read(ctx, year))
  return { ...figures, evaluation: await findEvaluation(ctx, figures, false) }
}

/** What everybody may read, for whoever publishes something made of it. */
export const findHiddenFigures = async (ctx: Ctx, year: number) => hide(ctx, year, await read(ctx, year))

function hide({ clock }: Ctx, year: number, rows: Read): Omit<Figures, 'evaluation'> {
  const { districts, months, levels, funds, coverage, coverageOn, outreach, notes } = rows
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
  const [ordered, done] = [sum(months.map((row) => row.orders)), sum(months.map((row) => row.done))]
  const [byDistrict, byMonth, byEnd] = suppressTogether([
    districts.map(({ district, orders }) => ({ key: district, count: orders })),
    months.map(({ month, orders }) => ({ key: month, count: orders })),
    [
      { key: 'done', count: done },
      { key: 'open', count: ordered - done },
    ],
  ])
  // Caregivers are counted by level and by district: one total, so hidden together.
  const [byLevel, byPlace] = suppressTogether([
    levels.map(({ level, carers: count }) => ({ key: level, count })),
    coverage.map(({ district, carers: count }) => ({ key: district, count })),
  ])
  const sought = suppress(outreach.map(({ state, people: count }) => ({ key: state, count })))
  return {
    notes,
    outreach: {
      rows: outreach.map(({ state }) => ({ state, people: shown(sought, state) })),
      total: sought.total,
    },
    ...{ year, madeAt: clock.now(), whole: false, coverageOn },
    coverage: coverage.map((row) => coverageOf(row, shown(byPlace, row.district))),
    districts: districts.map(({ district, providers, verified }) => ({
      ...{ district, providers, verified },
      ...{ orders: shown(byDistrict, district), done: null },
    })),
    months: months.map((row) => publicMonth(row, shown(byMonth, row.month))),
    levels: levels.map(({ level }) => ({ level, carers: shown(byLevel, level) })),
    funds: funds.map(({ fund, recipients, amountFen }) => {
      const hidden = isFew(recipients)
      return { fund, recipients: hidden ? null : recipients, amountFen: hidden ? null : amountFen }
    }),
    totals: { orders: byMonth?.total ?? null, done: shown(byEnd, 'done'), carers: byLevel?.total ?? null },
  }
}

const shown = (table: Suppressed | undefined, key: string): number | null =>
  table?.cells.find((cell) => cell.key === key)?.count ?? null

/** What is said of too few is said of them. */
function publicMonth(row: MonthRow, orders: number | null): MonthFigures {
  const { month, waitMinutes, priceFen, stars, complaints } = row
  const told = (of: number) => orders !== null && of >= LEAST
  return {
    ...{ month, orders, done: null },
    waitMinutes: told(row.accepted) ? waitMinutes : null,
    priceFen: told(row.orders) ? priceFen : null,
    stars: told(row.rated) ? stars : null,
    complaints: orders === null || isFew(complaints) || isFew(orders - complaints) ? null : complaints,
  }
}

type Read = {
  districts: DistrictRow[]
  months: MonthRow[]
  levels: LevelRow[]
  funds: FundRow[]
  coverage: CoverageRow[]
  coverageOn: string
  outreach: OutreachRow[]
  notes: ReportNotes
}

async function read({ db, clock }: Ctx, year: number): Promise<Read> {
  const span = yearSpan(year)
  const [today, last] = [dayOf(clock.now()), `${year}-12-31`]
  const coverageOn = [today, last].sort()[0] ?? last
  const [districts, months, levels, funds, coverage, outreach, notes] = await Promise.all([
    readDistricts(db, span),
    readMonths(db, span),
    readLevels(db),
    readFunds(db, span),
    readCoverage(db, coverageOn),
    readOutreach(db, span),
    readNotes({ db }, year),
  ])
  return { districts, months, levels, funds, coverage, coverageOn, outreach, notes }
}

const monthOf = ({ month, orders, done, waitMinutes, priceFen, stars, complaints }: MonthRow) => ({
  ...{ month, orders, done, waitMinutes, priceFen, stars, complaints },
})
