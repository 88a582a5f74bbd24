import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { giveMoneyBack } from './give-back.ts'
import { dateOf, lockedPackage } from './load-package.ts'
import { byItself, movePackage, noteOf, type PackageMover } from './move-package.ts'

/** What an order is for: of one offering, for one recipient, on a wall day. */
type Wanted = { readonly recipientId: string; readonly offeringId: string; readonly day: string }

/** A visit that was paid ahead, as a quote counts with it. Fen: what it is worth, and what a visit costs by itself. */
export type PaidVisit = {
  readonly packageId: string
  readonly number: string
  readonly no: number
  readonly of: number
  readonly fen: number
  readonly unitFen: number
}

/** The visit an order would be paid with: of the package that ends first, the next one free. Null where there is none. */
export async function findPaidVisit(db: Db | Tx, wanted: Wanted): Promise<PaidVisit | null> {
  const unit = await db.packageVisit.findFirst({
    where: { state: 'free', package: usable(wanted) },
    orderBy: [{ package: { validUntil: 'asc' } }, { packageId: 'asc' }, { no: 'asc' }],
    include: { package: { select: { number: true, visits: true, unitFen: true } } },
  })
  if (!unit) return null
  const { packageId, no, fen } = unit
  const { number, visits, unitFen } = unit.package
  return { packageId, number, no, of: visits, fen, unitFen }
}

const usable = ({ recipientId, offeringId, day }: Wanted) => ({
  ...{ recipientId, offeringId, state: 'active' as const },
  validUntil: { gte: dateOf(day) },
})

/**
 * Takes a visit for an order in the caller's transaction, which may write the order's row later. Of two at once for the last one,
 * the second waits here and gets null: its quote is the ordinary one then.
 */
export async function drawVisit(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  wanted: Wanted & { readonly orderId: string; readonly mover: PackageMover },
): Promise<PaidVisit | null> {
  const seen = await findPaidVisit(tx, wanted)
  if (!seen) return null
  const locked = await lockedPackage(tx, seen.packageId)
  const unit = locked.state === 'active' ? locked.units.find(({ state }) => state === 'free') : undefined
  if (!unit) return null
  const { packageId, no, fen } = unit
  const { count } = await tx.packageVisit.updateMany({
    where: { packageId, no, state: 'free' },
    data: { state: 'drawn', orderId: wanted.orderId },
  })
  if (count !== 1) throw new DomainError('orders.changed_meanwhile')
  await note(tx, {
    packageId,
    name: 'draw',
    mover: wanted.mover,
    at: clock.now(),
    data: { no, orderId: wanted.orderId },
  })
  return { ...seen, no, fen }
}

/**
 * Nothing comes of the order: its visit may be ordered again. Where the package is over meanwhile, its money goes back instead.
 * Nothing where the order has none. The caller holds the order's lock.
 */
export async function returnVisit(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const drawn = await tx.packageVisit.findFirst({ where: { orderId, state: 'drawn' } })
  if (!drawn) return
  const { packageId, no } = drawn
  const { state } = await lockedPackage(tx, packageId)
  const goesOn = state === 'active'
  await tx.packageVisit.update({
    where: { packageId_no: { packageId, no } },
    data: { state: goesOn ? 'free' : 'refunded', orderId: null, backFen: 0 },
  })
  const at = ctx.clock.now()
  await note(tx, { packageId, name: 'return', mover: byItself('visits'), at, data: { no, orderId } })
  const amountFen = drawn.fen - drawn.backFen
  if (!goesOn) await giveMoneyBack(tx, ctx, { packageId, amountFen, reason: `visit:${orderId}` })
}

/**
 * Part of a visit's worth goes back to the family at once: it was cancelled late, or less was done. In fen, never more than it is
 * worth. The caller holds the order's lock.
 */
export async function giveBackOfVisit(
  tx: Tx,
  ctx: Ctx,
  { orderId, amountFen }: { orderId: string; amountFen: number },
): Promise<void> {
  const drawn = await tx.packageVisit.findFirst({ where: { orderId, state: 'drawn' } })
  if (!drawn || amountFen <= 0) return
  const { packageId, no } = drawn
  await lockedPackage(tx, packageId)
  const backFen = Math.min(amountFen, drawn.fen - drawn.backFen)
  await giveMoneyBack(tx, ctx, { packageId, amountFen: backFen, reason: `visit:${orderId}` })
  await tx.packageVisit.update({
    where: { packageId_no: { packageId, no } },
    data: { backFen: drawn.backFen + backFen },
  })
}

/**
 * The order is over and its visit used: whose money in custody becomes the provider's, in fen. The last visit ends the package.
 * Null where the order has none. The caller holds the order's lock.
 */
export async function useVisit(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
): Promise<{ packageId: string; fen: number } | null> {
  const drawn = await tx.packageVisit.findFirst({ where: { orderId, state: 'drawn' } })
  if (!drawn) return null
  const { packageId, no } = drawn
  await lockedPackage(tx, packageId)
  await tx.packageVisit.update({ where: { packageId_no: { packageId, no } }, data: { state: 'used' } })
  const at = ctx.clock.now()
  await note(tx, { packageId, name: 'use', mover: byItself('visits'), at, data: { no, orderId } })
  const left = await lockedPackage(tx, packageId)
  const goesOn = left.units.some(({ state }) => state === 'free' || state === 'drawn')
  if (!goesOn && left.state === 'active') await movePackage(tx, ctx, left, 'finish', byItself('visits'))
  return { packageId, fen: drawn.fen - drawn.backFen }
}

/** A line in the timeline of a package the caller has locked. */
async function note(
  tx: Tx,
  {
    packageId,
    ...said
  }: { packageId: string; name: 'draw' | 'return' | 'use'; mover: PackageMover; at: Date; data: object },
): Promise<void> {
  await tx.visitPackage.update({ where: { id: packageId }, data: { version: { increment: 1 } } })
  const found = await lockedPackage(tx, packageId)
  await noteOf(tx, found, { ...said, from: found.state, data: { ...said.data } })
}
