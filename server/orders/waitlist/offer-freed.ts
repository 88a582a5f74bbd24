import { teamSlots } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import { addDays, dayOf } from '../../kernel/wall-time.ts'
import type { NoticeKind } from '../../notices/notice.contract.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { keepFoundPlace, type PlaceFound, placeFor } from './place-for.ts'
import { firstWanted, keptUntil } from './waitlist.rules.ts'
import { type WishRecord, wantedBy, wishParts } from './wish-record.ts'

type System = Pick<Ctx, 'db' | 'clock' | 'log'>

/** Asked for by what frees time, in its own transaction: once for all who wait at a provider, and nothing where nobody waits. */
export async function tellOfFreedTime(tx: Tx, providerId: string): Promise<void> {
  const waiting = await tx.waitWish.findFirst({
    where: { providerId, state: 'waiting' },
    select: { id: true },
  })
  if (waiting) await enqueue(tx, 'freed', { providerId })
}

/**
 * Offers what is free at a provider to those who wait, in the order in which they came: each the first time or place that fits
 * and that was not offered to them before, kept until it runs out. It is kept for one family: the holds' exclusion constraint and
 * the key of the places are the judges, as between orders. Running it again, or twice at once, offers nothing twice. Gives how many were offered.
 */
export async function offerFreed(ctx: System, providerId: string): Promise<number> {
  const wishes = await ctx.db.waitWish.findMany({
    where: { providerId, state: 'waiting' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
    include: wishParts,
  })
  let offered = 0
  for (const wish of wishes) {
    const expiresAt = keptUntil(ctx.clock.now())
    const place = wish.offering.pools.length > 0 ? await placeFor(ctx.db, wish, expiresAt) : null
    if (await inTransaction(ctx.db, (tx) => offerTo(tx, ctx, { providerId, wishId: wish.id, place })))
      offered += 1
  }
  return offered
}

type Turn = { readonly providerId: string; readonly wishId: string; readonly place: PlaceFound | null }

async function offerTo(tx: Tx, ctx: System, { providerId, wishId, place }: Turn): Promise<boolean> {
  // Those who came first are asked first, also by two workers at once.
  await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended(${providerId}, 724010))) locked`
  const wish = await tx.waitWish.findFirst({ where: { id: wishId, state: 'waiting' }, include: wishParts })
  if (!wish || wish.offering.retiredAt || wish.recipient.archivedAt) return false
  const now = ctx.clock.now()
  const expiresAt = keptUntil(now)
  const kept =
    wish.offering.pools.length > 0
      ? place && (await keepFoundPlace(tx, place, expiresAt))
      : await keepTime(tx, wish, expiresAt)
  if (!kept) return false
  const { caregiverName, ...held } = kept
  const offer = await tx.waitOffer.create({ data: { wishId, ...held, offeredAt: now, expiresAt } })
  await tx.waitWish.update({ where: { id: wishId }, data: { state: 'offered' } })
  const about = { startsAt: held.startsAt, expiresAt, ...(caregiverName && { caregiverName }) }
  const kind = caregiverName ? 'wait_offered' : 'wait_place_offered'
  await tellFamily(tx, wish, kind, about, `/waitlist/${offer.id}`, offer.id)
  return true
}

/** Keeps the first time that fits with the first who is free then; null where there is none. */
async function keepTime(tx: Tx, wish: WishRecord, expiresAt: Date) {
  const found = await findFor(tx, wish, expiresAt)
  for (const caregiverId of found?.caregiverIds ?? []) {
    const { startsAt, endsAt, place } = found as NonNullable<typeof found>
    const { lat = null, lng = null } = place ?? {}
    const [row] = await tx.$queryRaw<{ kept: boolean }[]>`
      select promise_time(${caregiverId}::uuid, null, ${startsAt}::timestamptz, ${endsAt}::timestamptz,
        ${lat}::float8, ${lng}::float8, ${expiresAt}::timestamptz) as kept`
    if (!row?.kept) continue
    const hold = await tx.hold.findFirstOrThrow({
      where: { caregiverId, startsAt, orderId: null, releasedAt: null },
      include: { caregiver: { select: { name: true } } },
    })
    return { holdId: hold.id, startsAt, endsAt, caregiverName: hold.caregiver.name }
  }
  return null
}

/** Only a time that can still be ordered when the offer runs out is worth offering. */
async function findFor(tx: Tx, wish: WishRecord, now: Date) {
  const wanted = wantedBy(wish)
  const today = dayOf(now)
  const [, firstDay = today] = [today, wanted.firstDay].sort()
  const before = wish.offers.map(({ startsAt }) => startsAt)
  const whom = await forWhom(tx, wish.recipientId)
  // A month at a time, for one read has its limits.
  for (let from = firstDay; from <= wanted.lastDay; from = addDays(from, 31)) {
    const { slots, place } = await teamSlots(tx, {
      ...{ offeringId: wish.offeringId, caregiverId: wish.caregiverId, firstDay: from, days: 31, now, whom },
    })
    const found = firstWanted(slots, wanted, before)
    if (found) return { ...found, place }
  }
  return null
}

/** Tells the family that waits. */
export async function tellFamily(
  tx: Tx,
  wish: WishRecord,
  kind: Extract<NoticeKind, `wait_${string}`>,
  about: { startsAt?: Date; caregiverName?: string; expiresAt?: Date },
  path: string,
  dedupe: string,
): Promise<void> {
  await enqueue(tx, 'notice', {
    ...{ to: { familyId: wish.recipient.familyId }, kind, path, dedupe: `${dedupe}:${kind}` },
    params: {
      calledBy: wish.recipient.calledBy,
      providerName: wish.provider.name,
      title: wish.offering.title,
      ...(about.caregiverName && { caregiverName: about.caregiverName }),
      ...(about.startsAt && { startsAt: about.startsAt.toISOString() }),
      ...(about.expiresAt && { expiresAt: about.expiresAt.toISOString() }),
    },
  })
}

/**
 * By the clock: offers nobody took are over and their time goes to the next, wishes whose last day has passed end, and
 * whatever is free at a provider where somebody waits is offered, so that a lost message loses nobody their turn.
 */
export async function sweepWaitlist(ctx: System): Promise<number> {
  const now = ctx.clock.now()
  const out = await ctx.db.waitOffer.findMany({
    where: { state: 'open', expiresAt: { lte: now } },
    take: 200,
  })
  for (const { id } of out) await inTransaction(ctx.db, (tx) => closeOffer(tx, id, 'lapsed', now))
  const yesterday = new Date(`${addDays(dayOf(now), -1)}T00:00:00Z`)
  const past = await ctx.db.waitWish.findMany({
    where: { state: 'waiting', lastDay: { lte: yesterday } },
    include: wishParts,
    take: 200,
  })
  for (const wish of past)
    await inTransaction(ctx.db, async (tx) => {
      const data = { state: 'lapsed' as const, closedAt: now }
      const { count } = await tx.waitWish.updateMany({ where: { id: wish.id, state: 'waiting' }, data })
      if (count === 1) await tellFamily(tx, wish, 'wait_over', {}, '/waitlist', wish.id)
    })
  const waiting = await ctx.db.waitWish.groupBy({ by: ['providerId'], where: { state: 'waiting' } })
  let offered = 0
  for (const { providerId } of waiting) offered += await offerFreed(ctx, providerId)
  return offered
}

/** Ends an open offer and gives its time or place back; whoever had it waits on. Again changes nothing: gives whether it was open. */
export async function closeOffer(
  tx: Tx,
  offerId: string,
  state: 'taken' | 'declined' | 'lapsed',
  now: Date,
): Promise<boolean> {
  const { count } = await tx.waitOffer.updateMany({ where: { id: offerId, state: 'open' }, data: { state } })
  if (count === 0) return false
  const offer = await tx.waitOffer.findUniqueOrThrow({ where: { id: offerId }, include: { wish: true } })
  const kept = { releasedAt: null }
  if (offer.holdId)
    await tx.hold.updateMany({ where: { id: offer.holdId, ...kept }, data: { releasedAt: now } })
  if (offer.placeHoldId)
    await tx.placeHold.updateMany({ where: { id: offer.placeHoldId, ...kept }, data: { releasedAt: now } })
  const next = state === 'taken' ? { state: 'taken' as const, closedAt: now } : { state: 'waiting' as const }
  await tx.waitWish.updateMany({ where: { id: offer.wishId, state: 'offered' }, data: next })
  if (state !== 'taken') await tellOfFreedTime(tx, offer.wish.providerId)
  return true
}
