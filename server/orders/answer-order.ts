import type { Ctx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { dueFenOf, getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { orderLifecycle } from './order.lifecycle.ts'

type Answer = { recipientId: string; orderId: string; answer: 'agree' | 'refuse'; key: string }

/**
 * The recipient's own yes or no to an order made for them; the caller has checked who they are.
 * Refuses with orders.not_found, orders.changed_meanwhile.
 */
export async function answerForRecipient(
  ctx: Ctx,
  { recipientId, orderId, answer, key }: Answer,
): Promise<void> {
  if (await findEventByKey(ctx.db, key)) return
  await inOrderTransaction(ctx.db, async (tx) => {
    const order = await getOrderRecord(tx, { id: orderId, recipientId })
    if (order.state === orderLifecycle.transitions[answer].to) return
    const mover = { kind: 'recipient' as const, id: null, name: order.recipient.name }
    const answered = await moveOrder(tx, ctx, order, answer, mover, { key })
    if (answer === 'agree' && dueFenOf(answered) === 0) {
      await moveOrder(tx, ctx, answered, 'pay', { kind: 'payment', id: null, name: '' })
    }
  })
}
