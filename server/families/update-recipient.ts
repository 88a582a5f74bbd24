import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import { recipientRow } from './add-recipient.ts'
import type { RecipientView, updateRecipientInput } from './family.contract.ts'
import { getOwnRecipient } from './family-scope.ts'
import { getRecipientView } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'
import { requireRegion } from './require-region.ts'

/** Refuses with families.recipient_not_found, families.not_allowed or families.region_unknown. */
export async function updateRecipient(
  ctx: PersonCtx,
  { recipientId, ...input }: z.infer<typeof updateRecipientInput>,
): Promise<RecipientView> {
  await inTransaction(ctx.db, async (tx) => {
    const before = await getOwnRecipient(ctx, tx, recipientId)
    await requireRegion(tx, input.regionCode)
    const moved = before.regionCode !== input.regionCode || before.addressLine !== input.addressLine
    // The old coordinates belong to the old address: a carer must not be sent, or measured, there.
    const data = { ...recipientRow(input), ...(moved && { lat: null, lng: null }) }
    await tx.recipient.update({ where: { id: recipientId }, data })
    await nudgeFamily(tx, ctx, before.familyId)
  })
  return getRecipientView(ctx.db, recipientId, ctx.clock.now())
}
