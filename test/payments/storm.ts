import type { Ctx } from '../../server/context.ts'
import { after, hours, minutes } from '../../server/kernel/clock.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import { openPayment, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { askForEnds, fetchMissed } from '../../server/payments/reconcile.ts'
import { storeReports } from '../../server/payments/store-reports.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'
import { type Random, seededRandom } from '../bench/random.ts'
import { movableClock } from '../support/clock.ts'
import { type Fault, type StripeDouble, stripeDouble } from '../support/stripe/double.ts'
import { signed, WEBHOOK_SECRET } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { again, Killed, mortal, mortalDb } from './mortal.ts'
import { orderToPay, PRICE } from './order-bench.ts'
import { closeSome, deliverPayouts, openAccount, payOut } from './storm-payouts.ts'

/** How often a question of ours goes wrong, and in how many ways. */
const FAULTS: readonly Fault[] = ['down', 'lost', 'locked', 'hurried']
const FAULTY = 0.15
/** How often our own process ends between two steps. */
const DEADLY = 0.05
/** How many seeds share one batch: their webhooks are mixed. */
export const BATCH = 100

export type Story = { readonly seed: number; readonly orderId: string; readonly random: Random }
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
  const { clock, stripe, world, db } = storm
  const mixed = seededRandom(seeds[0] ?? 0)
  storm.reseed(seeds[0] ?? 0)
  stripe.forget()
  await openAccount(storm)
  stripe.refundsBegin(() => mixed.pick(['succeeded', 'succeeded', 'pending', 'failed']))
  const stories: Story[] = []
  const told = { at: 0 }
  for (const seed of seeds) {
    const { id: orderId } = await orderToPay(db, world)
    stories.push({ seed, orderId, random: seededRandom(seed) })
  }
  for (const act of [openAndPay, closeSome, giveBack, settleAndDispute]) {
    for (const story of stories) await act(storm, story)
    await deliverSome(storm, mixed, told)
    await payOut(storm)
    await sendAll(storm)
  }
  await reachTheEnd(storm)
  clock.set(after(clock.now(), minutes(1)))
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

/** Refunds under way are decided; a bank here and there sends one back after all, or wants a payment back. */
async function settleAndDispute({ stripe }: Storm, { orderId, random }: Story): Promise<void> {
  const pages = [...stripe.sessions.values()].filter(({ metadata }) => metadata.order_id === orderId)
  for (const page of pages) {
    const refunds = [...stripe.refunds.values()].filter(({ metadata }) => metadata.session === page.id)
    for (const { id, status } of refunds) {
      if (status === 'pending') stripe.settleRefund(id, random.next() < 0.8 ? 'succeeded' : 'failed')
      else if (status === 'succeeded' && random.next() < 0.05) stripe.settleRefund(id, 'failed')
    }
    if (page.payment_status !== 'paid' || random.next() > 0.1) continue
    const given = refunds.filter(({ status }) => status !== 'failed')
    const left = PRICE - given.reduce((sum, { amount }) => sum + amount, 0)
    if (left === 0) continue
    const { disputeId } = stripe.dispute(page.id, left)
    if (random.next() < 0.8) stripe.decideDispute(disputeId, random.pick(['won', 'lost']))
  }
}

/** Of what has happened some is delivered one to five times, in any order, some later, and some never. */
async function deliverSome(storm: Storm, random: Random, told: { at: number }): Promise<void> {
  const { stripe, ctx } = storm
  const pile = stripe.events.flatMap((event, place) => {
    const isNew = place >= told.at
    return random.next() < (isNew ? 0.8 : 0.2) ? Array(1 + random.below(5)).fill(event) : []
  })
  told.at = stripe.events.length
  for (let i = pile.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[pile[i], pile[j]] = [pile[j], pile[i]]
  }
  while (pile.length > 0) {
    const some = pile.splice(0, 1 + random.below(120))
    const reports = await Promise.all(
      some.map((event) => {
        const { raw, headers } = signed(event)
        return again(() => ctx.ports.payments.readWebhook(raw, headers))
      }),
    )
    const told = reports.filter((report) => report !== null)
    await again(() => storeReports(ctx, storm.db, told))
    await applySome(storm)
  }
}

async function applySome({ ctx, die }: Storm): Promise<void> {
  const take: typeof takeNews = async (tx, by, news) => {
    await takeNews(tx, by, news)
    if (die('rarely')) throw new Killed('before the commit')
  }
  while ((await again(() => applyReports(ctx, take))) > 0);
}

/** What the outbox would do, until nothing is left to send. */
async function sendAll({ ctx, db }: Storm): Promise<void> {
  const unsent = await db.refund.findMany({ where: { state: 'requested', externalId: null } })
  for (const { id } of unsent) await again(() => sendRefund(ctx, { refundId: id }))
  await deliverPayouts({ ctx, db })
}

/** What a quiet hour brings: what was missed is fetched, what failed is tried again, what never ended is asked for. */
async function reachTheEnd(storm: Storm): Promise<void> {
  const { ctx, clock, stripe, db } = storm
  for (let round = 0; round < 3; round++) {
    clock.advance(hours(1) + minutes(1))
    await again(() => fetchMissed(ctx))
    await again(() => askForEnds(ctx))
    await applySome(storm)
    await sendAll(storm)
    for (const { id, status } of [...stripe.refunds.values()]) {
      if (status === 'pending') stripe.settleRefund(id, 'succeeded')
    }
  }
  await applyQuietly(storm)
  const waiting = await db.paymentEvent.count({ where: { appliedAt: null } })
  if (waiting > 0) throw new Error(`${waiting} reports are not applied`)
}

async function applyQuietly({ ctx, db, clock }: Storm): Promise<void> {
  await again(() => fetchMissed(ctx))
  await db.paymentEvent.updateMany({
    where: { parkedAt: { not: null } },
    data: { parkedAt: null, nextTryAt: clock.now(), tries: 0 },
  })
  while ((await again(() => applyReports(ctx, takeNews))) > 0);
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
  return {
    sentFen: transfers.reduce((total, { amount, amount_reversed }) => total + amount - amount_reversed, 0),
    paidFen: pages.reduce((total, page) => total + page.amount_total, 0),
    returnedFen:
      sum(
        [...stripe.refunds.values()].filter(
          ({ metadata, status }) => status === 'succeeded' && of(metadata.session ?? null),
        ),
      ) +
      sum(
        [...stripe.disputes.values()].filter(
          ({ payment_intent, status }) => status === 'lost' && of(payment_intent),
        ),
      ),
  }
}
