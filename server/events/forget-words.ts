import type { Prisma, Tx } from '../platform/db.ts'

/**
 * Forgets who acted and what they wrote; that, when and how it moved stays, and every chain holds. Events from before
 * fingerprints keep their words. Gives how many were forgotten.
 */
export async function forgetWords(tx: Tx, where: Prisma.EventWhereInput): Promise<number> {
  const { count } = await tx.event.updateMany({
    where: { AND: [where, { wordsSalt: { not: null } }] },
    data: { actorName: '', reason: '', wordsSalt: null },
  })
  return count
}
