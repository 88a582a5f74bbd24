import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { getDraftRecord } from './drafts.ts'
import type { DraftRecipient } from './order.contract.ts'

/**
 * A draft that staff fill in for somebody who calls: which provider's it is, and the recipient as the caller described them.
 * Refuses with orders.draft_not_found, orders.draft_incomplete, and phone_orders.not_described where it is for somebody of
 * the staff's own family.
 */
export async function draftForCaller(ctx: Ctx, owned: { ownerKey: string; draftId: string }) {
  const draft = await getDraftRecord(ctx, owned)
  if (!draft.startsAt) throw new DomainError('orders.draft_incomplete')
  if (!draft.recipient) throw new DomainError('phone_orders.not_described')
  return {
    orderId: draft.orderId,
    providerId: draft.offering.providerId,
    recipient: draft.recipient as DraftRecipient,
  }
}
