import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import { inTransaction } from '../platform/db.ts'
import type { archiveRecipientInput, RecipientView } from './family.contract.ts'
import { getOwnRecipient } from './family-scope.ts'
import { getRecipientView } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'

/**
 * Puts a recipient away: no new orders, and their link stops opening. Refuses with families.recipient_not_found,
 * families.not_allowed, or families.recipient_has_orders while an order for them is still open.
 */
export async function archiveRecipient(
  ctx: PersonCtx,
  { recipientId }: z.infer<typeof archiveRecipientInput>,
): Promise<RecipientView> {
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (tx) => {
    const { familyId } = await getOwnRecipient(ctx, tx, recipientId)
    // Locked against an order being placed at this moment, which has to reference the row.
    await tx.$queryRaw`select 1 from recipient where id = ${recipientId}::uuid for update`
    const { count } = await tx.recipient.updateMany({
      where: {
        id: recipientId,
        archivedAt: null,
        orders: { none: { state: { notIn: [...finalOrderStates] } } },
      },
      data: { archivedAt: now },
    })
    if (count !== 1) throw new DomainError('families.recipient_has_orders')
    await tx.elderLink.updateMany({ where: { recipientId, revokedAt: null }, data: { revokedAt: now } })
    await nudgeFamily(tx, ctx, familyId)
  })
  return getRecipientView(ctx.db, recipientId, now)
}
