import { recordEvent } from '../events/events.entry.ts'
import { decide } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'
import {
  type ClaimActor,
  type ClaimEffect,
  type ClaimFacts,
  type ClaimState,
  type ClaimTransition,
  claimLifecycle,
} from './claim.lifecycle.ts'

export type ClaimMove = {
  readonly claim: {
    readonly id: string
    readonly providerId: string
    readonly userId: string
    readonly state: ClaimState
    readonly version: number
    readonly creditCode: string
  }
  readonly transition: ClaimTransition
  readonly by: ClaimActor
  /** The operator behind it. */
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string }
  readonly reason: string
  readonly at: Date
  readonly key?: string
}

/** Moves a claim by its lifecycle and records it; gives the effects that are now due. Of two racing moves one wins. */
export async function moveClaim(tx: Tx, move: ClaimMove): Promise<readonly ClaimEffect[]> {
  const { claim, transition, reason, at } = move
  const decision = decide<ClaimState, ClaimTransition, ClaimActor, ClaimEffect, ClaimFacts>(
    claimLifecycle,
    transition,
    move.by,
    claim.state,
    { reason },
  )
  if (!decision.ok) throw new DomainError(ownProblem(decision.problem))
  const { count } = await tx.claim.updateMany({
    where: { id: claim.id, state: decision.from, version: claim.version },
    data: {
      state: decision.to,
      version: { increment: 1 },
      reason: reason || null,
      decidedAt: at,
      decidedBy: move.actor.id,
    },
  })
  if (count !== 1) throw new DomainError('providers.claim_decided')
  await recordEvent(tx, {
    stream: `claim:${claim.id}`,
    position: claim.version + 1,
    subject: 'claim',
    subjectId: claim.id,
    transition,
    from: decision.from,
    to: decision.to,
    actor: move.actor,
    reason,
    at,
    key: move.key,
  })
  return decision.effects
}

/** The engine speaks of states that changed; for a claim that means: decided. */
const ownProblem = (code: string) => (code.startsWith('orders.') ? 'providers.claim_decided' : code)
