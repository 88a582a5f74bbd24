import type { Ctx } from '../context.ts'
import { changeWishes, getOwnRecipient, wishesOf } from '../families/families.entry.ts'
import { noWishesYet, type WishesInput } from '../families/wishes.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { DraftRecord } from './drafts.ts'
import { getDraftRecord } from './drafts.ts'
import type { DraftRecipient } from './order.contract.ts'

type Owned = { ownerKey: string; draftId: string }

/**
 * Whom the one a draft is for lets in, as it stands with them or in the draft; null before anybody has been named, and to
 * whoever holds the draft without belonging to their family.
 */
export async function wishesOfDraft(ctx: Ctx, draft: DraftRecord): Promise<WishesInput | null> {
  if (draft.recipientId) {
    const familyIds = ctx.viewer.kind === 'person' ? ctx.viewer.families.map(({ id }) => id) : []
    const recipient = await ctx.db.recipient.findFirst({
      where: { id: draft.recipientId, familyId: { in: familyIds } },
    })
    return recipient && wishesOf(recipient)
  }
  const described = draft.recipient as DraftRecipient | null
  return described && (described.wishes ?? noWishesYet)
}

/**
 * Says while ordering whom they let in: kept with the recipient, for later orders as well, or with the draft of somebody who
 * is described there only. Refuses with orders.draft_not_found, orders.draft_incomplete, families.recipient_not_found,
 * families.not_allowed.
 */
export async function setDraftWishes(
  ctx: Ctx,
  { wishes, ...owned }: Owned & { wishes: WishesInput },
): Promise<WishesInput> {
  const draft = await getDraftRecord(ctx, owned)
  if (draft.recipientId) {
    const { viewer } = ctx
    if (viewer.kind !== 'person') throw new DomainError('families.recipient_not_found')
    await getOwnRecipient({ viewer }, ctx.db, draft.recipientId)
    return changeWishes({ ...ctx, viewer }, { recipientId: draft.recipientId, wishes })
  }
  const described = draft.recipient as DraftRecipient | null
  if (!described) throw new DomainError('orders.draft_incomplete')
  await ctx.db.orderDraft.updateMany({
    where: { id: draft.id, orderId: null },
    data: { recipient: { ...described, wishes } },
  })
  return wishes
}
