import { maskedName } from '../kernel/masked-name.ts'
import { room } from '../live/rooms.contract.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import { type Audience, enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { IncidentEffect } from './incident.lifecycle.ts'
import type { IncidentRecord } from './load-incident.ts'
import type { IncidentMover } from './move-incident.ts'

/** Tells family, provider and operators at once: each by the name they know the person by. */
export async function applyIncidentEffect(
  tx: Tx,
  effect: IncidentEffect,
  incident: IncidentRecord,
  mover: IncidentMover,
): Promise<void> {
  const kind = effect === 'text-all' ? null : (effect.slice('tell-all:'.length) as NoticeKind)
  for (const { to, who } of audiencesOf(incident)) {
    const params = {
      who,
      raisedByName: incident.raisedByName,
      byName: mover.name,
      at: incident.raisedAt.toISOString(),
    }
    const once = `incident:${incident.id}:${incident.version}:${Object.keys(to)[0]}`
    const path = `/incidents/${incident.id}`
    if (kind) await enqueue(tx, 'notice', { to, kind, params, path, dedupe: `${once}:${kind}` })
    else await enqueue(tx, 'alarm', { to, params, path })
  }
}

function audiencesOf(incident: IncidentRecord): { to: Audience; who: string }[] {
  const { recipient, providerId, order, familyId } = incident
  const caregiverId = order?.visit?.caregiverId
  return [
    { to: { familyId }, who: recipient.calledBy },
    ...(providerId ? [{ to: { providerId, ...(caregiverId && { caregiverId }) }, who: recipient.name }] : []),
    { to: { operators: true }, who: maskedName(recipient.name) },
  ]
}

/** Open pages of everyone concerned ask again, the recipient's own as well. */
export async function nudgeIncident(tx: Tx, incident: IncidentRecord): Promise<void> {
  const rooms = [
    room.family(incident.familyId),
    ...(incident.providerId ? [room.provider(incident.providerId)] : []),
    room.recipient(incident.recipientId),
    room.operators,
  ]
  await enqueue(tx, 'nudge', { rooms, kind: 'incident', id: incident.id, version: incident.version })
}
