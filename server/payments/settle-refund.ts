import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { bookRefundOutcome } from '../ledger/ledger.entry.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import { refundAfter } from './payment.rules.ts'

const named = {
  recipient: { select: { calledBy: true } },
  provider: { select: { name: true } },
} as const
const parts = {
  payment: {
    include: {
      order: {
        include: { ...named, visit: { select: { caregiver: { select: { name: true } } } } },
      },
      package: { include: named },
    },
  },
} as const satisfies Prisma.RefundInclude
type Refund = Prisma.RefundGetPayload<{ include: typeof parts }>
type Of<Thing extends 'order' | 'package'> = NonNullable<Refund['payment'][Thing]>

/**
 * Notes that a refund reached the family, or that it did not: state, ledger, a line in the timeline of what was paid for, a nudge
 * and, when done, a notice. News that changes nothing is a no-op. The caller holds the lock of what was paid for.
 */
export async function settleRefund(
  tx: Tx,
  ctx: Ctx,
  { refundId }: { refundId: string },
  outcome: 'done' | 'failed',
): Promise<void> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId }, include: parts })
  const state = refundAfter(refund.state, outcome)
  if (!state) return
  const doneAt = state === 'done' ? ctx.clock.now() : null
  await tx.refund.update({ where: { id: refund.id }, data: { state, doneAt } })
  await bookRefundOutcome(tx, {
    ...refund,
    ...{ orderId: refund.payment.orderId, packageId: refund.payment.packageId },
    adapter: refund.payment.adapter,
    before: refund.state,
    outcome: state,
    at: ctx.clock.now(),
  })
  const { order, package: bought } = refund.payment
  if (order) {
    const version = await raise(tx, order)
    await addToTimeline(tx, ctx, { refund, state, stream: `order:${order.id}`, position: version })
    await nudge(tx, order, 'order', version)
    if (state === 'done') await tellOfOrder(tx, refund, order)
  }
  if (bought) {
    const version = await raisePackage(tx, bought)
    await addToTimeline(tx, ctx, { refund, state, stream: `package:${bought.id}`, position: version })
    await nudge(tx, bought, 'package', version)
    if (state === 'done') await tellOfPackage(tx, refund, bought)
  }
  // The money is with us again although somebody waits for it: a person has to find another way.
  if (state === 'failed') ctx.log.error({ refundId, amountFen: refund.amountFen }, 'a refund was sent back')
}

const raise = async (tx: Tx, { id }: Of<'order'>): Promise<number> =>
  (await tx.order.update({ where: { id }, data: { version: { increment: 1 } }, select: { version: true } }))
    .version

const raisePackage = async (tx: Tx, { id }: Of<'package'>): Promise<number> =>
  (
    await tx.visitPackage.update({
      where: { id },
      data: { version: { increment: 1 } },
      select: { version: true },
    })
  ).version

type Line = { refund: Refund; state: 'done' | 'failed'; stream: string; position: number }

const addToTimeline = (tx: Tx, ctx: Ctx, { refund, state, stream, position }: Line) =>
  recordEvent(tx, {
    stream,
    position,
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

const nudge = (
  tx: Tx,
  of: { id: string; familyId: string; providerId: string; recipientId: string },
  kind: 'order' | 'package',
  version: number,
) =>
  enqueue(tx, 'nudge', {
    rooms: [
      room.family(of.familyId),
      room.provider(of.providerId),
      room.recipient(of.recipientId),
      room.operators,
    ],
    kind,
    id: of.id,
    version,
  })

const tellOfOrder = (tx: Tx, refund: Refund, order: Of<'order'>) =>
  enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'refund_done',
    path: `/orders/${order.id}`,
    dedupe: `refund_done:${refund.id}`,
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      caregiverName: order.visit?.caregiver.name ?? '',
      title: titleOf(order),
      startsAt: order.startsAt.toISOString(),
      amountFen: refund.amountFen,
    },
  })

const tellOfPackage = (tx: Tx, refund: Refund, bought: Of<'package'>) =>
  enqueue(tx, 'notice', {
    to: { familyId: bought.familyId },
    kind: 'package_money_back',
    path: `/packages/${bought.id}`,
    dedupe: `refund_done:${refund.id}`,
    params: {
      calledBy: bought.recipient.calledBy,
      providerName: bought.provider.name,
      title: titleOf(bought),
      amountFen: refund.amountFen,
    },
  })

const titleOf = ({ terms }: { terms: unknown }) => (terms as { title?: string }).title ?? ''
