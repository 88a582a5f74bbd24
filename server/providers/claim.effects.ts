import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { ClaimEffect } from './claim.lifecycle.ts'
import { type ClaimMove, moveClaim } from './move-claim.ts'
import { tellOfChange } from './provider-changed.ts'

/** Said to those whose claim gives way to another. */
const GIVEN_WAY = '该机构已由另一位申请人完成认领。'

/** What a decided claim sets off, inside its transaction. */
export const claimEffects: Record<ClaimEffect, (tx: Tx, move: ClaimMove) => Promise<void>> = {
  async verify_provider(tx, { claim, actor, at }) {
    const [provider] = await tx.provider.updateManyAndReturn({
      where: { id: claim.providerId, state: 'unclaimed' },
      data: { state: 'verified', verifiedAt: at, version: { increment: 1 } },
      select: { version: true },
    })
    if (!provider) throw new DomainError('providers.already_claimed')
    await recordEvent(tx, {
      stream: `provider:${claim.providerId}`,
      position: provider.version,
      subject: 'provider',
      subjectId: claim.providerId,
      transition: 'verify',
      from: 'unclaimed',
      to: 'verified',
      actor,
      data: { claimId: claim.id, creditCode: claim.creditCode },
      at,
    })
    await tellOfChange(tx, claim.providerId)
  },

  async make_manager(tx, { claim: { providerId, userId }, at }) {
    await tx.providerMember.upsert({
      where: { providerId_userId: { providerId, userId } },
      create: { providerId, userId, role: 'manager', joinedAt: at },
      update: { role: 'manager' },
    })
  },

  async end_rivals(tx, { claim: { id, providerId }, actor, at }) {
    const rivals = await tx.claim.findMany({
      where: { providerId, state: 'submitted', id: { not: id } },
      orderBy: { id: 'asc' },
    })
    for (const claim of rivals) {
      const move = { claim, transition: 'give_way', by: 'rival', actor, reason: GIVEN_WAY, at } as const
      const effects = await moveClaim(tx, move)
      for (const effect of effects) await claimEffects[effect](tx, move)
    }
  },

  async tell_claimant(tx, { claim, transition }) {
    const approved = transition === 'approve'
    const provider = await tx.provider.findUniqueOrThrow({
      where: { id: claim.providerId },
      select: { name: true },
    })
    await enqueue(tx, 'notice', {
      to: { userId: claim.userId },
      kind: approved ? 'claim_approved' : 'claim_rejected',
      params: { providerName: provider.name },
      path: approved ? `/desk/${claim.providerId}/setup` : `/providers/${claim.providerId}/claim`,
      dedupe: `claim:${claim.id}:${transition}`,
    })
    await enqueue(tx, 'nudge', {
      rooms: [room.user(claim.userId), room.operators],
      kind: 'claim',
      id: claim.id,
      version: claim.version + 1,
    })
  },
}
