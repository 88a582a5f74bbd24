import type { Ctx } from '../../context.ts'
import { familyPart } from '../../entitlements/entitlements.entry.ts'
import { bookMonth } from '../../ledger/ledger.entry.ts'
import { lockMoney } from '../../payments/payments.entry.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { fundersOf, getOrderRecord, type OrderRecord } from '../load-order.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { textOf } from './keep-stay.ts'
import { monthStandsAt, monthsOf } from './stay.rules.ts'

/**
 * Gives providers the months that were delivered: each two days after it ended. The last one waits for the family's word, as
 * any visit does. Killed in between, the next call goes on; a month is given once. Gives how many orders had one.
 */
export async function releaseMonths(ctx: Ctx): Promise<number> {
  const stays = await ctx.db.stay.findMany({
    where: { order: { state: 'in_service' }, startsOn: { lte: ctx.clock.now() } },
    select: { orderId: true },
    orderBy: { orderId: 'asc' },
    take: 5_000,
  })
  let given = 0
  for (const { orderId } of stays)
    if (await inTransaction(ctx.db, (tx) => releaseOf(tx, ctx, orderId))) given += 1
  return given
}

async function releaseOf(tx: Tx, ctx: Ctx, orderId: string): Promise<boolean> {
  await lockMoney(tx, orderId)
  const order = await getOrderRecord(tx, { id: orderId })
  const stay = await tx.stay.findUniqueOrThrow({ where: { orderId } })
  if (order.state !== 'in_service') return false
  const now = ctx.clock.now()
  const facts = { startsOn: textOf(stay.startsOn), months: stay.months, wholeFen: stay.prepaidFen }
  const over = monthsOf(facts).filter(
    (month) => month.no < stay.months && month.until < textOf(stay.lastDay) && monthStandsAt(month) <= now,
  )
  const written = await tx.ledgerJournal.findMany({
    where: { orderId, kind: 'month_released' },
    select: { reason: true },
  })
  const done = new Set(written.map(({ reason }) => Number(reason)))
  const due = over.filter(({ no }) => !done.has(no))
  const { category } = order.terms as OfferingTerms
  // What is promised back to the family is not given to anybody else.
  let room = stay.prepaidFen - promisedBack(order) - sum(over.filter(({ no }) => done.has(no)))
  for (const { no: month, fen } of due) {
    const amountFen = Math.min(fen, Math.max(0, room))
    room -= amountFen
    await bookMonth(tx, { ...order, at: now, month, amountFen, category })
  }
  return due.length > 0
}

const promisedBack = (order: OrderRecord): number =>
  familyPart({ priceFen: order.priceFen, reducedFen: order.concessionFen, shares: fundersOf(order) })

const sum = (months: readonly { fen: number }[]) => months.reduce((total, { fen }) => total + fen, 0)
