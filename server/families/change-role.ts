import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { changeRoleInput, FamilyView } from './family.contract.ts'
import { refuseNewRole } from './family.rules.ts'
import { lockCircleOf } from './family-scope.ts'
import { getFamily } from './find-families.ts'
import { nudgeFamily } from './nudge-family.ts'

/** Refuses with families.not_found, families.not_allowed (organisers only) or families.last_organiser. */
export async function changeRole(
  ctx: PersonCtx,
  { memberId, role }: z.infer<typeof changeRoleInput>,
): Promise<FamilyView> {
  const familyId = await inTransaction(ctx.db, async (tx) => {
    const circle = await lockCircleOf(ctx, tx, memberId)
    const problem = refuseNewRole(circle.members, ctx.viewer.userId, circle.target, role)
    if (problem) throw new DomainError(problem)
    await tx.familyMember.update({ where: { id: memberId }, data: { role } })
    if (role !== 'organiser')
      await revokeInvitesOf(tx, circle.familyId, circle.target.userId, ctx.clock.now())
    await nudgeFamily(tx, ctx, circle.familyId, circle.target.userId)
    return circle.familyId
  })
  return getFamily(ctx, familyId)
}

/** Who may no longer invite, no longer does: a link kept aside would be a way back in. */
export async function revokeInvitesOf(tx: Tx, familyId: string, invitedBy: string, now: Date): Promise<void> {
  await tx.familyInvite.updateMany({
    where: { familyId, invitedBy, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}
