import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { decide, movesFor } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma } from '../platform/db.ts'
import {
  type AlarmFacts,
  type AlarmView,
  alarmMoves,
  type findAlarmsInput,
  type moveAlarmInput,
} from './alarm.contract.ts'
import { alarmLifecycle } from './alarm.lifecycle.ts'

/** Alarms nobody has closed, those nobody looks into first and the oldest of them; or the latest that are closed. At most 100. */
export async function findAlarms(
  { db }: Pick<Ctx, 'db'>,
  { scope }: z.output<typeof findAlarmsInput>,
): Promise<AlarmView[]> {
  const rows = await db.alarm.findMany({
    where: scope === 'open' ? { state: { not: 'closed' } } : { state: 'closed' },
    include: { provider: { select: { name: true } } },
    orderBy: scope === 'open' ? [{ state: 'asc' }, { openedAt: 'asc' }] : [{ closedAt: 'desc' }],
    take: 100,
  })
  return rows.map(viewOf)
}

/**
 * Takes an alarm on, or ends it with what was done. The same key again, or what a colleague has just done, changes nothing. Refuses
 * with alarms.not_found, alarms.changed_meanwhile.
 */
export async function answerAlarm(
  ctx: PersonCtx,
  { alarmId, move, text, key }: z.output<typeof moveAlarmInput>,
): Promise<{ ok: true }> {
  const { viewer, clock } = ctx
  await inTransaction(ctx.db, async (tx) => {
    if ((await findEventByKey(tx, key))?.subjectId === alarmId) return
    const alarm = await tx.alarm.findUnique({ where: { id: alarmId } })
    if (!alarm) throw new DomainError('alarms.not_found')
    const decision = decide(alarmLifecycle, move, 'operator', alarm.state, null)
    if (!decision.ok) throw new DomainError('alarms.changed_meanwhile')
    const at = clock.now()
    const { count } = await tx.alarm.updateMany({
      where: { id: alarmId, state: alarm.state, version: alarm.version },
      data: {
        ...{ state: decision.to, version: { increment: 1 } },
        ...(move === 'acknowledge'
          ? { acknowledgedAt: at, acknowledgedByName: viewer.name }
          : { closedAt: at, closedByName: viewer.name, outcome: text }),
      },
    })
    if (count !== 1) throw new DomainError('alarms.changed_meanwhile')
    await recordEvent(tx, {
      ...{ stream: `alarm:${alarmId}`, position: alarm.version + 1, subject: 'alarm', subjectId: alarmId },
      ...{ transition: move, from: alarm.state, to: decision.to, reason: text, at, key },
      actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
    })
  })
  return { ok: true }
}

type Row = Prisma.AlarmGetPayload<{ include: { provider: { select: { name: true } } } }>

const viewOf = ({ provider, fingerprint: _, version: _v, ...row }: Row): AlarmView => {
  const may = movesFor(alarmLifecycle, 'operator', row.state, null)
  return {
    ...row,
    providerName: provider?.name ?? null,
    facts: row.facts as AlarmFacts,
    moves: alarmMoves.filter((move) => may.includes(move)),
  }
}
