import { room } from '../live/rooms.contract.ts'
import type { NoticeKind } from '../notices/notice.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { ComplaintTransition } from './complaint.contract.ts'
import type { ComplaintEffect } from './complaint.lifecycle.ts'
import type { ComplaintRecord } from './load-complaint.ts'

/** What each step is called to whom it concerns; never what was written. */
const kinds = {
  lodge: 'complaint_lodged',
  answer: 'complaint_answered',
  add: 'complaint_answered',
  escalate: 'complaint_examined',
  refuse: 'complaint_examined',
  chase: 'complaint_late',
  decide: 'complaint_decided',
  appeal: 'complaint_appealed',
  remind: 'complaint_appealed',
  decide_again: 'complaint_decided',
  accept: 'complaint_over',
  settle: 'complaint_over',
  close: 'complaint_over',
  withdraw: 'complaint_over',
} as const satisfies Record<ComplaintTransition | 'lodge', NoticeKind>

/** One side hears of one step, and its open pages ask again. */
export async function tellOf(
  tx: Tx,
  effect: ComplaintEffect,
  complaint: ComplaintRecord,
  step: ComplaintTransition | 'lodge',
): Promise<void> {
  const { id, version, familyId, providerId, decideBy } = complaint
  const to = {
    'tell-family': { familyId },
    'tell-provider': providerId ? { providerId } : null,
    'tell-operators': { operators: true as const },
  }[effect]
  if (!to) return
  await enqueue(tx, 'notice', {
    to,
    kind: effect === 'tell-family' && step === 'lodge' ? 'complaint_received' : kinds[step],
    params: {
      title: complaint.order ? (complaint.order.terms as OfferingTerms).title : '',
      providerName: complaint.provider?.name ?? '',
      until: decideBy.toISOString(),
    },
    path: `/complaints/${id}`,
    dedupe: `complaint:${id}:${version}:${effect}`,
  })
  const rooms = {
    'tell-family': room.family(familyId),
    'tell-provider': room.provider(providerId ?? ''),
    'tell-operators': room.operators,
  }
  await enqueue(tx, 'nudge', { rooms: [rooms[effect]], kind: 'complaint', id, version })
}
