import type { Ctx, PersonCtx } from '../../context.ts'
import { recordEvent } from '../../events/events.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { bookDeduction, orderPockets } from '../../ledger/ledger.entry.ts'
import { lockMoney, requestRefund } from '../../payments/payments.entry.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../platform/db.ts'
import { getOrderRecord, type OrderRecord } from '../load-order.ts'
import { asClock, asPerson, type Mover } from '../mover.ts'
import { nudgeOrder } from '../nudge-order.ts'
import { ended, findStay, getStay, type StayRecord } from './find-stay.ts'
import { textOf } from './keep-stay.ts'
import type { StayView } from './stay.contract.ts'
import { deductionLapsesAt, depositBackAt } from './stay.rules.ts'
import { tellOfDeposit } from './tell-of-deposit.ts'

type Asked = { orderId: string; amountFen: number; reason: string; key: string }

/**
 * The provider says what it would keep of the deposit and why; the family answers within seven days. Refuses with
 * orders.not_found, stays.not_found, stays.still_running, stays.deposit_settled, stays.deduction_too_large.
 */
export const askDeduction = (ctx: PersonCtx, { orderId, amountFen, reason, key }: Asked): Promise<StayView> =>
  change(ctx, { orderId, as: 'provider', key }, async (tx, { order, stay }) => {
    if (!ended(order)) throw new DomainError('stays.still_running')
    if (stay.depositState !== 'held') throw new DomainError('stays.deposit_settled')
    if (amountFen > stay.depositFen)
      throw new DomainError('stays.deduction_too_large', { mostFen: stay.depositFen })
    const asked = { deductionFen: amountFen, deductionReason: reason, askedAt: ctx.clock.now() }
    await tx.stay.update({ where: { orderId }, data: { ...asked, depositState: 'asked' } })
    await remember(tx, ctx, order, asPerson('provider', ctx.viewer), {
      ...{ transition: 'ask_deduction', from: 'held', to: 'asked', reason, key, data: { amountFen } },
    })
    await tellOfDeposit(tx, order, 'deposit_asked', amountFen)
  })

/** The provider gives the deposit back at once, all of it. Refuses with stays.still_running, stays.deposit_settled. */
export const returnDeposit = (
  ctx: PersonCtx,
  { orderId, key }: { orderId: string; key: string },
): Promise<StayView> =>
  change(ctx, { orderId, as: 'provider', key }, async (tx, { order, stay }) => {
    if (!ended(order)) throw new DomainError('stays.still_running')
    if (stay.depositState !== 'held' && stay.depositState !== 'asked')
      throw new DomainError('stays.deposit_settled')
    await giveBack(tx, ctx, order, stay, { keptFen: 0, mover: asPerson('provider', ctx.viewer), key })
  })

/**
 * The family's word on a deduction: with its yes the provider keeps that much, with its no nothing. Refuses with
 * orders.not_found, stays.deposit_settled.
 */
export const answerDeduction = (
  ctx: PersonCtx,
  { orderId, answer, key }: { orderId: string; answer: 'agree' | 'refuse'; key: string },
): Promise<StayView> =>
  change(ctx, { orderId, as: 'family', key }, async (tx, { order, stay }) => {
    if (stay.depositState !== 'asked') throw new DomainError('stays.deposit_settled')
    const keptFen = answer === 'agree' ? stay.deductionFen : 0
    await giveBack(tx, ctx, order, stay, { keptFen, mover: asPerson('family', ctx.viewer), key })
  })

/** Deposits whose time has come go back whole: nobody asked for a part, or nobody agreed to it. Gives how many. */
export async function returnDueDeposits(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const rows = await ctx.db.stay.findMany({
    where: {
      depositState: { in: ['held', 'asked'] },
      order: { state: { in: ['completed', 'closed', 'disputed'] } },
    },
    select: { orderId: true },
    orderBy: { lastDay: 'asc' },
    take: 500,
  })
  let returned = 0
  for (const { orderId } of rows)
    await inTransaction(ctx.db, async (tx) => {
      await lockMoney(tx, orderId)
      const stay = await tx.stay.findUniqueOrThrow({ where: { orderId } })
      if (!isDue(stay, now)) return
      const order = await getOrderRecord(tx, { id: orderId })
      await giveBack(tx, ctx, order, stay, { keptFen: 0, mover: asClock })
      returned += 1
    })
  return returned
}

function isDue({ depositState, askedAt, lastDay }: StayRecord, now: Date): boolean {
  if (depositState === 'asked' && askedAt) return deductionLapsesAt(askedAt) <= now
  return depositState === 'held' && depositBackAt(textOf(lastDay)) <= now
}

type Settled = { keptFen: number; mover: Mover; key?: string }

/** Less than the deposit only where a chargeback has taken it already. */
async function giveBack(tx: Tx, ctx: Ctx, order: OrderRecord, stay: StayRecord, settled: Settled) {
  const { id: orderId, providerId } = order
  const at = ctx.clock.now()
  const { depositFen } = await orderPockets(tx, orderId)
  const keptFen = Math.min(settled.keptFen, depositFen)
  const amountFen = depositFen - keptFen
  const reason = stay.deductionReason
  await bookDeduction(tx, { id: orderId, providerId, at, amountFen: keptFen, reason })
  if (amountFen > 0) await requestRefund(tx, ctx, { orderId, amountFen, reason: 'deposit', from: 'deposit' })
  await tx.stay.update({
    where: { orderId },
    data: { depositState: 'returned', returnedAt: at, deductionFen: keptFen },
  })
  const data = { amountFen, keptFen }
  const said = { transition: 'return_deposit', from: stay.depositState, to: 'returned', reason: '' }
  await remember(tx, ctx, order, settled.mover, { ...said, key: settled.key, data })
  await tellOfDeposit(tx, order, 'deposit_returned', amountFen)
}

/** Under the order's lock; a repeated key changes nothing. */
async function change(
  ctx: PersonCtx,
  { orderId, as, key }: { orderId: string; as: 'family' | 'provider'; key: string },
  work: (tx: Tx, found: { order: OrderRecord; stay: StayRecord }) => Promise<void>,
): Promise<StayView> {
  const done = await ctx.db.event.findUnique({ where: { key }, select: { stream: true } })
  if (done?.stream === `order:${orderId}`) return findStay(ctx, { orderId, as })
  try {
    await inTransaction(ctx.db, async (tx) => {
      await getStay(ctx, tx, { orderId, as })
      await lockMoney(tx, orderId)
      await work(tx, await getStay(ctx, tx, { orderId, as }))
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return findStay(ctx, { orderId, as })
}

type Remembered = {
  transition: string
  from: string
  to: string
  reason: string
  key: string | undefined
  data: Record<string, unknown>
}

/** A line of the order's timeline; the caller holds its lock. */
async function remember(tx: Tx, ctx: Ctx, order: OrderRecord, actor: Mover, said: Remembered): Promise<void> {
  const { version } = await tx.order.update({
    where: { id: order.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  await recordEvent(tx, {
    ...{ ...said, stream: `order:${order.id}`, position: version, subject: 'order', subjectId: order.id },
    ...{ actor, at: ctx.clock.now() },
  })
  await nudgeOrder(tx, { ...order, version })
}
