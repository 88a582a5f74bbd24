import type { PersonCtx } from '../context.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import type { RecipientEntitlements } from './entitlement.contract.ts'
import { findOfRecipient } from './find-of-recipient.ts'

/**
 * A family takes an entitlement back: new orders don't use it, what was used stays written. Again changes nothing.
 * Refuses with entitlements.not_found, families.not_allowed, and with entitlements.in_use while an order reserves a part.
 */
export async function withdrawEntitlement(
  ctx: PersonCtx,
  { entitlementId }: { entitlementId: string },
): Promise<RecipientEntitlements> {
  const recipientId = await inTransaction(ctx.db, async (tx) => {
    const found = await tx.entitlement.findFirst({
      where: {
        id: entitlementId,
        recipient: { familyId: { in: ctx.viewer.families.map(({ id }) => id) } },
      },
      select: { recipientId: true },
    })
    if (!found) throw new DomainError('entitlements.not_found')
    await getOwnRecipient(ctx, tx, found.recipientId)
    // Whoever orders with it at this moment goes first, or finds it gone.
    await tx.$queryRaw`select 1 from entitlement where id = ${entitlementId}::uuid for update`
    if (await tx.entitlementUse.count({ where: { entitlementId, state: 'reserved' } }))
      throw new DomainError('entitlements.in_use')
    await tx.entitlement.updateMany({
      where: { id: entitlementId, state: { in: ['submitted', 'confirmed'] } },
      data: { state: 'withdrawn' },
    })
    return found.recipientId
  })
  return findOfRecipient(ctx, { recipientId })
}
