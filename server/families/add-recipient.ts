import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { addRecipientInput, RecipientInput, RecipientView } from './family.contract.ts'
import { requireDeed } from './family-scope.ts'
import { getRecipientView } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'
import { requireRegion } from './require-region.ts'
import { wishesRow } from './wishes.ts'

/** Refuses with families.not_found, families.not_allowed or families.region_unknown. */
export async function addRecipient(
  ctx: PersonCtx,
  { familyId, ...input }: z.infer<typeof addRecipientInput>,
): Promise<RecipientView> {
  requireDeed(ctx, familyId, 'careForRecipients')
  const { id } = await inTransaction(ctx.db, async (tx) => {
    const recipient = await createRecipient(tx, familyId, input)
    await nudgeFamily(tx, ctx, familyId)
    return recipient
  })
  return getRecipientView(ctx.db, id, ctx.clock.now())
}

/** What is asked in the family, not while ordering. */
type Later = 'gender' | 'bornOn' | 'callsAhead'

/** Writes down someone to care for; the caller has made sure of the family. Refuses with families.region_unknown. */
export async function createRecipient(
  tx: Tx,
  familyId: string,
  input: Omit<RecipientInput, Later> & Partial<Pick<RecipientInput, Later>>,
): Promise<{ id: string }> {
  await requireRegion(tx, input.regionCode)
  return tx.recipient.create({ data: { familyId, ...recipientRow(input) }, select: { id: true } })
}

/** A recipient as it is kept: no phone is null, a day without a clock is a date. */
export const recipientRow = (input: Parameters<typeof createRecipient>[2]) => ({
  kind: input.kind,
  name: input.name,
  calledBy: input.calledBy,
  gender: input.gender ?? null,
  bornOn: input.bornOn ? new Date(`${input.bornOn}T00:00:00Z`) : null,
  phone: input.phone || null,
  regionCode: input.regionCode,
  addressLine: input.addressLine,
  asksFirst: input.asksFirst,
  callsAhead: input.callsAhead ?? false,
  ...(input.wishes && wishesRow(input.wishes)),
})
