import type { Clock } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import { hashOfToken } from '../platform/secret-token.ts'

/**
 * Whose link this is; notes that it was used. Asked again on every request, so that revoking works at once. Refuses with
 * elders.link_invalid (unknown, over, revoked, or the recipient was archived).
 */
export async function followElderLink(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<string> {
  const now = clock.now()
  const [link] = await db.elderLink.updateManyAndReturn({
    where: {
      tokenHash: hashOfToken(token),
      revokedAt: null,
      expiresAt: { gt: now },
      recipient: { archivedAt: null },
    },
    data: { lastUsedAt: now },
    select: { recipientId: true },
  })
  if (!link) throw new DomainError('elders.link_invalid')
  return link.recipientId
}
