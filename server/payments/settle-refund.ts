import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { bookRefundOutcome } from '../ledger/ledger.entry.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import { refundAfter } from './payment.rules.ts'

const parts = {
  payment: {
    include: {
      order: {
        include: {
          recipient: { select: { calledBy: true } },
          provider: { select: { name: true } },
          visit: { select: { caregiver: { select: { name: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.RefundInclude
type Refund = Prisma.RefundGetPayload<{ include: typeof parts }>

/**
 * Notes that a refund reached the family, or that it did not: state, ledger, a line in the order's timeline, a nudge and, when
 * done, a notice. News that changes nothing is a no-op. The caller holds the order's lock.
 */
export async function settleRefund(
  tx: Tx,
  ctx: Ctx,
  { refundId, orderId }: { refundId: string; orderId: string },
  outcome: 'done' | 'failed',
): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: parts })
  const state = refundAfter(refund.state, outcome)
  if (!state) return
  const doneAt = state === 'done' ? ctx.clock.now() : null
  await tx.refund.update({ where: { id: refund.id }, data: { state, doneAt } })
  await bookRefundOutcome(tx, {
    ...refund,
    orderId,
    adapter: refund.payment.adapter,
    before: refund.state,
    outcome: state,
    at: ctx.clock.now(),
  })
  await addToTimeline(tx, ctx, refund, state)
  if (state === 'done') await tellFamily(tx, refund)
  // The money is with us again although somebody waits for it: a person has to find another way.
  else ctx.log.error({ refundId, orderId, amountFen: refund.amountFen }, 'a refund was sent back')
}

async function addToTimeline(tx: Tx, ctx: Ctx, refund: Refund, state: 'done' | 'failed'): Promise<void> {
  const { order } = refund.payment
  const { version } = await tx.order.update({
    where: { id: order.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  await recordEvent(tx, {
    stream: `order:${order.id}`,
    position: version,
    subject: 'payment',
    subjectId: refund.paymentId,
    transition: state === 'done' ? 'refund' : 'fail_refund',
    from: refund.state,
    to: state,
    actor: { kind: 'payment', id: null, name: '' },
    reason: refund.reason,
    data: { refundId: refund.id, amountFen: refund.amountFen },
    at: ctx.clock.now(),
  })
  await enqueue(tx, 'nudge', {
    rooms: [
      room.family(order.familyId),
      room.provider(order.providerId),
      room.recipient(order.recipientId),
      room.operators,
    ],
    kind: 'order',
    id: order.id,
    version,
  })
}

async function tellFamily(tx: Tx, refund: Refund): Promise<void> {
  const { order } = refund.payment
  await enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'refund_done',
    path: `/orders/${order.id}`,
    dedupe: `refund_done:${refund.id}`,
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      caregiverName: order.visit?.caregiver.name ?? '',
      title: (order.terms as { title?: string }).title ?? '',
      startsAt: order.startsAt.toISOString(),
      amountFen: refund.amountFen,
    },
  })
}
