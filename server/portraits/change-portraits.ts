import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { tellOfChange } from '../providers/providers.entry.ts'
import { forgetPictures } from './portrait-files.ts'

type Row = {
  id: string
  userId: string | null
  providerId: string
  provider: { name: string }
}
type Besides = (tx: Tx, rows: readonly Row[]) => Promise<void>

/**
 * Changes the portrait of every caregiver `whose` finds, tells their providers' pages, and forgets the pictures nobody has any
 * more. `besides` does what else belongs to it, in the same transaction. Refuses with portraits.not_found where nobody is found.
 */
export async function changePortraits(
  ctx: Pick<PersonCtx, 'db' | 'ports'>,
  whose: Prisma.CaregiverWhereInput,
  data: Prisma.CaregiverUncheckedUpdateManyInput,
  besides: Besides = async () => {},
): Promise<void> {
  const before = await inTransaction(ctx.db, async (tx) => {
    const rows = await tx.caregiver.findMany({
      where: whose,
      select: {
        ...{ id: true, userId: true, providerId: true },
        provider: { select: { name: true } },
      },
    })
    if (rows.length === 0) throw new DomainError('portraits.not_found')
    const ids = rows.map(({ id }) => id)
    // Whoever changes them meanwhile waits, and finds the pictures of this change.
    const had = await tx.$queryRaw<{ portraitId: string | null }[]>`
      select portrait_id::text as "portraitId" from caregiver where id = any(${ids}::uuid[]) order by id for update`
    await tx.caregiver.updateMany({ where: { id: { in: ids } }, data })
    for (const providerId of new Set(rows.map((row) => row.providerId))) await tellOfChange(tx, providerId)
    await besides(tx, rows)
    return had
  })
  await forgetPictures(
    ctx,
    before.map(({ portraitId }) => portraitId),
  )
}
