import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction } from '../platform/db.ts'
import type { Found } from './sources.ts'
import { sources } from './sources.ts'

/**
 * Looks for everything an operator should know of and opens an alarm for what is new, as the clock: what was found before, open or
 * closed, is the same alarm. A source that fails keeps no other from being looked at. Gives how many were opened.
 */
export async function lookOut(ctx: Ctx): Promise<number> {
  let opened = 0
  for (const [kind, look] of Object.entries(sources)) {
    try {
      for (const found of await unknown(ctx, kind as Found['kind'], await look(ctx)))
        if (await open(ctx, kind as Found['kind'], found)) opened += 1
    } catch (error) {
      ctx.log.error({ err: error, kind }, 'nobody could look for alarms of this kind')
    }
  }
  return opened
}

/** Most of what is found stands for days: it is known by one look, and nothing is tried for it. */
async function unknown<One extends { fingerprint: string }>(
  { db }: Ctx,
  kind: Found['kind'],
  found: readonly One[],
): Promise<One[]> {
  const fingerprints = found.map(({ fingerprint }) => fingerprint)
  const known = await db.alarm.findMany({
    where: { kind, fingerprint: { in: fingerprints } },
    select: { fingerprint: true },
  })
  const names = new Set(known.map(({ fingerprint }) => fingerprint))
  return found.filter(({ fingerprint }) => !names.has(fingerprint))
}

function open(ctx: Ctx, kind: Found['kind'], { fingerprint, providerId, facts }: Omit<Found, 'kind'>) {
  const at = ctx.clock.now()
  return inTransaction(ctx.db, async (tx) => {
    const [alarm] = await tx.alarm.createManyAndReturn({
      data: [{ kind, fingerprint, providerId, facts, openedAt: at }],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!alarm) return false
    await recordEvent(tx, {
      ...{ stream: `alarm:${alarm.id}`, position: 1, subject: 'alarm', subjectId: alarm.id },
      ...{ transition: 'raise', from: null, to: 'open', at, data: { kind, fingerprint } },
      actor: { kind: 'clock', id: null, name: '' },
    })
    const path = '/operator/alarms'
    await enqueue(tx, 'notice', {
      ...{ to: { operators: true }, kind: 'alarm_raised', params: {}, path },
      dedupe: `alarm:${alarm.id}`,
    })
    await enqueue(tx, 'nudge', { rooms: [room.operators], kind: 'notices', id: alarm.id, version: 1 })
    return true
  })
}
