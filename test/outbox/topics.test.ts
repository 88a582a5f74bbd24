import { expect, test } from 'vitest'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { receiveReport, requestRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { openPage, orderToPay, PRICE } from '../payments/order-bench.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { until, work } from './worker-bench.ts'

const database = await testDatabase()
const { db } = database
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)

test('a paid order that is refunded: every row it left is delivered, and the family is told', async () => {
  const nudges: { kind: string; id: string }[] = []
  const live = {
    emitChanged: (_rooms: readonly string[], changed: (typeof nudges)[0]) => void nudges.push(changed),
  }
  await work(database, { topics: createTopics(ctx, { ...live, refresh: async () => {} }) })

  const order = await orderToPay(db, world)
  const page = await openPage(db, order.id)
  await receiveReport(
    ctx,
    { id: 'evt_1', externalId: page.externalId, kind: 'paid', payload: {} },
    applyPayment,
  )
  await inTransaction(db, (tx) =>
    requestRefund(tx, ctx, { orderId: order.id, amountFen: PRICE, reason: 'declined' }),
  )
  await until(async () => (await db.refund.count({ where: { state: 'done' } })) === 1)
  await until(async () => (await db.outbox.count({ where: { deliveredAt: null } })) === 0)

  const toldTo = await db.notice.findMany({ where: { kind: 'refund_done' }, select: { userId: true } })
  expect(new Set(toldTo.map(({ userId }) => userId))).toEqual(new Set([world.daughter.id, world.brother.id]))
  expect(nudges.some(({ kind, id }) => kind === 'order' && id === order.id)).toBe(true)
})
