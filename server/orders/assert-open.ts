import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'

type What = { readonly providerId: string; readonly offeringId: string; readonly userId: string }

/**
 * Whether an order may still be written, asked inside its transaction: the provider verified, the offering on sale, the person
 * not suspended. Whoever suspends one of them holds its row, so that an order written before is on their list, and one written
 * after is refused here. Refuses with orders.provider_unbookable, orders.offering_unavailable, accounts.suspended.
 */
export async function assertOpen(tx: Tx, { providerId, offeringId, userId }: What): Promise<void> {
  const [row] = await tx.$queryRaw<{ open: boolean; sold: boolean; may: boolean }[]>`
    select p.state = 'verified' as open, o.retired_at is null and o.suspended_at is null as sold,
      u.suspended_at is null as may
    from provider p, offering o, "user" u
    where p.id = ${providerId}::uuid and o.id = ${offeringId}::uuid and u.id = ${userId}::uuid
    for key share`
  if (!row?.open) throw new DomainError('orders.provider_unbookable')
  if (!row.sold) throw new DomainError('orders.offering_unavailable')
  if (!row.may) throw new DomainError('accounts.suspended')
}
