import type { Ctx } from '../../server/context.ts'
import { openPayment, requestRefund } from '../../server/payments/payments.entry.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'
import { type Random, seededRandom } from '../bench/random.ts'
import { movableClock } from '../support/clock.ts'
import { type Fault, type StripeDouble, stripeDouble } from '../support/stripe/double.ts'
import { WEBHOOK_SECRET } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { again, mortal, mortalDb } from './mortal.ts'
import { orderToPay, PRICE } from './order-bench.ts'
import { closeSome } from './storm-payouts.ts'
import { beginAnew, play } from './storm-weather.ts'

/** How often a question of ours goes wrong, and in how many ways. */
const FAULTS: readonly Fault[] = ['down', 'lost', 'locked', 'hurried']
const FAULTY = 0.15
/** How often our own process ends between two steps. */
const DEADLY = 0.05
/** How many seeds share one batch: their webhooks are mixed. */
export const BATCH = 100

export type Story = Told & { readonly orderId: string }
/** What a seed makes happen. */
export type Told = { readonly seed: number; readonly random: Random }
export type Storm = Awaited<ReturnType<typeof prepareStorm>>

/** A world, a Stripe that fails as its seed says, and a product that dies as often between its steps. */
export async function prepareStorm(db: Db) {
  const clock = movableClock()
  const world = await buildWorld(db, clock)
  let random = seededRandom(0)
  const fault = (): Fault => (random.next() < FAULTY ? random.pick(FAULTS) : 'none')
  const stripe = await stripeDouble({ fault, now: clock.now })
  const apiBase = stripe.address
  const port = stripePayments({ secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, apiBase, retries: 0 })
  const die = (how?: 'rarely') => random.next() < (how ? DEADLY / 10 : DEADLY)
  const base = testCtx(db, clock, world.daughter.viewer)
  const ports = { ...base.ports, payments: mortal(port, die) }
  const ctx: Ctx = { ...base, db: mortalDb(db, () => die('rarely')), ports }
  return {
    db,
    ctx,
    clock,
    world,
    stripe,
    die,
    reseed: (seed: number) => {
      random = seededRandom(seed)
    },
  }
}

/** Plays these seeds together to their end; gives the orders they were about, by seed. */
export async function playStorm(storm: Storm, seeds: readonly number[]): Promise<Map<number, string>> {
  const { world, db } = storm
  const mixed = await beginAnew(storm, seeds)
  const stories: Story[] = []
  for (const seed of seeds) {
    const { id: orderId } = await orderToPay(db, world)
    stories.push({ seed, orderId, random: seededRandom(seed) })
  }
  const settle = (on: Storm, { orderId: id, random }: Story) =>
    settleAndDispute(on, { id, priceFen: PRICE, random })
  await play(storm, mixed, { stories, acts: [openAndPay, closeSome, giveBack, settle] })
  return new Map(stories.map(({ seed, orderId }) => [seed, orderId]))
}

/** One or two tabs open the page; then it is paid at once, later, in vain, too late, or not at all. */
async function openAndPay({ ctx, db, stripe }: Storm, { orderId, random }: Story): Promise<void> {
  const { number, dueAt } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const request = { orderId, orderNumber: number, title: '上门助浴', amountFen: PRICE }
  const open = () => again(() => openPayment(ctx, { ...request, expiresAt: dueAt ?? ctx.clock.now() }))
  const tabs = await Promise.all(random.next() < 0.2 ? [open(), open()] : [open()])
  const page = [...stripe.sessions.values()].find(({ url }) => url === tabs.at(-1)?.url)
  if (!page) throw new Error(`order ${orderId} has no page`)
  const fate = random.next()
  if (fate < 0.1) stripe.expire(page.id)
  else if (fate < 0.15) {
    stripe.finish(page.id, 'unpaid')
    stripe.asyncPayment(page.id, 'failed')
  } else if (fate < 0.3) {
    stripe.finish(page.id, 'unpaid')
    stripe.asyncPayment(page.id, 'succeeded')
  } else {
    if (fate < 0.4) await lapse(db, orderId)
    stripe.finish(page.id)
  }
}

const lapse = (db: Db, id: string) =>
  db.order.updateMany({
    where: { id, state: 'awaiting_payment' },
    data: { state: 'lapsed', dueAt: null, dueTransition: null },
  })

/** None, one or two refunds are promised, of any size; what is too much is cut to what is left. */
async function giveBack({ ctx, db }: Storm, { orderId, random }: Story): Promise<void> {
  const wanted = random.pick([0, 0, 1, 2])
  for (let i = 0; i < wanted; i++) {
    const request = { orderId, amountFen: 1 + random.below(PRICE * 1.5), reason: `reason ${i}` }
    await inTransaction(db, (tx) => requestRefund(tx, ctx, request))
  }
}

/** Of one payment; how often a bank wants it back. */
type Settled = { id: string; priceFen: number; random: Random; disputed?: number }

/** Refunds under way are decided; a bank here and there sends one back after all, or wants a payment back. */
export async function settleAndDispute(
  { stripe }: Storm,
  { id: paidFor, priceFen, random, disputed = 0.1 }: Settled,
): Promise<void> {
  const pages = [...stripe.sessions.values()].filter(({ metadata }) => metadata.order_id === paidFor)
  for (const page of pages) {
    const refunds = [...stripe.refunds.values()].filter(({ metadata }) => metadata.session === page.id)
    for (const { id, status } of refunds) {
      if (status === 'pending') stripe.settleRefund(id, random.next() < 0.8 ? 'succeeded' : 'failed')
      else if (status === 'succeeded' && random.next() < 0.05) stripe.settleRefund(id, 'failed')
    }
    if (page.payment_status !== 'paid' || random.next() > disputed) continue
    const given = refunds.filter(({ status }) => status !== 'failed')
    const left = priceFen - given.reduce((sum, { amount }) => sum + amount, 0)
    if (left === 0) continue
    const { disputeId } = stripe.dispute(page.id, left)
    if (random.next() < 0.8) stripe.decideDispute(disputeId, random.pick(['won', 'lost']))
  }
}

/**
 * What Stripe says of an order is the truth: fen paid, fen given back by us or taken back by a bank, and fen sent on to its
 * provider, less what was taken back from there.
 */
export function truthOf(stripe: StripeDouble, orderId: string) {
  const pages = [...stripe.sessions.values()].filter(
    ({ metadata, payment_status }) => metadata.order_id === orderId && payment_status === 'paid',
  )
  const of = (name: string | null) => pages.some((page) => page.id === name || page.payment_intent === name)
  const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0)
  const transfers = [...stripe.transfers.values()].filter(({ transfer_group }) => transfer_group === orderId)
  const disputes = [...stripe.disputes.values()].filter(({ payment_intent }) => of(payment_intent))
  return {
    sentFen: transfers.reduce((total, { amount, amount_reversed }) => total + amount - amount_reversed, 0),
    paidFen: pages.reduce((total, page) => total + page.amount_total, 0),
    returnedFen:
      sum(
        [...stripe.refunds.values()].filter(
          ({ metadata, status }) => status === 'succeeded' && of(metadata.session ?? null),
        ),
      ) + sum(disputes.filter(({ status }) => status === 'lost')),
  }
}
