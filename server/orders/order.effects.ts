import type { Ctx } from '../context.ts'
import { familyPart, freeUses, lessOf, settleUses } from '../entitlements/entitlements.entry.ts'
import { bookRelease, orderPockets } from '../ledger/ledger.entry.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import { type Audience, enqueue } from '../outbox/outbox.entry.ts'
import { giveBackOfVisit, returnVisit, useVisit } from '../packages/packages.entry.ts'
import { requestRefund } from '../payments/payments.entry.ts'
import type { Tx } from '../platform/db.ts'
import { isPrepaid } from '../prepayments/prepayment.contract.ts'
import { depositFenOf, fundersOf, moneyOf, type OrderRecord, packageFenOf, selfFenOf } from './load-order.ts'
import type { MoveOrder, Mover, MoveVisit } from './mover.ts'
import type { OrderEffect } from './order.lifecycle.ts'
import { refundOnCancel } from './order.rules.ts'
import type { OfferingTerms } from './order-view.contract.ts'
import { followPlan } from './plan/follow-plan.ts'
import { quoteBill } from './plan/quote-bill.ts'
import { closeDeposit, keepStay } from './stay/keep-stay.ts'
import { tellOfFreedTime } from './waitlist/offer-freed.ts'

type Step = {
  /** The order as it was before the move. */
  readonly before: OrderRecord
  readonly order: OrderRecord
  readonly mover: Mover
  readonly move: MoveVisit
  readonly moveOrder: MoveOrder
}
type Tell = Extract<OrderEffect, `tell-${string}`>
type Work = Exclude<OrderEffect, Tell>

/** Carries out one effect of a move, inside its transaction; gives the order as it is then. */
export async function applyEffect(
  tx: Tx,
  ctx: Ctx,
  { effect, ...step }: Step & { effect: OrderEffect },
): Promise<OrderRecord> {
  if (isTell(effect)) {
    await tell(tx, effect, step)
    return step.order
  }
  return (await works[effect](tx, ctx, step)) ?? step.order
}

const works: Record<Work, (tx: Tx, ctx: Ctx, step: Step) => Promise<OrderRecord | undefined>> = {
  'firm-hold': (tx, _ctx, { order }) => changeHolds(tx, order, { expiresAt: null }),
  'keep-custody': async (tx, ctx, { order }) => {
    await keepStay(tx, ctx, order)
    return undefined
  },
  'renew-hold': (tx, _ctx, { order }) => changeHolds(tx, order, { expiresAt: order.dueAt }),
  'release-hold': async (tx, ctx, { order }) => {
    await changeHolds(tx, order, { releasedAt: ctx.clock.now() })
    await tellOfFreedTime(tx, order.providerId)
    return undefined
  },
  'assign-visit': (tx, ctx, { order, mover, move }) => move(tx, ctx, order, 'assign', mover),
  'cancel-visit': (tx, ctx, { order, mover, move }) => move(tx, ctx, order, 'cancel', mover),
  // Whoever says that the other was not there is not the one who was missing.
  'miss-visit': (tx, ctx, { order, mover, move }) =>
    move(tx, ctx, order, 'miss', mover, { missedBy: mover.kind === 'provider' ? 'family' : 'provider' }),
  // A door that nobody opened has no visit to confirm.
  'confirm-visit': async (tx, ctx, { order, mover, move }) =>
    order.visit.state === 'missed' ? undefined : move(tx, ctx, order, 'confirm', mover),
  'refund-concession': async (tx, ctx, { order }) => {
    const amountFen = familyPart({
      priceFen: order.priceFen,
      reducedFen: order.concessionFen,
      shares: fundersOf(order),
    })
    // Of what was paid ahead its own part goes back, to whoever bought the package.
    const packageFen = packageFenOf(order)
    const aheadFen = lessOf(packageFen, { priceFen: order.priceFen, reducedFen: order.concessionFen })
    await giveBackOfVisit(tx, ctx, { orderId: order.id, amountFen: aheadFen })
    await requestRefund(tx, ctx, {
      ...{ orderId: order.id, reason: 'concession', from: 'service' as const },
      amountFen: amountFen - aheadFen,
    })
    return undefined
  },
  // A carer who checks out has ended the visit already; the clock has not.
  'end-visit': async (tx, ctx, { order, mover, move }) => {
    if (order.visit.state !== 'in_service') return undefined
    return move(tx, ctx, order, 'check_out', mover, { checkedOutAt: ctx.clock.now() })
  },
  'refund-all': async (tx, ctx, { order }) => {
    if (!isPrepaid(order.terms)) return refund(tx, ctx, order, moneyOf(order).paidFen)
    // Months that were delivered and that nobody spoke against are the provider's.
    const { heldFen, custodyFen, depositFen } = await orderPockets(tx, order.id)
    await refund(tx, ctx, order, moneyOf(order).refundedFen + heldFen + custodyFen + depositFen)
    await closeDeposit(tx, ctx, order.id)
    return undefined
  },
  'refund-by-policy': async (tx, ctx, { before, order, mover }) => {
    const { paidFen } = moneyOf(order)
    const depositFen = depositFenOf(order)
    const byPolicy = refundOnCancel({ ...before, paidFen, depositFen, now: ctx.clock.now() })
    await refund(tx, ctx, order, mover.kind === 'family' ? byPolicy : paidFen)
    await cancelVisit(tx, ctx, { before, order, mover })
    await closeDeposit(tx, ctx, order.id)
    return undefined
  },
  'free-shares': async (tx, ctx, { order }) => {
    if (order.quote) await freeUses(tx, order.id, ctx.clock.now())
    return undefined
  },
  'return-visit': async (tx, ctx, { order }) => {
    await returnVisit(tx, ctx, order.id)
    return undefined
  },
  quote: (tx, ctx, { order, moveOrder }) => quoteBill(tx, ctx, order, moveOrder),
  'follow-plan': async (tx, ctx, { order, moveOrder }) => {
    await followPlan(tx, ctx, order, moveOrder)
    return undefined
  },
  'release-funds': async (tx, ctx, { order }) => {
    const at = ctx.clock.now()
    const { category } = order.terms as OfferingTerms
    const price = { priceFen: order.priceFen, reducedFen: order.concessionFen }
    const funders = await settleUses(tx, order.id, { ...price, at })
    const prepaid = isPrepaid(order.terms)
    const drawn = await useVisit(tx, ctx, order.id)
    await bookRelease(tx, { ...order, category, selfFen: selfFenOf(order), funders, prepaid, drawn, at })
    return undefined
  },
}

