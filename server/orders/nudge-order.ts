import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'

/** Tells every open page that shows this order to ask again. */
export async function nudgeOrder(
  tx: Tx,
  order: { id: string; version: number; familyId: string; providerId: string; recipientId: string },
): Promise<void> {
  const rooms = [
    room.family(order.familyId),
    room.provider(order.providerId),
    room.recipient(order.recipientId),
    room.operators,
  ]
  await enqueue(tx, 'nudge', { rooms, kind: 'order', id: order.id, version: order.version })
}
