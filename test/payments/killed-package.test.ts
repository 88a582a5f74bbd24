import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { after, days, hours, minutes } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import { sendRefund } from '../../server/payments/payments.entry.ts'
import { fetchMissed } from '../../server/payments/reconcile.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import { WEBHOOK_SECRET } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { again, insist, mortal, mortalDb } from './mortal.ts'
import { truthOf } from './storm.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const stripe = await stripeDouble({ now: clock.now })
afterAll(() => stripe.close())
const port = stripePayments({
  ...{ secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, apiBase: stripe.address, retries: 0 },
})
const base = testCtx(db, clock, world.daughter.viewer)

/** So many questions and transactions have begun or ended; the process dies at the one that is fatal. */
let [passed, fatal] = [0, 0]
const die = () => {
  passed += 1
  return passed === fatal
}
const ctx = { ...base, db: mortalDb(db, die), ports: { ...base.ports, payments: mortal(port, die) } }
const family = createCaller(ctx)
const desk = createCaller({ ...ctx, viewer: world.manager.viewer })

const offering = { offeringId: world.offering.id, visits: 3, priceFen: 30_001, months: 12 }
const { id: offerId } = await createCaller({ ...base, viewer: world.manager.viewer }).packages.sell({
  ...offering,
  key: randomUUID(),
})

/** Bought and paid, two visits ordered, one of them called off by its provider, and the rest given back. Gives it and what is kept. */
async function play(day: number): Promise<string> {
  const key = randomUUID()
  const bought = await insist(() => family.packages.buy({ offerId, recipientId: world.father.id, key }))
  const { id: packageId } = bought
  const { url } = await insist(() => family.packages.pay({ packageId }))
  stripe.finish([...stripe.sessions.values()].find((page) => page.url === url)?.id ?? '')
  await again(() => fetchMissed(ctx))
  while ((await again(() => applyReports(ctx, takeNews))) > 0);
  await draw(after(saturdayMorning, days(day) + hours(2)))
  const orderId = await draw(after(saturdayMorning, days(day) + hours(6)))
  const call = { orderId, transition: 'decline' as const, reason: '排不出人', key: randomUUID() }
  await insist(() => desk.orders.move(call))
  const { backFen } = await insist(() => family.packages.get({ packageId }))
  const back = { packageId, backFen, key: randomUUID() }
  await insist(() => family.packages.refund(back))
  for (const { id } of await db.refund.findMany({ where: { payment: { packageId } } }))
    await again(() => sendRefund(ctx, { refundId: id }))
  return packageId
}

async function draw(startsAt: Date): Promise<string> {
  const ownerKey = randomUUID()
  const who = { recipientId: world.father.id }
  const { id: draftId } = await insist(() => family.drafts.begin({ ownerKey, offeringId: world.offering.id }))
  const draft = { ownerKey, draftId }
  await insist(() => family.drafts.setWho({ ...draft, who }))
  await insist(() => family.drafts.setWhen({ ...draft, startsAt, caregiverId: null, note: '' }))
  const placed = { ...draft, key: randomUUID() }
  return (await insist(() => family.orders.place(placed))).id
}

test('killed between any two steps of buying a package, drawing from it and giving it back, everything is done once', {
  timeout: minutes(3),
}, async () => {
  for (fatal = 1; ; fatal++) {
    passed = 0
    const packageId = await play(fatal)
    const bought = await db.visitPackage.findUniqueOrThrow({
      where: { id: packageId },
      include: { units: { orderBy: { no: 'asc' } }, payments: { include: { refunds: true } } },
    })
    const [payment, ...more] = bought.payments
    const units = bought.units.map(({ state }) => state)
    expect([fatal, bought.state, ...units]).toEqual([fatal, 'refunded', 'drawn', 'refunded', 'refunded'])
    expect([more.length, payment?.refunds.length]).toEqual([0, 1])
    expect(truthOf(stripe, packageId)).toMatchObject({ paidFen: 30_001, returnedFen: 20_001 })
    const steps = await db.event.findMany({ where: { stream: `package:${packageId}` } })
    expect(steps.map(({ transition }) => transition).sort()).toEqual(
      ['buy', 'draw', 'draw', 'pay', 'refund', 'refund', 'return'].sort(),
    )
    expect((await checkBooks(db, clock.now())).differences).toEqual([])
    if (passed < fatal) break
  }
  // There was something to die at: each question to Stripe and each transaction, before and after.
  expect(fatal).toBeGreaterThanOrEqual(20)
})
