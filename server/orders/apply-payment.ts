import type { Ctx } from '../context.ts'
import { type News, requestRefund } from '../payments/payments.entry.ts'
import type { Tx } from '../platform/db.ts'
import { getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPayment } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'

/**
 * What a settled payment does to its order, in the payment's own transaction: an order that waited goes to its
 * provider; one that no longer does (lapsed, cancelled, paid already) sends the money back. Of everything else its
 * people's open pages hear.
 */
export async function applyPayment(tx: Tx, ctx: Ctx, news: News): Promise<void> {
  if (!('paymentId' in news) || !news.orderId) return
  const { orderId, paymentId, kind, amountFen } = news
  const order = await getOrderRecord(tx, { id: orderId })
  if (kind !== 'paid') return nudgeOrder(tx, order)
  if (order.state === 'awaiting_payment') {
    await moveOrder(tx, ctx, order, order.plan?.state === 'active' ? 'settle' : 'pay', asPayment)
    return
  }
  await requestRefund(tx, ctx, { orderId, paymentId, amountFen, reason: 'late_payment' })
  await nudgeOrder(tx, order)
}
