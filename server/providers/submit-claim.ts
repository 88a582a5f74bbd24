import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { isCreditCode } from './credit-code.rules.ts'
import { getClaim } from './find-claims.ts'
import type { ClaimView, submitClaimInput } from './provider.contract.ts'

type SubmitClaim = z.output<typeof submitClaimInput>

/**
 * A person says that they run a listing; operators are told. The same key again answers with the claim it made. Refuses
 * with providers.not_found, providers.credit_code_wrong (GB 32100-2015 check digit), providers.already_claimed and, while
 * their own earlier claim waits, providers.claim_pending.
 */
export async function submitClaim(ctx: PersonCtx, input: SubmitClaim): Promise<ClaimView> {
  if (!isCreditCode(input.creditCode)) throw new DomainError('providers.credit_code_wrong')
  try {
    return await inTransaction(ctx.db, (tx) => submit(tx, ctx, input))
  } catch (error) {
    if (isUniqueViolation(error, 'claim_key_key')) return repeated(ctx, input.key)
    if (isUniqueViolation(error, 'claim_one_waiting')) return pendingOrRepeated(ctx, input.key)
    throw error
  }
}

async function submit(tx: Tx, ctx: PersonCtx, { key, ...said }: SubmitClaim): Promise<ClaimView> {
  const { viewer } = ctx
  const earlier = await tx.claim.findUnique({ where: { key }, select: { id: true, userId: true } })
  if (earlier?.userId === viewer.userId) return getClaim(tx, earlier.id)
  const provider = await lockProvider(tx, said.providerId)
  if (provider.state !== 'unclaimed') throw new DomainError('providers.already_claimed')
  const now = ctx.clock.now()
  const { id } = await tx.claim.create({
    data: { ...said, key, userId: viewer.userId, version: 1, createdAt: now },
    select: { id: true },
  })
  await recordEvent(tx, {
    stream: `claim:${id}`,
    position: 1,
    subject: 'claim',
    subjectId: id,
    transition: 'submit',
    from: null,
    to: 'submitted',
    actor: { kind: 'claimant', id: viewer.userId, name: viewer.name },
    data: { providerId: said.providerId },
    at: now,
    key,
  })
  await enqueue(tx, 'notice', {
    to: { operators: true },
    kind: 'claim_submitted',
    params: { providerName: provider.name },
    path: '/operator/claims',
    dedupe: `claim:${id}:submit`,
  })
  await enqueue(tx, 'nudge', {
    rooms: [room.user(viewer.userId), room.operators],
    kind: 'claim',
    id,
    version: 1,
  })
  return getClaim(tx, id)
}

/** An approval of another claim going on at this moment is waited for. */
async function lockProvider(tx: Tx, id: string): Promise<{ name: string; state: string }> {
  const [row] = await tx.$queryRaw<{ name: string; state: string }[]>`
    select name, state::text from provider where id = ${id}::uuid for share`
  if (!row) throw new DomainError('providers.not_found')
  return row
}

async function pendingOrRepeated(ctx: PersonCtx, key: string): Promise<ClaimView> {
  const same = await ctx.db.claim.count({ where: { key, userId: ctx.viewer.userId } })
  if (same === 0) throw new DomainError('providers.claim_pending')
  return repeated(ctx, key)
}

async function repeated(ctx: PersonCtx, key: string): Promise<ClaimView> {
  const claim = await ctx.db.claim.findFirst({
    where: { key, userId: ctx.viewer.userId },
    select: { id: true },
  })
  if (!claim) throw new DomainError('providers.claim_not_found')
  return getClaim(ctx.db, claim.id)
}
