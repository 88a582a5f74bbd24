import type { Tx } from '../platform/db.ts'
import { clearedSpans, multirangeOf } from './clearance.rules.ts'
import { readHouse } from './read-house.ts'

/**
 * Writes anew on which days each offering of a provider may be booked, in the caller's transaction. Called wherever papers,
 * offerings or the provider's kind change; two at once wait for each other at the provider's row.
 */
export async function refreshClearance(tx: Tx, providerId: string): Promise<void> {
  await tx.$queryRaw`select from provider where id = ${providerId}::uuid for update`
  const house = await readHouse(tx, providerId)
  if (!house || house.offerings.length === 0) return
  const rows = house.offerings.map((offering) => ({
    id: offering.id,
    cleared: multirangeOf(clearedSpans(house, offering)),
  }))
  await tx.$executeRaw`
    update offering o set cleared = new.cleared::datemultirange
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new(id uuid, cleared text)
    where o.id = new.id and o.cleared <> new.cleared::datemultirange`
}
