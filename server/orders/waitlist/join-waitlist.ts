import type { z } from 'zod'
import { longest } from '../../capacity/capacity.contract.ts'
import { termOf } from '../../capacity/capacity.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { createRecipient, ensureFamily, keepOwnRecipient } from '../../families/families.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf } from '../../kernel/wall-time.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../platform/db.ts'
import { type DraftRecord, getDraftRecord } from '../drafts.ts'
import type { DraftRecipient } from '../order.contract.ts'
import { birthDateOf, noteBirthDate } from '../order-places.ts'
import { findWishes } from './find-wishes.ts'
import { type joinWaitlistInput, LONGEST_WAIT_DAYS, type WishView } from './waitlist.contract.ts'

/**
 * Waits for a time or a place that fits, for what a draft is about and whom it is for; what is free already is offered at once. The same key
 * waits once. Gives all the viewer's families wait for. Refuses with orders.draft_not_found, orders.draft_incomplete,
 * waitlist.days_impossible, waitlist.hours_impossible, waitlist.already_waiting, capacity.too_long, capacity.born_on_missing,
 * families.recipient_not_found, families.not_allowed.
 */
export async function joinWaitlist(
  ctx: PersonCtx,
  { ownerKey, draftId, ...wish }: z.output<typeof joinWaitlistInput>,
): Promise<WishView[]> {
  const draft = await getDraftRecord(ctx, { ownerKey, draftId })
  const now = ctx.clock.now()
  const today = dayOf(now)
  const { firstDay, lastDay, fromMinute, untilMinute } = wish
  if (!draft.recipientId && !draft.recipient) throw new DomainError('orders.draft_incomplete')
  if (firstDay > lastDay || lastDay < today || lastDay > addDays(today, LONGEST_WAIT_DAYS))
    throw new DomainError('waitlist.days_impossible')
  if (fromMinute > untilMinute) throw new DomainError('waitlist.hours_impossible')
  await assertPlace(ctx, draft, wish.count)
  try {
    await inTransaction(ctx.db, (tx) => write(tx, ctx, draft, wish, now))
  } catch (error) {
    // The same form from two tabs: the first has joined for both.
    if (!isUniqueViolation(error, 'wait_wish_key_key')) throw error
  }
  return findWishes(ctx)
}

async function write(
  tx: Tx,
  ctx: PersonCtx,
  draft: DraftRecord,
  { firstDay, lastDay, ...wish }: Omit<z.output<typeof joinWaitlistInput>, 'ownerKey' | 'draftId'>,
  now: Date,
): Promise<void> {
  if (await tx.waitWish.findUnique({ where: { key: wish.key }, select: { id: true } })) return
  const { offeringId } = draft
  const { providerId } = draft.offering
  const recipientId = draft.recipientId ?? (await describe(tx, ctx, draft))
  if (draft.recipientId) await keepOwnRecipient(ctx, tx, draft.recipientId)
  await noteBirthDate(tx, recipientId, draft.bornOn)
  const active = { offeringId, recipientId, state: { in: ['waiting' as const, 'offered' as const] } }
  const already = await tx.waitWish.findFirst({ where: active, select: { key: true } })
  // The other tab's form was written between the two looks.
  if (already?.key === wish.key) return
  if (already) throw new DomainError('waitlist.already_waiting')
  await tx.waitWish.create({
    data: {
      ...{ offeringId, providerId, recipientId, askedBy: ctx.viewer.userId, createdAt: now, ...wish },
      ...{ firstDay: new Date(`${firstDay}T00:00:00Z`), lastDay: new Date(`${lastDay}T00:00:00Z`) },
    },
  })
  await enqueue(tx, 'freed', { providerId })
}

/** As long as may be ordered at once, and with a birth date where that decides the class. */
async function assertPlace(ctx: PersonCtx, draft: DraftRecord, count: number): Promise<void> {
  const [sold] = draft.offering.pools
  if (!sold) return
  const most = longest[termOf(draft.offering.unit, sold.pool.kind)]
  if (count > most) throw new DomainError('capacity.too_long', { most })
  const byAge = draft.offering.pools.every(({ pool }) => pool.ageClass !== null)
  if (byAge && !(await birthDateOf(ctx, draft))) throw new DomainError('capacity.born_on_missing')
}

/** Somebody described in the draft is written down with the family; the draft then names them. */
async function describe(tx: Tx, ctx: PersonCtx, draft: DraftRecord): Promise<string> {
  const family = await ensureFamily(tx, ctx.viewer, ctx.clock.now())
  const { id } = await createRecipient(tx, family.id, draft.recipient as DraftRecipient)
  await tx.orderDraft.update({ where: { id: draft.id }, data: { recipientId: id } })
  return id
}
