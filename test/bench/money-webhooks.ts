import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import express from 'express'
import type { Ctx } from '../../server/context.ts'
import { openReportsDesk } from '../../server/payments/keep-applying.ts'
import { requestRefund } from '../../server/payments/payments.entry.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { webhookHandler } from '../../server/payments/webhook.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { openPage, orderToPay, PRICE } from '../payments/order-bench.ts'
import { event, signed, WEBHOOK_SECRET, type Webhook } from '../support/stripe/signed.ts'
import type { World } from '../support/world.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { timed } from './timed.ts'

export type MoneyBench = Pick<Parameters<Bench>[0], 'tell' | 'say'> & { ctx: Ctx; world: World }
type Paid = { orderId: string; page: string }

/**
 * Webhooks of Stripe as they come: signed, over HTTP, to the handler and the desk of production. `answered/s` is how fast they
 * are verified and written down for good, `applied/s` how fast payment, order, ledger, timeline and outbox have all of it,
 * counted from the first one sent. Clients and server share this process.
 */
export async function webhooks(bench: MoneyBench, orders: number): Promise<void> {
  for (const clients of [1, 8, 32]) {
    bench.say(`${orders} orders, ${clients} at a time`)
    const shop = await openShop(bench.ctx)
    const measure = (name: string, told: readonly Webhook[]) => measured(bench, shop, { name, clients, told })
    const paid = await ordersOf(bench, orders)
    const said = paid.map(paidWebhook)
    await measure('new payments', said)
    await measure('the same again', said)
    const storm = await ordersOf(bench, Math.ceil(orders / 3))
    const often = storm.map(paidWebhook).flatMap((one, i) => Array(1 + (i % 5)).fill(one))
    await measure('storm, each 1-5 times', shuffled(often))
    await measure('refunds', await refundsOf(bench.ctx, paid))
    await shop.close()
  }
}

type Shop = Awaited<ReturnType<typeof openShop>>

async function openShop(ctx: Ctx) {
  const payments = stripePayments({ secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET })
  const shopCtx = { ...ctx, ports: { ...ctx.ports, payments } }
  const desk = openReportsDesk(shopCtx)
  const app = express().post(
    '/webhooks/stripe',
    webhookHandler(() => shopCtx, desk),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const agent = new Agent({ keepAlive: true })
  const { port } = server.address() as AddressInfo
  const post = ({ raw, headers }: Webhook) =>
    new Promise<void>((resolve, reject) => {
      const asked = request({ agent, port, method: 'POST', path: '/webhooks/stripe', headers }, (answer) => {
        answer.resume()
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
        )
      })
      asked.on('error', reject)
      asked.end(raw)
    })
  return {
    post,
    async close() {
      agent.destroy()
      server.close()
      await desk.stop()
    },
  }
}

type Round = { name: string; clients: number; told: readonly Webhook[] }

async function measured(
  { ctx, tell }: MoneyBench,
  shop: Shop,
  { name, clients, told }: Round,
): Promise<void> {
  const began = performance.now()
  const { seconds, sorted, cpu } = await timed(told, clients, shop.post)
  while ((await ctx.db.paymentEvent.count({ where: { appliedAt: null } })) > 0) await pause(5)
  const n = told.length
  const figure = (metric: string, value: number) =>
    tell({
      engine: 'postgres',
      metric: `${name}, ${clients} at a time: ${metric}`,
      value: rounded(value),
      n,
    })
  figure('answered/s', n / seconds)
  figure('p50 ms', percentile(sorted, 0.5))
  figure('p99 ms', percentile(sorted, 0.99))
  figure('applied/s', n / ((performance.now() - began) / 1_000))
  figure('CPU ms each while answering', cpu / n)
}

async function ordersOf({ ctx: { db }, world }: MoneyBench, count: number): Promise<Paid[]> {
  const made: Paid[] = []
  for (let i = 0; i < count; i++) {
    const { id: orderId } = await orderToPay(db, world)
    made.push({ orderId, page: (await openPage(db, orderId)).externalId })
  }
  return made
}

const paidWebhook = ({ orderId, page }: Paid): Webhook =>
  signed(
    event('checkout.session.completed', {
      ...{ id: page, object: 'checkout.session', payment_status: 'paid', status: 'complete' },
      ...{ amount_total: PRICE, currency: 'cny', payment_intent: `pi_${page}` },
      metadata: { order_id: orderId },
    }),
  )

/** What Stripe says of a refund of half the price, as it comes when ours was sent and not yet answered. */
async function refundsOf(ctx: Ctx, paid: readonly Paid[]): Promise<Webhook[]> {
  const told: Webhook[] = []
  for (const { orderId, page } of paid) {
    const amountFen = PRICE / 2
    await inTransaction(ctx.db, (tx) => requestRefund(tx, ctx, { orderId, amountFen, reason: 'bench' }))
    const { id } = await ctx.db.refund.findFirstOrThrow({ where: { payment: { orderId } } })
    const refund = { id: `re_${id}`, object: 'refund', amount: amountFen, currency: 'cny' }
    await ctx.db.refund.update({ where: { id }, data: { externalId: refund.id } })
    told.push(
      signed(event('refund.updated', { ...refund, status: 'succeeded', metadata: { session: page } })),
    )
  }
  return told
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
