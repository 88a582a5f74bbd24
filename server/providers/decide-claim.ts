import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { claimEffects } from './claim.effects.ts'
import { getClaim } from './find-claims.ts'
import { moveClaim } from './move-claim.ts'
import type { ClaimView, decideClaimInput } from './provider.contract.ts'

type DecideClaim = z.output<typeof decideClaimInput>

/**
 * An operator's answer to a claim. Approving makes the claimant manager of the now verified provider and ends other
 * claims to it, all at once; rejecting needs a reason. The same key again answers with the claim as it stands. Refuses
 * with providers.claim_not_found, providers.claim_decided (someone was first), providers.already_claimed,
 * providers.reason_missing.
 */
export async function decideClaim(ctx: PersonCtx, input: DecideClaim): Promise<ClaimView> {
  return inTransaction(ctx.db, async (tx) => {
    const claim = await lockProviderOf(tx, input.claimId)
    if (await isRepeated(tx, ctx, input)) return getClaim(tx, claim.id)
    const { viewer, clock } = ctx
    const move = {
      claim,
      transition: input.decision,
      by: 'operator',
      actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
      reason: input.reason,
      at: clock.now(),
      key: input.key,
    } as const
    const effects = await moveClaim(tx, move)
    for (const effect of effects) await claimEffects[effect](tx, move)
    return getClaim(tx, claim.id)
  })
}

/** Approvals of rival claims to one provider, and repetitions of one decision, go one after the other. */
async function lockProviderOf(tx: Tx, claimId: string) {
  const [row] = await tx.$queryRaw<{ providerId: string }[]>`
    select p.id::text as "providerId" from provider p join claim c on c.provider_id = p.id
    where c.id = ${claimId}::uuid for update of p`
  if (!row) throw new DomainError('providers.claim_not_found')
  return tx.claim.findUniqueOrThrow({ where: { id: claimId } })
}

async function isRepeated(tx: Tx, { viewer }: PersonCtx, { key, claimId, decision }: DecideClaim) {
  const event = await findEventByKey(tx, key)
  return event?.subjectId === claimId && event.transition === decision && event.actorId === viewer.userId
}
