import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Ctx } from '../../server/context.ts'
import { after, days } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import type { PaymentReport } from '../../server/payments/payment-port.ts'
import { receiveReport, requestRefund } from '../../server/payments/payments.entry.ts'
import { type Db, inTransaction, openDb } from '../../server/platform/db.ts'
import { migrate } from '../../server/platform/migrations.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { countQuote } from '../../server/quotes/quote.rules.ts'
import { countNow } from '../../server/quotes/quotes.entry.ts'
import { holdAll } from '../entitlements/held.ts'
import { openPage, orderToPay, PRICE } from '../payments/order-bench.ts'
import { coupon, factsOf, ltci, rules, voucher } from '../quotes/given.ts'
import { movableClock } from '../support/clock.ts'
import { buildWorld, testCtx, type World } from '../support/world.ts'
import { type Bench, percentile, rounded } from './figure.ts'

type Tell = Parameters<Bench>[0]['tell']
const CLIENTS = [1, 3, 8] as const

/**
 * What a payment provider tells us, taken in as in production: payment, order, ledger, timeline and outbox in one
 * transaction. New reports, the same again, a storm in which each comes one to five times, and refunds; then the check
 * of the whole books. Options: --orders=400 (per figure).
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const orders = Number(options.find((option) => option.startsWith('--orders='))?.slice(9) ?? 400)
  await withDatabase(databaseUrl, async (db) => {
    const clock = movableClock()
    const world = await buildWorld(db, clock)
    const ctx = testCtx(db, clock)
    for (const clients of CLIENTS) await takeIn({ ctx, world, orders, clients, tell, say })
    await check({ ctx, tell })
    await quotes({ ctx, world, tell })
  })
}

type Given = {
  ctx: Ctx
  world: World
  orders: number
  clients: number
  tell: Tell
  say: (text: string) => void
}

async function takeIn({ ctx, world, orders, clients, tell, say }: Given): Promise<void> {
  say(`${orders} orders, ${clients} at a time`)
  const deliver = (report: PaymentReport) => receiveReport(ctx, report, applyPayment)
  const measure = async (name: string, reports: readonly PaymentReport[]) => {
    const { seconds, sorted, cpu } = await timed(reports, clients, deliver)
    const figure = (metric: string, value: number) =>
      tell({
        engine: 'postgres',
        metric: `${name}, ${clients} at a time: ${metric}`,
        value: rounded(value),
        n: sorted.length,
      })
    figure('reports/s', sorted.length / seconds)
    figure('p50 ms', percentile(sorted, 0.5))
    figure('p99 ms', percentile(sorted, 0.99))
    figure('server CPU ms each', cpu / sorted.length)
  }
  const paid = await reportsOf(ctx.db, world, orders)
  await measure(
    'new payments',
    paid.map(({ report }) => report),
  )
  await measure(
    'the same again',
    paid.map(({ report }) => report),
  )
  const storm = await reportsOf(ctx.db, world, Math.ceil(orders / 3))
  await measure(
    'storm, each 1-5 times',
    shuffled(storm.flatMap(({ report }, i) => Array(1 + (i % 5)).fill(report))),
  )
  await measure('refunds', await refundReports(ctx, paid))
}

/** A payment report for each of so many new orders. */
async function reportsOf(db: Db, world: World, count: number) {
  const reports: { orderId: string; report: PaymentReport }[] = []
  for (let i = 0; i < count; i++) {
    const { id: orderId } = await orderToPay(db, world)
    const { externalId } = await openPage(db, orderId)
    reports.push({ orderId, report: { id: `paid_${externalId}`, externalId, kind: 'paid', payload: {} } })
  }
  return reports
}

