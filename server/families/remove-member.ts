import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { revokeInvitesOf } from './change-role.ts'
import type { FamilyView, removeMemberInput } from './family.contract.ts'
import { refuseRemoval } from './family.rules.ts'
import { lockCircleOf } from './family-scope.ts'
import { getFamily } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'

/**
 * Takes a member out of the circle, or lets the viewer leave it: then there is nothing left to show and the answer is
 * null. Refuses with families.not_found, families.not_allowed (organisers only) or families.last_organiser.
 */
export async function removeMember(
  ctx: PersonCtx,
  { memberId }: z.infer<typeof removeMemberInput>,
): Promise<FamilyView | null> {
  const { familyId, userId } = await inTransaction(ctx.db, async (tx) => {
    const { members, target, familyId } = await lockCircleOf(ctx, tx, memberId)
    const problem = refuseRemoval(members, ctx.viewer.userId, target)
    if (problem) throw new DomainError(problem)
    await tx.familyMember.delete({ where: { id: memberId } })
    await revokeInvitesOf(tx, familyId, target.userId, ctx.clock.now())
    await nudgeFamily(tx, ctx, familyId, target.userId)
    return { familyId, userId: target.userId }
  })
  return userId === ctx.viewer.userId ? null : getFamily(ctx, familyId)
}
