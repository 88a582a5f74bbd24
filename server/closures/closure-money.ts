import { checkBooks } from '../ledger/ledger.entry.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { ClosureMoney } from './closure.contract.ts'

type Sums = Omit<ClosureMoney, 'pending' | 'differences'>

/** How a provider's orders and packages and their money stand: from the ledger, held to the facts by the query that checks all books. */
export async function closureMoney(db: Db | Tx, providerId: string): Promise<Omit<ClosureMoney, 'pending'>> {
  const [sums] = await db.$queryRaw<Sums[]>`
    select
      coalesce(-sum(l.amount_fen) filter (where a.kind = 'clearing' and j.kind = 'payment_received'), 0)::int as "receivedFen",
      coalesce(sum(l.amount_fen) filter (where a.kind = 'clearing' and j.kind in ('refund_done', 'refund_failed')), 0)::int
        as "refundedFen",
      coalesce(sum(l.amount_fen) filter (where a.kind = 'refunding'), 0)::int as "refundingFen",
      coalesce(sum(l.amount_fen) filter (where a.kind in ('held', 'custody', 'deposit')), 0)::int as "heldFen",
      coalesce(sum(l.amount_fen) filter (where a.kind = 'payable'), 0)::int as "payableFen",
      coalesce(sum(l.amount_fen) filter (where a.kind = 'clearing' and j.kind in ('transfer_done', 'reversal_done')), 0)::int
        as "transferredFen",
      (select count(*) from "order" o where o.provider_id = ${providerId}::uuid
        and o.state::text <> all(${[...finalOrderStates]}))::int as open
    from (
      select j.id, j.kind from "order" o join ledger_journal j on j.order_id = o.id where o.provider_id = ${providerId}::uuid
      union select j.id, j.kind from visit_package p join ledger_journal j on j.package_id = p.id
        where p.provider_id = ${providerId}::uuid
    ) j
    join ledger_line l on l.journal_id = j.id
    join ledger_account a on a.code = l.account_code`
  const books = await checkBooks(db as Db, new Date(0))
  const ids = books.differences.map(({ orderId }) => orderId)
  if (ids.length === 0) return { ...(sums as Sums), differences: 0 }
  const theirs = { where: { id: { in: ids }, providerId } }
  return {
    ...(sums as Sums),
    differences: (await db.order.count(theirs)) + (await db.visitPackage.count(theirs)),
  }
}
