import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'
import type { IncidentActor, IncidentOutcome, IncidentTransition } from './incident.contract.ts'
import { applyIncidentEffect, nudgeIncident } from './incident.effects.ts'
import { incidentLifecycle } from './incident.lifecycle.ts'
import type { IncidentRecord } from './load-incident.ts'

export type IncidentMover = {
  readonly kind: IncidentActor
  readonly id: string | null
  readonly name: string
}
type Said = { key?: string; outcome?: IncidentOutcome; report?: string }

/**
 * Makes one move of a call for help: change, event, answers, timer and notices commit with the caller's transaction.
 * Refuses with incidents.not_your_move, incidents.changed_meanwhile, incidents.own_call, incidents.not_the_caller.
 */
export async function moveIncident(
  tx: Tx,
  ctx: Ctx,
  incident: IncidentRecord,
  name: IncidentTransition,
  mover: IncidentMover,
  { key, ...ending }: Said = {},
): Promise<IncidentRecord> {
  const now = ctx.clock.now()
  const facts = { enteredAt: incident.enteredAt, calls: incident.calls, own: isOwn(incident, mover) }
  const decision = decide(incidentLifecycle, name, mover.kind, incident.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'incidents.'))
  const byClock = mover.kind === 'clock'
  // A second one who comes changes nothing about when the others are asked how it ended.
  const time =
    name === 'join'
      ? { enteredAt: incident.enteredAt, calls: incident.calls }
      : { enteredAt: now, calls: byClock && incident.state === decision.to ? incident.calls + 1 : 0 }
  const due = nextDue(incidentLifecycle, decision.to, { ...facts, ...time })
  const change = {
    state: decision.to,
    ...time,
    dueAt: due?.at ?? null,
    dueTransition: due?.transition ?? null,
    ...(!due && { closedAt: now, ...ending }),
  }
  const { count } = await tx.incident.updateMany({
    where: { id: incident.id, state: incident.state, version: incident.version },
    data: { ...change, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('incidents.changed_meanwhile')
  const moved = { ...incident, ...change, version: incident.version + 1 }
  await recordIncident(tx, moved, name, incident.state, mover, now, key)
  if ((name === 'acknowledge' || name === 'join') && mover.id) {
    const answer = { incidentId: incident.id, userId: mover.id, side: mover.kind, name: mover.name, at: now }
    await tx.incidentAnswer.createMany({ data: [answer], skipDuplicates: true })
  }
  for (const effect of decision.effects) await applyIncidentEffect(tx, effect, moved, mover)
  await nudgeIncident(tx, moved)
  return moved
}

/** Writes one step into the incident's own chain. What was said stays in the report, out of the events. */
export const recordIncident = (
  tx: Tx,
  incident: IncidentRecord,
  transition: IncidentTransition | 'raise',
  from: string | null,
  mover: IncidentMover,
  at: Date,
  key: string | undefined,
) =>
  recordEvent(tx, {
    stream: `incident:${incident.id}`,
    position: incident.version,
    subject: 'incident',
    subjectId: incident.id,
    transition,
    from,
    to: incident.state,
    actor: mover,
    at,
    key,
  })

const isOwn = ({ raisedBy, raisedBySide }: IncidentRecord, { kind, id }: IncidentMover) =>
  raisedBySide === 'recipient' ? kind === 'recipient' : id !== null && raisedBy === id
