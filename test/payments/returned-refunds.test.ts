import { expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { receiveReport, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { moneyOf, openPage, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const operator = testCtx(db, clock, world.operator.viewer)
const api = createCaller(operator)

/** An order whose whole refund came back from the family's bank. */
async function sentBack() {
  const order = await orderToPay(db, world)
  const page = await openPage(db, order.id)
  const about = { externalId: page.externalId, payload: {} }
  await receiveReport(operator, { ...about, id: `evt_${page.id}`, kind: 'paid' }, applyPayment)
  await inTransaction(db, (tx) =>
    requestRefund(tx, operator, { orderId: order.id, amountFen: PRICE, reason: 'cancelled' }),
  )
  const { id: refundId } = await db.refund.findFirstOrThrow({ where: { paymentId: page.id } })
  await sendRefund(operator, { refundId })
  const failed = { ...about, id: `evt_back_${page.id}`, refundExternalId: `refund_${refundId}` }
  await receiveReport(operator, { ...failed, kind: 'refund_failed' }, applyPayment)
  return { order, page, refundId }
}
const waiting = async () => (await api.payments.reports()).returned

test('a refund that came back waits for an operator, and is sent again once, however often that is asked', async () => {
  const { order, refundId } = await sentBack()
  expect(await waiting()).toEqual([
    { id: refundId, amountFen: PRICE, decidedAt: clock.now(), order: { id: order.id, number: order.number } },
  ])
  const answers = await Promise.all([
    api.payments.sendAgain({ refundId }),
    api.payments.sendAgain({ refundId }),
  ])
  expect(answers).toEqual([{ amountFen: PRICE }, { amountFen: PRICE }])
  expect(await api.payments.sendAgain({ refundId })).toEqual({ amountFen: PRICE })
  expect(await waiting()).toEqual([])
  const again = await db.refund.findMany({ where: { reason: `again:${refundId}` } })
  expect(again).toHaveLength(1)
  await sendRefund(operator, { refundId: again[0]?.id ?? '' })
  expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: PRICE, promised: 0 })
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
  expect(await db.event.findMany({ where: { stream: `refund:${refundId}` } })).toMatchObject([
    {
      transition: 'retry',
      actorKind: 'operator',
      actorName: world.operator.name,
      data: { amountFen: PRICE },
    },
  ])
  expect(await verifyChain(db, `refund:${refundId}`)).toBeNull()
})

test('what came back a second time waits again', async () => {
  const { page, refundId } = await sentBack()
  await api.payments.sendAgain({ refundId })
  const again = await db.refund.findFirstOrThrow({ where: { reason: `again:${refundId}` } })
  await sendRefund(operator, { refundId: again.id })
  const about = { externalId: page.externalId, payload: {}, refundExternalId: `refund_${again.id}` }
  await receiveReport(operator, { ...about, id: `evt_${again.id}`, kind: 'refund_failed' }, applyPayment)
  expect((await waiting()).map(({ id }) => id)).toEqual([again.id])
  await api.payments.sendAgain({ refundId: again.id })
  expect(await waiting()).toEqual([])
})

test('what a bank has taken meanwhile is nobody’s to send', async () => {
  const { page, refundId } = await sentBack()
  const dispute = { externalId: `dp_${page.id}`, amountFen: PRICE, outcome: 'lost' as const }
  const report = { id: `evt_dp_${page.id}`, externalId: page.externalId, payload: {}, dispute }
  await receiveReport(operator, { ...report, kind: 'dispute_closed' }, applyPayment)
  expect(await waiting()).toEqual([])
  const refused = 'payments.refund_not_returned'
  await expect(api.payments.sendAgain({ refundId })).rejects.toThrow(refused)
  const done = await db.refund.findFirstOrThrow({ where: { paymentId: page.id, state: 'done' } })
  await expect(api.payments.sendAgain({ refundId: done.id })).rejects.toThrow(refused)
})
