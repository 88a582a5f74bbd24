import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { decide } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { factsOf, getSuspension, getVisibleSuspension } from './find-suspensions.ts'
import { mark } from './mark.ts'
import { restoreVisits } from './restore-visits.ts'
import type {
  moveSuspensionInput,
  SuspensionActor,
  SuspensionTransition,
  SuspensionView,
} from './suspension.contract.ts'
import { suspensionLifecycle } from './suspension.lifecycle.ts'
import { getSubject, lockSubject, type Subject } from './targets.ts'
import { tellOperators, tellSubject } from './tell.ts'

const suspensionParts = {
  closure: { select: { id: true, state: true } },
} as const satisfies Prisma.SuspensionInclude
type SuspensionRecord = Prisma.SuspensionGetPayload<{ include: typeof suspensionParts }>

type Mover = { readonly kind: SuspensionActor; readonly id: string | null; readonly name: string }

/**
 * Its subject appeals, once; an operator keeps it or lifts it, each with words the subject reads. The same key again changes
 * nothing. Refuses with suspensions.not_found, suspensions.not_your_move, suspensions.changed_meanwhile,
 * suspensions.appealed_before, suspensions.closing, and while an appeal is open with suspensions.colleague_decides to whoever
 * pronounced it.
 */
export async function moveSuspension(
  ctx: PersonCtx,
  { suspensionId, move, text, key }: z.output<typeof moveSuspensionInput>,
): Promise<SuspensionView> {
  const { as, row } = await getVisibleSuspension(ctx.db, ctx.viewer, suspensionId)
  const own = row.decidedBy === ctx.viewer.userId
  const mover = { kind: as, id: ctx.viewer.userId, name: ctx.viewer.name }
  await inTransaction(ctx.db, async (tx) => {
    if ((await findEventByKey(tx, key))?.subjectId === suspensionId) return
    await makeMove(tx, ctx, suspensionId, move, mover, { text, key, own })
  })
  return getSuspension(ctx, { suspensionId })
}

/** Makes one move in the caller's transaction: change, event, mark and notices. `own`: whoever moves pronounced it. */
export async function makeMove(
  tx: Tx,
  ctx: Ctx,
  id: string,
  name: SuspensionTransition,
  mover: Mover,
  { text, key, own = false }: { text: string; key?: string; own?: boolean },
): Promise<void> {
  const now = ctx.clock.now()
  const before = await tx.suspension.findUniqueOrThrow({ where: { id }, include: suspensionParts })
  const decision = decide(suspensionLifecycle, name, mover.kind, before.state, factsOf(before, own))
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'suspensions.'))
  const subject = await subjectOf(tx, before)
  if ((decision.effects as readonly string[]).includes('free'))
    await lockSubject(tx, subject.target, subject.id)
  const { count } = await tx.suspension.updateMany({
    where: { id, state: before.state, version: before.version },
    data: {
      ...{ state: decision.to, version: { increment: 1 } },
      ...(name === 'appeal' ? { appealText: text, appealedAt: now } : { answer: text }),
      ...(decision.to === 'lifted' && { endedAt: now, dueAt: null }),
    },
  })
  if (count !== 1) throw new DomainError('suspensions.changed_meanwhile')
  const at = { id, version: before.version + 1 }
  await recordEvent(tx, {
    ...{ stream: `suspension:${id}`, position: at.version, subject: 'suspension', subjectId: id },
    ...{ transition: name, from: before.state, to: decision.to, actor: mover, reason: text, at: now, key },
  })
  if (decision.to === 'lifted') {
    await mark(tx, subject, { on: false, at: now, by: mover, reason: text })
    await restoreVisits(tx, ctx, before)
  }
  if (name === 'appeal') await tellOperators(tx, subject, at, 'suspension_appealed')
  else await tellSubject(tx, subject, at, name === 'keep' ? 'suspension_kept' : 'suspension_lifted')
}

const subjectOf = (tx: Tx, row: SuspensionRecord): Promise<Subject> =>
  getSubject(tx, row.target, row.userId ?? row.caregiverId ?? row.offeringId ?? row.providerId ?? '')
