import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import { getOwnRecipient } from './family-scope.ts'
import { nudgeFamily } from './nudge-family.ts'
import type { WishesInput } from './wishes.contract.ts'
import { wishesOf, wishesRow } from './wishes.ts'

/** Whom a recipient lets in from now on. Refuses with families.recipient_not_found or families.not_allowed. */
export const changeWishes = (
  ctx: PersonCtx,
  { recipientId, wishes }: { recipientId: string; wishes: WishesInput },
): Promise<WishesInput> =>
  inTransaction(ctx.db, async (tx) => {
    const { familyId } = await getOwnRecipient(ctx, tx, recipientId)
    const changed = await tx.recipient.update({ where: { id: recipientId }, data: wishesRow(wishes) })
    await nudgeFamily(tx, ctx, familyId)
    return wishesOf(changed)
  })
