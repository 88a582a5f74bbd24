import type { Ctx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { bookCustody } from '../../ledger/ledger.entry.ts'
import type { Tx } from '../../platform/db.ts'
import { isPrepaid } from '../../prepayments/prepayment.contract.ts'
import { depositFenOf, type OrderRecord, selfFenOf } from '../load-order.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { lastDayOf } from './stay.rules.ts'

/** Months have been paid ahead: from now on their money is in custody, the deposit apart. Nothing for other orders. */
export async function keepStay(tx: Tx, ctx: Ctx, order: OrderRecord): Promise<void> {
  if (!isPrepaid(order.terms)) return
  const { id: orderId, providerId } = order
  const startsOn = dayOf(order.startsAt)
  const months = (order.terms as OfferingTerms).places?.count ?? 1
  const [prepaidFen, depositFen] = [selfFenOf(order), depositFenOf(order)]
  await tx.stay.create({
    data: {
      ...{ orderId, providerId, months, prepaidFen, depositFen },
      startsOn: dateOf(startsOn),
      lastDay: dateOf(lastDayOf({ startsOn, months })),
      depositState: depositFen > 0 ? 'held' : 'none',
    },
  })
  const at = ctx.clock.now()
  await bookCustody(tx, { id: orderId, providerId, at, custodyFen: prepaidFen, depositFen })
}

/** The order is over before it began, or its family was in the right: whatever was kept apart has been given back. */
export async function closeDeposit(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  await tx.stay.updateMany({
    where: { orderId, depositState: { in: ['held', 'asked'] } },
    data: { depositState: 'returned', returnedAt: ctx.clock.now() },
  })
}

/** A date column holds midnight of its day in UTC. */
export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
export const textOf = (date: Date) => date.toISOString().slice(0, 10)
