import { room } from '../live/rooms.contract.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { HardshipRecord } from './hardship-words.ts'
import type { OutreachTransition } from './outreach.contract.ts'
import type { OutreachEffect } from './outreach.lifecycle.ts'

/** What operators are told of a step; the family hears that something moved, and reads what on its own page. */
const kinds: Partial<Record<OutreachTransition | 'enlist', NoticeKind>> = {
  ...{ enlist: 'outreach_declared', come_round: 'outreach_due', remind: 'outreach_due' },
  leave_list: 'outreach_withdrawn',
}

/** One side hears of one step: never who it is nor why they are on the list. */
export async function tellOf(
  tx: Tx,
  effect: OutreachEffect,
  { id, version, recipient, recipientId, contactBy }: HardshipRecord,
  step: OutreachTransition | 'enlist',
): Promise<void> {
  const dedupe = `outreach:${id}:${version}:${effect}`
  if (effect === 'tell-operators') {
    await enqueue(tx, 'notice', {
      ...{ to: { operators: true }, kind: kinds[step] ?? 'outreach_due', dedupe },
      ...{ params: { until: (contactBy ?? new Date(0)).toISOString() }, path: `/operator/outreach/${id}` },
    })
    return enqueue(tx, 'nudge', { rooms: [room.operators], kind: 'outreach', id, version })
  }
  if (!recipient || !recipientId) return
  await enqueue(tx, 'notice', {
    ...{ to: { familyId: recipient.familyId }, kind: 'outreach_moved', dedupe },
    ...{ params: { calledBy: recipient.calledBy }, path: `/family/recipients/${recipientId}/outreach` },
  })
  await enqueue(tx, 'nudge', { rooms: [room.family(recipient.familyId)], kind: 'outreach', id, version })
}
