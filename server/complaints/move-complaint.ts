import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { after, days, later } from '../kernel/clock.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type {
  ComplaintActor,
  ComplaintTransition,
  ComplaintWords,
  moveComplaintInput,
} from './complaint.contract.ts'
import { tellOf } from './complaint.effects.ts'
import {
  AGAIN_DAYS,
  APPEAL_DAYS,
  CHASE_DAYS,
  type ComplaintFacts,
  complaintLifecycle,
} from './complaint.lifecycle.ts'
import { type ComplaintRecord, getVisibleComplaint, mayMove, openWords, sealWords } from './load-complaint.ts'

export type ComplaintMover = {
  readonly kind: ComplaintActor
  readonly id: string | null
  readonly name: string
}
type Said = Partial<Pick<z.output<typeof moveComplaintInput>, 'text' | 'remedy' | 'outcome' | 'key'>>

/**
 * One step of a complaint: the provider answers, the family accepts, refuses or takes it back, an operator decides, either side asks
 * again once. The same key again changes nothing. Refuses with complaints.not_found, complaints.not_your_move,
 * complaints.answered_already, complaints.not_the_loser, complaints.colleague_decides, complaints.changed_meanwhile, orders.no_family_role.
 */
export async function takeComplaintStep(
  ctx: PersonCtx,
  { complaintId, move, key, ...said }: z.output<typeof moveComplaintInput>,
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, async (tx) => {
    const { complaint, side } = await getVisibleComplaint(tx, ctx.viewer, complaintId)
    if ((await findEventByKey(tx, key))?.subjectId === complaintId) return
    if (!mayMove(ctx.viewer, complaint, side)) throw new DomainError('orders.no_family_role')
    const mover = { kind: side, id: ctx.viewer.userId, name: ctx.viewer.name }
    await moveComplaint(tx, ctx, complaint, move, mover, { ...said, key })
  })
  return { ok: true }
}

/** Makes one move in the caller's transaction: change, event, timer and notices. */
export async function moveComplaint(
  tx: Tx,
  ctx: Ctx,
  complaint: ComplaintRecord,
  name: ComplaintTransition,
  mover: ComplaintMover,
  said: Said = {},
): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsOf(tx, complaint, mover, now)
  const decision = decide(complaintLifecycle, name, mover.kind, complaint.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'complaints.'))
  const due = nextDue(complaintLifecycle, decision.to, facts)
  const words = { ...openWords(ctx.ports.vault, complaint), ...wordsOf(name, said) }
  const { count } = await tx.complaint.updateMany({
    where: { id: complaint.id, version: complaint.version, state: complaint.state },
    data: {
      ...changeOf(name, mover, said, now),
      ...(name === 'chase' && { lateSince: complaint.lateSince ?? now }),
      words: sealWords(ctx.ports.vault, complaint.id, words),
      ...{ state: decision.to, dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
      ...(!due && { closedAt: now }),
      version: { increment: 1 },
    },
  })
  if (count !== 1) throw new DomainError('complaints.changed_meanwhile')
  const moved = { ...complaint, state: decision.to, version: complaint.version + 1 }
  await recordEvent(tx, {
    ...{
      stream: `complaint:${moved.id}`,
      position: moved.version,
      subject: 'complaint',
      subjectId: moved.id,
    },
    ...{ transition: name, from: complaint.state, to: decision.to, actor: mover, at: now, key: said.key },
  })
  for (const effect of decision.effects) await tellOf(tx, effect, moved, name)
}

/** What a decision about it depends on at `now`. */
export async function factsOf(
  tx: Tx,
  {
    answerBy,
    answeredAt,
    decideBy,
    outcome,
    decidedBy,
  }: Pick<ComplaintRecord, 'answerBy' | 'answeredAt' | 'decideBy' | 'outcome' | 'decidedBy'>,
  mover: Pick<ComplaintMover, 'kind' | 'id'>,
  now: Date,
): Promise<ComplaintFacts> {
  const [chase, appealBy, remindAt] = await Promise.all(
    [CHASE_DAYS, APPEAL_DAYS, AGAIN_DAYS].map((count) => workingDaysAfter(tx, now, count)),
  )
  return {
    ...{ mover: mover.kind, outcome, answerBy, answered: answeredAt !== null },
    own: mover.id !== null && mover.id === decidedBy,
    settleAt: after(now, days(7)),
    chaseAt: decideBy > now ? decideBy : later(chase as Date, decideBy),
    ...{ appealBy: appealBy as Date, remindAt: remindAt as Date },
  }
}

function wordsOf(name: ComplaintTransition, { text = '', remedy = '' }: Said): Partial<ComplaintWords> {
  if (name === 'answer' || name === 'add') return { answer: text, answerRemedy: remedy }
  if (name === 'refuse') return { refusal: text }
  if (name === 'decide') return { reason: text, remedy }
  if (name === 'appeal') return { appeal: text }
  return name === 'decide_again' ? { finalReason: text, finalRemedy: remedy } : {}
}

function changeOf(name: ComplaintTransition, { kind, id }: ComplaintMover, { outcome }: Said, now: Date) {
  if (name === 'answer' || name === 'add') return { answeredAt: now }
  if (name === 'appeal') return { appealedAt: now, appealSide: kind }
  if (name === 'decide' || name === 'decide_again')
    return { decidedAt: now, decidedBy: id, outcome: outcome ?? null }
  return {}
}
