import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { hashOfToken } from '../platform/secret-token.ts'
import type { inviteTokenInput } from './family.contract.ts'
import { stillOpen } from './invite-member.ts'
import { nudgeFamily } from './nudge-family.ts'

/**
 * Joins the family of this link, in the role it was written for. Who is a member already keeps their role and leaves the
 * link for the one it is meant for. Refuses with families.invite_invalid (unknown, used by another, over, revoked).
 */
export async function joinFamily(
  ctx: PersonCtx,
  { token }: z.infer<typeof inviteTokenInput>,
): Promise<{ familyId: string }> {
  const { userId } = ctx.viewer
  const now = ctx.clock.now()
  return inTransaction(ctx.db, async (tx) => {
    const invite = await tx.familyInvite.findUnique({ where: { tokenHash: hashOfToken(token) } })
    if (!invite) throw new DomainError('families.invite_invalid')
    const { familyId, role } = invite
    if (await tx.familyMember.findUnique({ where: { familyId_userId: { familyId, userId } } }))
      return { familyId }
    const { count } = await tx.familyInvite.updateMany({
      where: { id: invite.id, ...stillOpen(now) },
      data: { acceptedAt: now, acceptedBy: userId },
    })
    if (count !== 1) throw new DomainError('families.invite_invalid')
    await tx.familyMember.createMany({
      data: { familyId, userId, role, joinedAt: now },
      skipDuplicates: true,
    })
    await nudgeFamily(tx, ctx, familyId, userId)
    return { familyId }
  })
}
