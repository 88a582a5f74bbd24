import { DomainError } from '../kernel/problem.ts'
import type { Prisma, Tx } from '../platform/db.ts'

/** Changes somebody who works here still, and keeps their row for the transaction. Refuses with providers.caregiver_not_found. */
export async function changeCaregiver(
  tx: Tx,
  { providerId, caregiverId }: { providerId: string; caregiverId: string },
  data: Prisma.CaregiverUncheckedUpdateManyInput = {},
): Promise<void> {
  const { count } = await tx.caregiver.updateMany({
    where: { id: caregiverId, providerId, retiredAt: null },
    // Writing nothing would keep nothing: a promise made meanwhile waits for this row.
    data: { providerId, ...data },
  })
  if (count !== 1) throw new DomainError('providers.caregiver_not_found')
}
