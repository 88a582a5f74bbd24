import { DomainError } from '../kernel/problem.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'

/** After a change a family may see: the search document is stale, and open desks of the provider refetch. */
export async function tellOfChange(tx: Tx, providerId: string): Promise<void> {
  const provider = await tx.provider.findUnique({ where: { id: providerId }, select: { version: true } })
  if (!provider) throw new DomainError('providers.not_found')
  await enqueue(tx, 'listing', { providerId })
  await enqueue(tx, 'nudge', {
    rooms: [room.provider(providerId)],
    kind: 'provider',
    id: providerId,
    version: provider.version,
  })
}