/** What the bank says of a refund of half the price, as it comes when ours was sent and not yet answered. */
async function refundReports(
  ctx: Ctx,
  paid: Awaited<ReturnType<typeof reportsOf>>,
): Promise<PaymentReport[]> {
  const reports: PaymentReport[] = []
  for (const { orderId, report } of paid) {
    const amountFen = PRICE / 2
    await inTransaction(ctx.db, (tx) => requestRefund(tx, ctx, { orderId, amountFen, reason: 'bench' }))
    const { id } = await ctx.db.refund.findFirstOrThrow({ where: { payment: { orderId } } })
    const refundExternalId = `re_${id}`
    await ctx.db.refund.update({ where: { id }, data: { externalId: refundExternalId } })
    const { externalId } = report
    reports.push({ id: `done_${id}`, externalId, refundExternalId, kind: 'refunded', payload: {} })
  }
  return reports
}

async function check({ ctx, tell }: Pick<Given, 'ctx' | 'tell'>): Promise<void> {
  const started = performance.now()
  const { orders, differences } = await checkBooks(ctx.db, ctx.clock.now())
  const figure = (metric: string, value: number) =>
    tell({ engine: 'postgres', metric, value: rounded(value), n: orders })
  figure('check of the books: ms', performance.now() - started)
  figure('check of the books: differences', differences.length)
}

const QUOTES = 500
const COUNTS = 20_000

/** Quotes of a draft with insurance and a voucher: read and counted, one at a time and eight; and the counting alone. */
async function quotes({ ctx, world, tell }: Pick<Given, 'ctx' | 'world' | 'tell'>): Promise<void> {
  await holdAll(ctx.db, world.father.id)
  await ctx.db.provider.update({ where: { id: world.provider.id }, data: { ltci: true, voucher: true } })
  const startsAt = after(ctx.clock.now(), days(1))
  const { providerId, siteId, category, mode, unit, minutes, priceFen } = world.offering
  const subject = {
    ...{ terms: { category, mode, unit, minutes, priceFen, fees: [] }, count: 1, providerId, siteId },
    ...{ recipientId: world.father.id, startsAt, endsAt: after(startsAt, minutes * 60_000) },
  }
  const figure = (metric: string, value: number, n: number) =>
    tell({ engine: 'postgres', metric: `quotes, ${metric}`, value: rounded(value), n })
  for (const clients of [1, 8]) {
    const { seconds, sorted } = await timed(Array(QUOTES).fill(subject), clients, () =>
      countNow(ctx.db, subject),
    )
    figure(`${clients} at a time: quotes/s`, QUOTES / seconds, QUOTES)
    figure(`${clients} at a time: p99 ms`, percentile(sorted, 0.99), QUOTES)
  }
  const facts = factsOf([ltci(100_000), voucher(5_000, 80_000), coupon(500)])
  const started = performance.now()
  for (let i = 0; i < COUNTS; i++) countQuote(facts, rules)
  figure('counting alone: quotes/s', COUNTS / ((performance.now() - started) / 1_000), COUNTS)
}

/** So many at a time until all are taken in; milliseconds each, sorted, and what all took of this process. */
async function timed<T>(
  reports: readonly T[],
  clients: number,
  deliver: (report: T) => Promise<unknown>,
): Promise<{ seconds: number; sorted: number[]; cpu: number }> {
  const waiting = [...reports]
  const took: number[] = []
  const before = process.cpuUsage()
  const started = performance.now()
  const work = async () => {
    for (let report = waiting.pop(); report; report = waiting.pop()) {
      const began = performance.now()
      await deliver(report)
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(before)
  return { seconds, sorted: took.sort((a, b) => a - b), cpu: (user + system) / 1_000 }
}

/** The same order each time: figures are compared with earlier ones. */
function shuffled<T>(things: T[]): T[] {
  let seed = 20_261_121
  for (let i = things.length - 1; i > 0; i--) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = seed % (i + 1)
    const [a, b] = [things[i] as T, things[j] as T]
    things[i] = b
    things[j] = a
  }
  return things
}

/** A database of its own on the given server, migrated, dropped afterwards. */
async function withDatabase(serverUrl: string, use: (db: Db) => Promise<void>): Promise<void> {
  const name = `bench_money_${randomBytes(4).toString('hex')}`
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await administer(`create database ${name}`)
  const db = openDb(url.href, { max: 10 })
  try {
    await migrate(url.href, projectRoot())
    await use(db)
  } finally {
    await db.$disconnect()
    await administer(`drop database ${name} with (force)`)
  }
}
