import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import {
  type DistrictRow,
  type FundRow,
  type LevelRow,
  type MonthRow,
  readDistricts,
  readFunds,
  readLevels,
  readMonths,
  yearSpan,
} from './read-figures.ts'
import type { Figures, figuresInput } from './statistics.contract.ts'
import { LEAST, suppress } from './suppress.rules.ts'

/** The year's figures as they are, for operators. Four statements. */
export async function findWholeFigures(ctx: Ctx, { year }: z.output<typeof figuresInput>): Promise<Figures> {
  const { districts, months, levels, funds } = await read(ctx, year)
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
  return {
    ...{ year, madeAt: ctx.clock.now(), whole: true, levels, funds },
    districts: districts.map((row) => ({ ...row, population: null })),
    months: months.map(monthOf),
    totals: {
      orders: sum(months.map(({ orders }) => orders)),
      done: sum(months.map(({ done }) => done)),
      carers: sum(levels.map(({ carers }) => carers)),
    },
  }
}

/**
 * The same for everybody: counts of people below five hidden, with what would give them away. A total is the same wherever it stands,
 * so where one table hides it, all do; what was done is shown only where both tables of it hide nothing.
 */
export async function findPublicFigures(ctx: Ctx, { year }: z.output<typeof figuresInput>): Promise<Figures> {
  const { districts, months, levels, funds } = await read(ctx, year)
  const byDistrict = hiding(districts, 'district')
  const byMonth = hiding(months, 'month')
  const carers = suppress(levels.map(({ level, carers: count }) => ({ key: level, count })))
  const total = (measure: 'orders' | 'done') =>
    byDistrict[measure].total === null || byMonth[measure].total === null ? null : byMonth[measure].total
  return {
    ...{ year, madeAt: ctx.clock.now(), whole: false },
    districts: districts.map(({ district, providers, verified }) => ({
      ...{ district, providers, verified, population: null },
      ...{ orders: byDistrict.orders.of(district), done: byDistrict.done.of(district) },
    })),
    months: months.map((row) => {
      const orders = byMonth.orders.of(row.month)
      const shown = monthOf(row)
      return {
        ...{ month: row.month, orders, done: byMonth.done.of(row.month) },
        // What is said of too few is said of them.
        ...(orders === null
          ? { waitMinutes: null, priceFen: null, stars: null, complaints: null }
          : {
              waitMinutes: row.accepted < LEAST ? null : shown.waitMinutes,
              priceFen: row.orders < LEAST ? null : shown.priceFen,
              stars: row.rated < LEAST ? null : shown.stars,
              complaints: few(row.complaints),
            }),
      }
    }),
    levels: carers.cells.map(({ key, count }) => ({ level: key, carers: count })),
    funds: funds.map(({ fund, recipients, amountFen }) => {
      const hidden = recipients > 0 && recipients < LEAST
      return { fund, recipients: hidden ? null : recipients, amountFen: hidden ? null : amountFen }
    }),
    totals: { orders: total('orders'), done: total('done'), carers: carers.total },
  }
}

type Read = { districts: DistrictRow[]; months: MonthRow[]; levels: LevelRow[]; funds: FundRow[] }

async function read({ db }: Ctx, year: number): Promise<Read> {
  const span = yearSpan(year)
  const [districts, months, levels, funds] = await Promise.all([
    readDistricts(db, span),
    readMonths(db, span),
    readLevels(db),
    readFunds(db, span),
  ])
  return { districts, months, levels, funds }
}

const monthOf = ({ month, orders, done, waitMinutes, priceFen, stars, complaints }: MonthRow) => ({
  ...{ month, orders, done, waitMinutes, priceFen, stars, complaints },
})

const few = (count: number) => (count > 0 && count < LEAST ? null : count)

type Counts = { orders: number; done: number }

/** Orders and done are hidden together: the difference of the two would tell of few as well. */
function hiding<Name extends string>(rows: readonly (Counts & Record<Name, string>)[], name: Name) {
  const orders = suppress(rows.map((row) => ({ key: row[name], count: row.orders })))
  const done = suppress(rows.map((row) => ({ key: row[name], count: row.done })))
  const shown = (from: typeof orders, key: string) =>
    from.cells.find((cell) => cell.key === key)?.count ?? null
  return {
    orders: { total: orders.total, of: (key: string) => shown(orders, key) },
    done: {
      total: done.total,
      of: (key: string) => {
        const all = rows.find((row) => row[name] === key)
        const undone = (all?.orders ?? 0) - (all?.done ?? 0)
        return undone > 0 && undone < LEAST ? null : shown(done, key)
      },
    },
  }
}
