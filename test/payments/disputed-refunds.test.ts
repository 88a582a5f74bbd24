import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import {
  PaymentRefused,
  receiveReport,
  requestRefund,
  sendRefund,
} from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { moneyOf, openPage, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)

const refundsOf = (paymentId: string) => db.refund.findMany({ where: { paymentId }, orderBy: { id: 'asc' } })

describe('a refund of money that the payer’s bank wants back', () => {
  const refusing = {
    ...ctx,
    ports: {
      ...ctx.ports,
      payments: {
        ...ctx.ports.payments,
        refund: () => Promise.reject(new PaymentRefused('disputed', 'charged back')),
      },
    },
  }
  async function disputed() {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    const paid = { id: `evt_${page.id}`, externalId: page.externalId, kind: 'paid' as const, payload: {} }
    await receiveReport(ctx, paid, applyPayment)
    const request = { orderId: order.id, amountFen: PRICE, reason: 'cancelled' }
    await inTransaction(db, (tx) => requestRefund(tx, ctx, request))
    const [refund] = await refundsOf(page.id)
    const tell = (kind: 'dispute_opened' | 'dispute_closed', outcome?: 'won' | 'lost') => {
      const dispute = { externalId: `dp_${page.id}`, amountFen: PRICE, ...(outcome && { outcome }) }
      const report = { id: `evt_${kind}_${page.id}`, externalId: page.externalId, kind, payload: {}, dispute }
      return receiveReport(ctx, report, applyPayment)
    }
    const refundId = refund?.id ?? ''
    const sentAgain = async () =>
      (await db.outbox.findMany({ where: { topic: 'refund' } })).filter(
        ({ payload }) => (payload as { refundId: string }).refundId === refundId,
      ).length - 1
    return { order, page, refundId, tell, sentAgain }
  }

  test('waits while the bank decides, and is sent when that ends well', async () => {
    const { order, page, refundId, tell, sentAgain } = await disputed()
    await sendRefund(refusing, { refundId })
    await tell('dispute_opened')
    await sendRefund(refusing, { refundId })
    expect(await refundsOf(page.id)).toMatchObject([{ state: 'requested', externalId: null }])
    expect(await sentAgain()).toBe(0)
    await tell('dispute_closed', 'won')
    expect(await sentAgain()).toBe(1)
    await expect(sendRefund(refusing, { refundId })).rejects.toThrow('was not sent')
    await sendRefund(ctx, { refundId })
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: PRICE, promised: 0 })
  })

  test.each([['before'], ['after']])(
    'is the bank’s loss and nothing else, told %s it is sent',
    async (when) => {
      const { order, page, refundId, tell } = await disputed()
      if (when === 'before') await tell('dispute_closed', 'lost')
      await sendRefund(refusing, { refundId })
      if (when === 'after') await tell('dispute_closed', 'lost')
      await sendRefund(refusing, { refundId })
      expect(await refundsOf(page.id)).toMatchObject([
        { state: 'failed', reason: 'cancelled' },
        { state: 'done', reason: `chargeback:dp_${page.id}:1` },
      ])
      expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: PRICE, promised: 0 })
      expect(await verifyChain(db, `order:${order.id}`)).toBeNull()
    },
  )
})
