import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { orderPockets } from '../../ledger/ledger.entry.ts'
import type { Db, Prisma, Tx } from '../../platform/db.ts'
import { getOrderRecord, type OrderRecord } from '../load-order.ts'
import { type Side, visibleOrders } from '../order-scope.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { manages, mayOrder } from '../order-view.ts'
import { textOf } from './keep-stay.ts'
import type { StayView } from './stay.contract.ts'
import { deductionLapsesAt, depositBackAt, monthStandsAt, monthsOf } from './stay.rules.ts'

export type StayRecord = Prisma.StayGetPayload<object>
type Found = { order: OrderRecord; stay: StayRecord; side: Side }

/**
 * A stay and from which side the viewer may act on it: those of the family who order, its provider's managers, operators.
 * Refuses with orders.not_found, stays.not_found.
 */
export async function getStay(
  ctx: PersonCtx,
  db: Db | Tx,
  { orderId, as }: { orderId: string; as?: Side | undefined },
): Promise<Found> {
  for (const { side, where } of visibleOrders(ctx.viewer)) {
    if (as && as !== side) continue
    const mine = await db.order.findFirst({ where: { AND: [{ id: orderId }, where] }, select: { id: true } })
    if (!mine) continue
    const order = await getOrderRecord(db, { id: orderId })
    const stay = await db.stay.findUnique({ where: { orderId } })
    if (!stay) throw new DomainError('stays.not_found')
    const acts =
      side === 'operator' ||
      (side === 'family' ? mayOrder(ctx.viewer, order.familyId) : manages(ctx.viewer, order.providerId))
    if (acts) return { order, stay, side }
  }
  throw new DomainError('orders.not_found')
}

/** Where the money of months paid ahead is, month by month, and the deposit. Refuses with orders.not_found, stays.not_found. */
export async function findStay(
  ctx: PersonCtx,
  { orderId, as }: { orderId: string; as?: Side | undefined },
): Promise<StayView> {
  const { order, stay, side } = await getStay(ctx, ctx.db, { orderId, as })
  const { custodyFen, depositFen } = await orderPockets(ctx.db, orderId)
  const released = await ctx.db.ledgerJournal.findMany({
    where: { orderId, kind: 'month_released' },
    select: { reason: true },
  })
  const done = new Set(released.map(({ reason }) => Number(reason)))
  const [startsOn, lastDay] = [textOf(stay.startsOn), textOf(stay.lastDay)]
  const today = dayOf(ctx.clock.now())
  const settled = order.state === 'closed'
  const over = ended(order)
  return {
    ...{ orderId, orderNumber: order.number, startsOn, lastDay, custodyFen, depositFen },
    title: (order.terms as OfferingTerms).title,
    calledBy: order.recipient.calledBy,
    providerId: order.providerId,
    providerName: order.provider.name,
    leaving: stay.leftAt !== null,
    prepaidFen: stay.prepaidFen,
    months: monthsOf({ startsOn, months: stay.months, wholeFen: stay.prepaidFen }).map((month) => ({
      ...month,
      standsAt: monthStandsAt(month),
      state:
        month.from > lastDay
          ? 'left'
          : done.has(month.no) || settled
            ? 'released'
            : month.until < today
              ? 'over'
              : month.from <= today
                ? 'present'
                : 'ahead',
    })),
    deposit: {
      state: stay.depositState,
      wholeFen: stay.depositFen,
      deductionFen: stay.deductionFen,
      reason: stay.deductionReason,
      returnsAt: returnsAt(stay, lastDay),
      returnedAt: stay.returnedAt,
    },
    may: {
      leave: side !== 'provider' && order.state === 'in_service' && today <= lastDay,
      askDeduction: side === 'provider' && over && stay.depositState === 'held',
      returnDeposit: side === 'provider' && over && ['held', 'asked'].includes(stay.depositState),
      answerDeduction: side === 'family' && stay.depositState === 'asked',
    },
    choice: order.state === 'in_service' && today <= lastDay ? { earliest: today, latest: lastDay } : null,
  }
}

const returnsAt = (stay: StayRecord, lastDay: string): Date | null => {
  if (stay.depositState === 'held') return depositBackAt(lastDay)
  return stay.depositState === 'asked' && stay.askedAt ? deductionLapsesAt(stay.askedAt) : null
}

/** Nobody lives there any more. */
export const ended = ({ state }: Pick<OrderRecord, 'state'>): boolean =>
  state === 'completed' || state === 'closed' || state === 'disputed'
