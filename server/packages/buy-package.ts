import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { loadViewer } from '../accounts/accounts.entry.ts'
import type { PersonCtx } from '../context.ts'
import { keepOwnRecipient } from '../families/families.entry.ts'
import { after, days } from '../kernel/clock.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import { platformShare } from '../ledger/ledger.entry.ts'
import { assertCarried, openPayment } from '../payments/payments.entry.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { loadBookability } from '../providers/providers.entry.ts'
import { assertWithinCap } from '../quotes/quotes.entry.ts'
import { isSold } from './find-offers.ts'
import { getPackage } from './find-packages.ts'
import { dateOf, getOwnPackage, mayBuyFor, packageParts, termsOf } from './load-package.ts'
import { noteOf } from './move-package.ts'
import type { buyPackageInput, PackageView } from './package.contract.ts'
import { packageLifecycle } from './package.lifecycle.ts'
import { sharesOf, validUntil } from './package.rules.ts'

/** A visit is confirmed two days after it at the latest. */
const CONFIRMED_AFTER = days(2)

/**
 * A family buys a package for one of its recipients; it is to be paid then. The same key gives the same package. Refuses with
 * packages.offer_not_found, families.recipient_not_found, families.not_allowed, orders.provider_unbookable, quotes.above_cap,
 * payments.held_too_long.
 */
export async function buyPackage(
  ctx: PersonCtx,
  { offerId, recipientId, key }: z.output<typeof buyPackageInput>,
): Promise<PackageView> {
  const bought = await ctx.db.visitPackage.findUnique({ where: { key }, select: { id: true } })
  if (bought) return getPackage(ctx, { packageId: bought.id })
  await assertBookable(ctx, offerId)
  try {
    const packageId = await inTransaction(ctx.db, (tx) => write(tx, ctx, { offerId, recipientId, key }))
    return getPackage(ctx, { packageId })
  } catch (error) {
    if (!isUniqueViolation(error, 'visit_package_key_key')) throw error
    const { id } = await ctx.db.visitPackage.findUniqueOrThrow({ where: { key }, select: { id: true } })
    return getPackage(ctx, { packageId: id })
  }
}

/** Nobody buys ahead of a provider that may not be booked today. */
async function assertBookable({ db, clock }: PersonCtx, offerId: string): Promise<void> {
  const offer = await db.packageOffer.findUnique({ where: { id: offerId }, include: { offering: true } })
  if (!offer) throw new DomainError('packages.offer_not_found')
  const bookability = await loadBookability(db, offer.offering.providerId, dayOf(clock.now()))
  if (!bookability?.bookable) throw new DomainError('orders.provider_unbookable')
}

async function write(tx: Tx, ctx: PersonCtx, said: z.output<typeof buyPackageInput>): Promise<string> {
  const now = ctx.clock.now()
  const offer = await tx.packageOffer.findFirst({
    where: { id: said.offerId, offering: { provider: { state: 'verified' } } },
    include: { offering: true },
  })
  if (!offer || !isSold(offer)) throw new DomainError('packages.offer_not_found')
  const { offering, visits, priceFen, months } = offer
  const recipient = await keepOwnRecipient(ctx, tx, said.recipientId)
  const each = { ...offering, unit: 'visit' as const, priceFen: Math.ceil(priceFen / visits) }
  await assertWithinCap(tx, { providerId: offering.providerId, offering: each, now })
  const until = validUntil(dayOf(now), months)
  await assertKept(tx, ctx, { ...offering, until })
  const due = nextDue(packageLifecycle, 'awaiting_payment', {
    enteredAt: now,
    overAt: instantOf(until, 1440),
  })
  const { id } = await tx.visitPackage.create({
    data: {
      ...{ number: packageNumber(now), offerId: offer.id, familyId: recipient.familyId },
      ...{ recipientId: recipient.id, providerId: offering.providerId, offeringId: offering.id },
      ...{ boughtBy: ctx.viewer.userId, state: 'awaiting_payment', enteredAt: now, boughtAt: now },
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
      ...{ visits, priceFen, months, unitFen: offering.priceFen, validUntil: dateOf(until), key: said.key },
      terms: { title: offering.title, category: offering.category },
    },
    select: { id: true },
  })
  const shares = sharesOf({ visits, priceFen })
  await tx.packageVisit.createMany({
    data: shares.map((fen, index) => ({ packageId: id, no: index + 1, fen })),
  })
  const bought = await tx.visitPackage.findUniqueOrThrow({ where: { id }, include: packageParts })
  await noteOf(tx, bought, {
    ...{ name: 'buy', from: null, at: now, key: said.key },
    mover: { kind: 'family', id: ctx.viewer.userId, name: ctx.viewer.name },
  })
  return id
}

/** What people read out on the phone: told from an order's by its letter. */
const packageNumber = (now: Date): string =>
  `C${dayOf(now).slice(2).replaceAll('-', '')}-${String(randomInt(1_000_000)).padStart(6, '0')}`

/** Whether the way of paying keeps money so long. */
async function assertKept(
  tx: Tx,
  { ports, clock }: PersonCtx,
  { providerId, category, until }: { providerId: string; category: string; until: string },
): Promise<void> {
  const { limits } = ports.payments
  if (limits.mostDaysHeld === null && limits.mostShareBasisPoints === null) return
  const now = clock.now()
  const of = { providerId, category, placedAt: now, amountFen: 10_000 }
  const { shareFen: shareBasisPoints } = await platformShare(tx, of)
  assertCarried(limits, { now, heldUntil: after(instantOf(until, 1440), CONFIRMED_AFTER), shareBasisPoints })
}

/**
 * Where a package that waits for its money is paid; a page already open is used again, and one that is paid gives its own. Refuses
 * with packages.not_found, orders.no_family_role, packages.changed_meanwhile, payments.unavailable.
 */
export async function payPackage(
  ctx: PersonCtx,
  { packageId }: { packageId: string },
): Promise<{ url: string }> {
  const viewer = await loadViewer(ctx.db, ctx.viewer.userId)
  const found = await getOwnPackage(ctx.db, viewer, packageId)
  if (!mayBuyFor(viewer, found.familyId)) throw new DomainError('orders.no_family_role')
  if (found.state === 'active') return { url: `/packages/${found.id}` }
  if (found.state !== 'awaiting_payment' || !found.dueAt) throw new DomainError('packages.changed_meanwhile')
  return openPayment(ctx, {
    packageId: found.id,
    orderNumber: found.number,
    title: plainTitle(termsOf(found).title),
    amountFen: found.priceFen,
    expiresAt: found.dueAt,
  })
}
