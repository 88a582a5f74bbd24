import { checkPlaces, type PlaceCheck, promisePlaces } from '../capacity/capacity.entry.ts'
import type { Ctx } from '../context.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import type { DraftRecord } from './drafts.ts'

/** With an offering: whether it is sold by place instead of by a caregiver's hour. */
export const soldByPlace = {
  where: { pool: { retiredAt: null } },
  select: { pool: { select: { kind: true, ageClass: true } } },
} as const satisfies Prisma.Offering$poolsArgs

/** The birth date that decides a child's class: the recipient's own, else what was said when ordering. */
export async function birthDateOf(
  { db }: Pick<Ctx, 'db'>,
  { recipientId, bornOn }: Pick<DraftRecord, 'recipientId' | 'bornOn'>,
): Promise<string | null> {
  const recipient = recipientId
    ? await db.recipient.findUnique({ where: { id: recipientId }, select: { bornOn: true } })
    : null
  return (recipient?.bornOn ?? bornOn)?.toISOString().slice(0, 10) ?? null
}

/** What a draft would take where its offering is sold by place; null elsewhere. Refuses as checkPlaces does. */
export async function placesFor(
  ctx: Ctx,
  draft: DraftRecord,
  { startsAt, count, exceptHoldId }: { startsAt: Date; count: number; exceptHoldId?: string | null },
): Promise<PlaceCheck | null> {
  if (draft.offering.pools.length === 0) return null
  const bornOn = await birthDateOf(ctx, draft)
  const { offeringId } = draft
  return checkPlaces(ctx.db, { offeringId, startsAt, count, bornOn, exceptHoldId, now: ctx.clock.now() })
}

/** Keeps the places, and gives who answers for them; null when the last one has just gone. */
export async function keepPlaces(
  tx: Tx,
  { stays, caregiverId }: PlaceCheck,
  { orderId, expiresAt }: { orderId: string; expiresAt: Date | null },
): Promise<string | null> {
  return (await promisePlaces(tx, { orderId, stays, expiresAt })) ? caregiverId : null
}

/** A birth date said when ordering is kept with the child, who is asked once. */
export async function noteBirthDate(tx: Tx, recipientId: string, bornOn: Date | null): Promise<void> {
  if (bornOn) await tx.recipient.updateMany({ where: { id: recipientId, bornOn: null }, data: { bornOn } })
}
