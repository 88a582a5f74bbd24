import type { Db } from '../platform/db.ts'
import type { ReturnedRefund } from './payment.contract.ts'

/** More than this is one problem, not many. */
const MOST = 100

/** Refunds that were sent back and not sent again since, as far as money of their payment is still with us; the oldest first. */
export async function findReturned(db: Db): Promise<ReturnedRefund[]> {
  const rows = await db.$queryRaw<Row[]>`
    select refund.id::text, least(refund.amount_fen, payment.amount_fen - promised.fen)::int as "amountFen",
      refund.created_at as "decidedAt", "order".id::text as "orderId", "order".number
    from refund
    join payment on payment.id = refund.payment_id
    left join "order" on "order".id = payment.order_id
    cross join lateral (
      select coalesce(sum(amount_fen), 0)::int as fen from refund other
      where other.payment_id = payment.id and other.state <> 'failed') promised
    where refund.state = 'failed' and payment.amount_fen > promised.fen
      and not exists (
        select from refund again where again.payment_id = payment.id and again.reason = 'again:' || refund.id)
    order by refund.created_at, refund.id
    limit ${MOST}`
  return rows.map(({ orderId, number, ...refund }) => ({
    ...refund,
    order: orderId && number ? { id: orderId, number } : null,
  }))
}

type Row = Omit<ReturnedRefund, 'order'> & { orderId: string | null; number: string | null }
