import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { migrate } from '../../server/platform/migrations.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { BATCH, playStorm, prepareStorm } from '../payments/storm.ts'
import { findDivergence } from '../payments/storm-check.ts'
import { movableClock } from '../support/clock.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { type Bench, rounded } from './figure.ts'
import { quotes } from './money-quotes.ts'
import { type MoneyBench, webhooks } from './money-webhooks.ts'

/**
 * Money: webhooks of a payment provider, the check of the whole books, quotes, and storms of seeds against a Stripe that fails.
 * Options: --orders=400 (per figure), --seeds=10000, --only=webhooks,quotes,seeds.
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const of = (name: string) => options.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)
  const only = of('only')?.split(',')
  const wanted = (part: string) => only?.includes(part) ?? true
  if (wanted('webhooks') || wanted('quotes'))
    await withDatabase(databaseUrl, async (db) => {
      const clock = movableClock()
      const given = { ctx: testCtx(db, clock), world: await buildWorld(db, clock), tell, say }
      if (wanted('webhooks')) {
        await webhooks(given, Number(of('orders') ?? 400))
        await check(given)
      }
      if (wanted('quotes')) await quotes(given)
    })
  if (wanted('seeds')) await seeds(databaseUrl, Number(of('seeds') ?? 10_000), { tell, say })
}

async function check({ ctx, tell }: MoneyBench): Promise<void> {
  const started = performance.now()
  const { orders, differences } = await checkBooks(ctx.db, ctx.clock.now())
  const figure = (metric: string, value: number) =>
    tell({ engine: 'postgres', metric, value: rounded(value), n: orders })
  figure('check of the books: ms', performance.now() - started)
  figure('check of the books: differences', differences.length)
}

type Told = Pick<Parameters<Bench>[0], 'tell' | 'say'>
/** Storms beside each other, each with a database, a clock and a Stripe of its own: one waits while another counts. */
const LANES = 4

/** Orders paid, given back, paid out and taken back while answers are lost and processes die; each has to end where Stripe says. */
async function seeds(databaseUrl: string, count: number, { tell, say }: Told): Promise<void> {
  const firsts = Array.from({ length: Math.ceil(count / BATCH) }, (_, i) => 1 + i * BATCH)
  const wrong: string[] = []
  const sums = { payouts: 0, reversals: 0, refunds: 0 }
  const started = performance.now()
  let done = 0
  async function playAll(db: Db): Promise<void> {
    const storm = await prepareStorm(db)
    try {
      for (let first = firsts.shift(); first; first = firsts.shift()) {
        const from = first
        const batch = Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, i) => from + i)
        wrong.push(...(await findDivergence(storm, await playStorm(storm, batch))))
        done += batch.length
        if (done % 1_000 === 0) say(`${done} seeds, ${wrong.length} differ`)
      }
      sums.payouts += await db.payout.count({ where: { state: 'sent' } })
      sums.reversals += await db.payoutReversal.count({ where: { state: 'sent' } })
      sums.refunds += await db.refund.count({ where: { state: 'done' } })
    } finally {
      await storm.stripe.close()
    }
  }
  await Promise.all(Array.from({ length: LANES }, () => withDatabase(databaseUrl, playAll)))
  for (const text of wrong.slice(0, 20)) say(text)
  const figure = (metric: string, value: number) =>
    tell({ engine: 'postgres', metric: `seeds: ${metric}`, value: rounded(value), n: count })
  figure('differ', wrong.length)
  figure('payouts that arrived', sums.payouts)
  figure('parts taken back', sums.reversals)
  figure('refunds that arrived', sums.refunds)
  figure('seconds', (performance.now() - started) / 1_000)
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
