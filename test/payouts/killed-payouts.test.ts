import { afterAll, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { checkBooks, orderPockets } from '../../server/ledger/ledger.entry.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import { openPayment, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { fetchMissed } from '../../server/payments/reconcile.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { again, mortal, mortalDb } from '../payments/mortal.ts'
import { orderToPay, PRICE } from '../payments/order-bench.ts'
import { truthOf } from '../payments/storm.ts'
import { close, deliverPayouts, openAccount, payOut } from '../payments/storm-payouts.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import { WEBHOOK_SECRET } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const stripe = await stripeDouble()
afterAll(() => stripe.close())
const port = stripePayments({
  ...{ secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, apiBase: stripe.address, retries: 0 },
})
const base = testCtx(db, clock, world.daughter.viewer)
const immortal = { ...base, ports: { ...base.ports, payments: port } }

/** So many questions and transactions have begun or ended; the process dies at the one that is fatal. */
let [passed, fatal] = [0, 0]
const die = () => {
  passed += 1
  return passed === fatal
}
const ctx = { ...base, db: mortalDb(db, die), ports: { ...base.ports, payments: mortal(port, die) } }

/** An order is paid out to its provider; then its family gets half of it back, and the provider is asked for its part. */
async function play(orderId: string): Promise<void> {
  await payOut({ ctx })
  await deliverPayouts({ ctx, db })
  const promised = { orderId, amountFen: PRICE / 2, reason: 'goodwill' }
  await again(async () => {
    // A promise that was made is not made again: what asked for it knows by its own key.
    if ((await db.refund.count({ where: { payment: { orderId } } })) > 0) return
    await inTransaction(ctx.db, (tx) => requestRefund(tx, ctx, promised))
  })
  for (const { id } of await db.refund.findMany({ where: { payment: { orderId } } }))
    await again(() => sendRefund(ctx, { refundId: id }))
  await deliverPayouts({ ctx, db })
}

test('killed between any two steps of a payout, a refund and the taking back of its part, everything is done once', {
  timeout: minutes(3),
}, async () => {
  await openAccount({ db, ctx: immortal, world, stripe })
  for (fatal = 1; ; fatal++) {
    const orderId = await paidAndClosed()
    passed = 0
    await play(orderId)
    const { paidFen, returnedFen, sentFen } = truthOf(stripe, orderId)
    expect([fatal, paidFen, returnedFen]).toEqual([fatal, PRICE, PRICE / 2])
    const { payableFen, commissionFen, refundingFen, transferringFen, transferredFen } = await orderPockets(
      db,
      orderId,
    )
    expect([payableFen, refundingFen, transferringFen]).toEqual([0, 0, 0])
    expect([sentFen, commissionFen + sentFen]).toEqual([transferredFen, PRICE / 2])
    expect(await db.payout.count({ where: { orderId } })).toBe(1)
    expect((await checkBooks(db, clock.now())).differences).toEqual([])
    if (passed < fatal) break
  }
  // There was something to die at: each question to Stripe and each transaction, before and after.
  expect(fatal).toBeGreaterThanOrEqual(18)
})

async function paidAndClosed(): Promise<string> {
  const { id: orderId, number, dueAt } = await orderToPay(db, world)
  const request = { orderId, orderNumber: number, title: '上门助浴', amountFen: PRICE }
  await openPayment(immortal, { ...request, expiresAt: dueAt })
  const page = [...stripe.sessions.values()].at(-1)
  stripe.finish(page?.id ?? '')
  await fetchMissed(immortal)
  while ((await applyReports(immortal, takeNews)) > 0);
  await close({ ctx: immortal, db, world }, orderId)
  return orderId
}
