import type { Db } from '../platform/db.ts'
import type { BooksDifference } from './ledger.contract.ts'

/**
 * Invariant 2 for packages of visits: what was paid is in custody, became a provider's visit by visit, went back or is on its way.
 * In custody lies what the visits nobody has used are worth, and of what failed refunds brought back to us whatever has not gone
 * again since, by another refund or to a bank; a package that is over keeps only visits that are ordered. Gives those that differ, in fen.
 */
export async function checkPackages(db: Db): Promise<BooksDifference[]> {
  const rows = await db.$queryRaw<Row[]>`
    with fact as (
      select payment.package_id as id, sum(payment.amount_fen) as paid, coalesce(sum(back.returned), 0) as returned,
        coalesce(sum(back.promised), 0) as promised, coalesce(sum(back.failed), 0) as failed
      from payment
      left join lateral (
        select sum(amount_fen) filter (where state = 'done') as returned,
          sum(amount_fen) filter (where state = 'requested') as promised,
          sum(amount_fen) filter (where state = 'failed') as failed
        from refund where refund.payment_id = payment.id
      ) as back on true
      where payment.state = 'paid' and payment.package_id is not null
      group by payment.package_id
    ), written as (
      select journal.package_id as id,
        -sum(amount_fen) filter (where account.kind = 'clearing' and journal.kind = 'payment_received') as received,
        sum(amount_fen) filter (where account.kind = 'custody') as custody,
        -sum(amount_fen) filter (where account.kind = 'custody' and journal.kind = 'funds_released') as released,
        sum(amount_fen) filter (where account.kind = 'refunding') as refunding,
        sum(amount_fen) filter (where account.kind = 'clearing' and journal.kind in ('refund_done', 'refund_failed')) as refunded,
        -sum(amount_fen) filter (where account.kind = 'write_off') as borne
      from ledger_journal journal
      join ledger_line line on line.journal_id = journal.id
      join ledger_account account on account.code = line.account_code
      where journal.package_id is not null
      group by journal.package_id
    ), worth as (
      select package_id as id,
        sum(fen - back_fen) filter (where state in ('free', 'drawn')) as kept,
        sum(fen - back_fen) filter (where state = 'used') as used,
        count(*) filter (where state = 'free') as free, count(*) filter (where state = 'drawn') as drawn
      from package_visit group by package_id
    ), book as (
      select package.id, package.number, package.state::text as state,
        coalesce(paid, 0)::int as paid, coalesce(returned, 0)::int as returned, coalesce(promised, 0)::int as promised,
        coalesce(failed, 0)::int as failed, coalesce(received, 0)::int as received, coalesce(custody, 0)::int as custody,
        coalesce(released, 0)::int as released, coalesce(refunding, 0)::int as refunding,
        coalesce(refunded, 0)::int as refunded, coalesce(borne, 0)::int as borne,
        (case when package.paid_at is null then 0 else coalesce(kept, 0) end)::int as kept, coalesce(used, 0)::int as used,
        coalesce(free, 0)::int as free, coalesce(drawn, 0)::int as drawn
      from visit_package package
      left join fact using (id) left join written using (id) left join worth using (id)
    )
    select * from book
    where received <> paid or refunded <> returned or refunding <> promised or released <> used
      or custody not between kept and kept + failed
      or custody + released + returned + promised <> paid + borne
      or (state = 'active' and free + drawn = 0)
      or (state in ('used_up', 'refunded', 'expired') and free > 0)
      or (state = 'used_up' and drawn > 0)
    order by id`
  return rows.map((row) => ({
    package: true,
    ...{ orderId: row.id, orderNumber: row.number, orderState: row.state },
    ledger: {
      ...{ receivedFen: row.received, heldFen: 0, custodyFen: row.custody, depositFen: 0 },
      ...{ releasedFen: row.released, refundingFen: row.refunding, refundedFen: row.refunded },
      ...{ transferringFen: 0, transferredFen: 0, fundedFen: 0 },
    },
    facts: {
      ...{ paidFen: row.paid, returnedFen: row.returned, promisedFen: row.promised },
      ...{ leavingFen: 0, sentFen: 0, usedFen: row.used },
    },
  }))
}

type Row = { id: string; number: string; state: string } & Record<
  | 'paid'
  | 'returned'
  | 'promised'
  | 'failed'
  | 'received'
  | 'custody'
  | 'released'
  | 'refunding'
  | 'refunded'
  | 'borne'
  | 'kept'
  | 'used'
  | 'free'
  | 'drawn',
  number
>
