import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { FamilyRole } from '../kernel/view.contract.ts'
import { hashOfToken, newToken } from '../platform/secret-token.ts'
import type { inviteMemberInput, inviteTokenInput } from './family.contract.ts'
import { requireDeed } from './family-scope.ts'

const INVITE_LIVES = days(7)

/**
 * A link that lets one person join in this role, good for 7 days. It is told once: only its hash is kept. Refuses with
 * families.not_found or families.not_allowed (organisers only).
 */
export async function inviteMember(
  ctx: PersonCtx,
  { familyId, role }: z.infer<typeof inviteMemberInput>,
): Promise<{ url: string; expiresAt: Date; role: FamilyRole }> {
  requireDeed(ctx, familyId, 'keepCircle')
  const { token, hash } = newToken()
  const createdAt = ctx.clock.now()
  const expiresAt = after(createdAt, INVITE_LIVES)
  await ctx.db.familyInvite.create({
    data: { familyId, role, tokenHash: hash, invitedBy: ctx.viewer.userId, createdAt, expiresAt },
  })
  return { url: `${ctx.appUrl}/join/${token}`, expiresAt, role }
}

/** What a link invites to, for anyone who holds it. Refuses with families.invite_invalid (unknown, used, over, revoked). */
export async function previewInvite(
  { db, clock }: Ctx,
  { token }: z.infer<typeof inviteTokenInput>,
): Promise<{ familyName: string; invitedByName: string; role: FamilyRole; expiresAt: Date }> {
  const invite = await db.familyInvite.findFirst({
    where: { tokenHash: hashOfToken(token), ...stillOpen(clock.now()) },
    select: { role: true, expiresAt: true, invitedBy: true, family: { select: { name: true } } },
  })
  if (!invite) throw new DomainError('families.invite_invalid')
  const inviter = await db.user.findUnique({ where: { id: invite.invitedBy }, select: { name: true } })
  return {
    familyName: invite.family.name,
    invitedByName: inviter?.name ?? '',
    role: invite.role,
    expiresAt: invite.expiresAt,
  }
}

/** An invite somebody may still take. */
export const stillOpen = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } })
