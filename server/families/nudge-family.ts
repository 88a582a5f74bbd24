import type { Ctx } from '../context.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'

/** Open pages of the family ask again, and those of `person`, who has just come or gone. */
export function nudgeFamily(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  familyId: string,
  person?: string,
): Promise<void> {
  const rooms = [room.family(familyId), ...(person ? [room.user(person)] : [])]
  return enqueue(tx, 'nudge', { rooms, kind: 'family', id: familyId, version: clock.now().getTime() })
}
