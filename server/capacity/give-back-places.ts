import type { Tx } from '../platform/db.ts'

/** Whoever leaves early needs no place after a wall day: from then on others may have it. Other promises stay as they are. */
export async function giveBackPlaces(
  tx: Tx,
  { orderId, after }: { orderId: string; after: string },
): Promise<void> {
  await tx.$executeRaw`
    delete from place_taken where day > ${after}::date
      and hold_id in (select id from place_hold where order_id = ${orderId}::uuid and released_at is null)`
}