/** A visit paid ahead is cancelled: it may be ordered again where nothing is kept, else its part goes back in money and it is used. */
async function cancelVisit(
  tx: Tx,
  ctx: Ctx,
  { before, order, mover }: Pick<Step, 'before' | 'order' | 'mover'>,
): Promise<void> {
  const packageFen = packageFenOf(order)
  const backFen = refundOnCancel({ ...before, paidFen: packageFen, depositFen: 0, now: ctx.clock.now() })
  if (mover.kind !== 'family' || backFen === packageFen) return returnVisit(tx, ctx, order.id)
  await giveBackOfVisit(tx, ctx, { orderId: order.id, amountFen: backFen })
}

/** What an order keeps: a caregiver's time, or places by number, which the database gives back with their hold. */
async function changeHolds(
  tx: Tx,
  order: OrderRecord,
  data: { expiresAt?: Date | null; releasedAt?: Date },
): Promise<undefined> {
  const where = { orderId: order.id, releasedAt: null }
  if ((order.terms as OfferingTerms).places) await tx.placeHold.updateMany({ where, data })
  else await tx.hold.updateMany({ where, data })
}

async function refund(tx: Tx, ctx: Ctx, order: OrderRecord, wholeFen: number): Promise<undefined> {
  const amountFen = wholeFen - moneyOf(order).refundedFen
  if (amountFen > 0) await requestRefund(tx, ctx, { orderId: order.id, amountFen, reason: order.state })
}

async function tell(tx: Tx, effect: Tell, { order }: Step): Promise<void> {
  const [side, about] = effect.slice('tell-'.length).split(':') as [
    'family' | 'provider' | 'operators',
    NoticeKind,
  ]
  const isDrawn = side === 'family' && about === 'plan_paid' && packageFenOf(order) > 0
  const kind = isDrawn ? 'plan_drawn' : about
  // What never was paid, its provider never saw.
  if (side === 'provider' && !order.paidAt) return
  // Where others pay all of it, there is no bill.
  if (kind === 'plan_billed' && order.state !== 'awaiting_payment') return
  const audiences: Record<typeof side, { to: Audience; path: string }> = {
    family: { to: { familyId: order.familyId }, path: `/orders/${order.id}` },
    provider: {
      to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
      path: `/desk/${order.providerId}/orders/${order.id}`,
    },
    operators: { to: { operators: true }, path: `/operator/orders/${order.id}` },
  }
  await enqueue(tx, 'notice', {
    ...audiences[side],
    kind,
    dedupe: `${order.id}:${order.version}:${side}:${kind}`,
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      caregiverName: order.visit.caregiver.name,
      title: (order.terms as OfferingTerms).title,
      startsAt: order.startsAt.toISOString(),
    },
  })
}

const isTell = (effect: OrderEffect): effect is Tell => effect.startsWith('tell-')
