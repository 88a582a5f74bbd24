import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import {
  ASK_DAYS,
  type InspectionEffect,
  type InspectionFacts,
  inspectionLifecycle,
  LATE_AGAIN_DAYS,
  PUBLIC_DAYS,
} from './inspection.lifecycle.ts'
import { getVisibleInspection, type InspectionRecord } from './load-inspection.ts'
import {
  DEFAULT_CORRECTION_DAYS,
  type InspectionActor,
  type InspectionTransition,
  type moveInspectionInput,
} from './supervision.contract.ts'

type Mover = { readonly kind: InspectionActor; readonly id: string | null; readonly name: string }
type Said = { readonly key?: string; readonly reason?: string; readonly days?: number }

/**
 * One press of an operator. `conclude` passes what met everything and orders a correction of the rest; `publish` makes a result
 * public before its time. The same key again changes nothing. Refuses with supervision.not_found, supervision.not_all_judged,
 * supervision.reason_missing (call_off, reopen, send_back), supervision.public_already (reopen),
 * supervision.changed_meanwhile.
 */
export async function pressInspection(
  ctx: PersonCtx,
  { inspectionId, move, reason, days, key }: z.output<typeof moveInspectionInput>,
): Promise<{ ok: true }> {
  if (['call_off', 'reopen', 'send_back'].includes(move) && reason.length < 4)
    throw new DomainError('supervision.reason_missing')
  const mover = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name } as const
  await inTransaction(ctx.db, async (tx) => {
    const { inspection } = await getVisibleInspection(tx, ctx.viewer, inspectionId)
    if ((await findEventByKey(tx, key))?.subjectId === inspectionId) return
    if (move === 'publish') return publish(tx, ctx, inspection, mover, key)
    const clean = !inspection.findings.some(({ verdict }) => verdict === 'not_met')
    const name = move === 'conclude' ? (clean ? 'pass' : 'order_correction') : move
    await moveInspection(tx, ctx, inspection, name, mover, { key, reason, days })
  })
  return { ok: true }
}

/** Makes one move in the caller's transaction: change, event, timer and notices. */
export async function moveInspection(
  tx: Tx,
  ctx: Ctx,
  inspection: InspectionRecord,
  name: InspectionTransition,
  mover: Mover,
  said: Said = {},
): Promise<void> {
  const now = ctx.clock.now()
  const facts = await factsOf(tx, inspection, name, now, said.days ?? DEFAULT_CORRECTION_DAYS)
  const decision = decide(inspectionLifecycle, name, mover.kind, inspection.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'supervision.'))
  const due = nextDue(inspectionLifecycle, decision.to, facts)
  const late = decision.effects.includes('mark-late') && !inspection.lateSince
  const change = {
    ...(await marks(tx, inspection, name, facts, now)),
    ...(late && { lateSince: inspection.correctBy }),
    ...{ state: decision.to, dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
  }
  await keep(tx, inspection, change)
  if (name === 'send_back') await askAgain(tx, inspection.id)
  const moved = { ...inspection, version: inspection.version + 1, state: decision.to }
  await recordInspection(tx, moved, name, inspection.state, mover, now, said)
  for (const effect of decision.effects) await apply(tx, effect, moved, name)
}

/** Conditions and deadlines as they are for this move. */
async function factsOf(
  tx: Tx,
  { findings, publicFrom, correctBy }: InspectionRecord,
  name: InspectionTransition,
  now: Date,
  days: number,
): Promise<InspectionFacts> {
  const failed = findings.filter(({ verdict }) => verdict === 'not_met')
  const sets = name === 'order_correction' || name === 'send_back'
  const past = !correctBy || correctBy <= now
  return {
    unjudged: findings.filter(({ verdict }) => verdict === null).length,
    failing: failed.length,
    unanswered: failed.filter(({ correctedAt }) => correctedAt === null).length,
    public: publicFrom !== null && publicFrom <= now,
    askAt: await workingDaysAfter(tx, now, ASK_DAYS),
    correctBy: sets || past ? await workingDaysAfter(tx, now, sets ? days : LATE_AGAIN_DAYS) : correctBy,
  }
}

/** What a move writes down besides the state. */
async function marks(
  tx: Tx,
  { publicFrom, sentBack }: InspectionRecord,
  name: InspectionTransition,
  { failing, correctBy }: InspectionFacts,
  now: Date,
) {
  switch (name) {
    case 'begin':
      return { begunAt: now }
    case 'call_off':
      return { closedAt: now }
    case 'pass':
    case 'order_correction':
      return {
        ...{ concludedAt: now, failing },
        publicFrom: publicFrom ?? (await workingDaysAfter(tx, now, PUBLIC_DAYS)),
        ...(name === 'pass' ? { closedAt: now } : { correctBy }),
      }
    case 'reopen':
      return { concludedAt: null, failing: null, publicFrom: null, correctBy: null }
    case 'mended':
      return { reportedAt: now }
    case 'send_back':
      return { correctBy, sentBack: sentBack + 1, reportedAt: null }
    case 'approve':
      return { closedAt: now }
    default:
      return {}
  }
}

/** What was said stays readable; each item has to be answered anew. */
const askAgain = (tx: Tx, inspectionId: string) =>
  tx.inspectionFinding.updateMany({ where: { inspectionId }, data: { correctedAt: null } })

async function publish(tx: Tx, ctx: Ctx, inspection: InspectionRecord, mover: Mover, key: string) {
  const now = ctx.clock.now()
  if (!inspection.publicFrom) throw new DomainError('supervision.changed_meanwhile')
  if (inspection.publicFrom <= now) return
  await keep(tx, inspection, { publicFrom: now })
  const moved = { ...inspection, version: inspection.version + 1 }
  await recordInspection(tx, moved, 'publish', inspection.state, mover, now, { key })
}

async function keep(tx: Tx, { id, state, version }: InspectionRecord, change: object): Promise<void> {
  const { count } = await tx.inspection.updateMany({
    where: { id, state, version },
    data: { ...change, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('supervision.changed_meanwhile')
}

/** One step in the inspection's own chain. */
export const recordInspection = (
  tx: Tx,
  { id, version, state }: { id: string; version: number; state: string },
  transition: string,
  from: string | null,
  actor: Mover,
  at: Date,
  { key, reason }: Said = {},
) =>
  recordEvent(tx, {
    ...{ stream: `inspection:${id}`, position: version, subject: 'inspection', subjectId: id },
    ...{ transition, from, to: state, actor, at, key },
    ...(reason && { reason }),
  })

type Moved = { id: string; version: number; providerId: string; plannedOn: Date }

async function apply(
  tx: Tx,
  effect: InspectionEffect,
  inspection: InspectionRecord,
  name: InspectionTransition,
): Promise<void> {
  const { provider } = inspection
  if (effect === 'tell-provider') await tellProvider(tx, inspection, provider.name, toldAs[name])
  if (effect !== 'tell-operators') return
  const kind: NoticeKind =
    name === 'mended' ? 'correction_reported' : name === 'overdue' ? 'correction_late' : 'inspection_waits'
  await enqueue(tx, 'notice', {
    ...{ to: { operators: true }, kind, params: paramsOf(inspection, provider.name) },
    path: `/operator/supervision/${inspection.id}`,
    dedupe: `inspection:${inspection.id}:${inspection.version}:operators`,
  })
}

const toldAs = {
  pass: 'inspection_passed',
  order_correction: 'correction_ordered',
  reopen: 'inspection_reopened',
  overdue: 'correction_late',
  send_back: 'correction_sent_back',
  approve: 'correction_accepted',
} as Partial<Record<InspectionTransition, NoticeKind>> as Record<InspectionTransition, NoticeKind>

/** Leaves word for the provider's managers. */
export const tellProvider = (tx: Tx, inspection: Moved, providerName: string, kind: NoticeKind) =>
  enqueue(tx, 'notice', {
    ...{ to: { providerId: inspection.providerId }, kind, params: paramsOf(inspection, providerName) },
    path: `/desk/${inspection.providerId}/supervision/${inspection.id}`,
    dedupe: `inspection:${inspection.id}:${inspection.version}:provider`,
  })

const paramsOf = ({ plannedOn }: Moved, providerName: string) => ({
  providerName,
  day: plannedOn.toISOString().slice(0, 10),
})
