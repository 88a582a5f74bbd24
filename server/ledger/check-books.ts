import { finalOrderStates } from '../orders/order.contract.ts'
import type { Db } from '../platform/db.ts'
import { checkPackages } from './check-packages.ts'
import type { BooksCheck, BooksDifference } from './ledger.contract.ts'

/**
 * Invariant 2 of the domain, for every order with money: what its family paid is what was released (to the provider's account and on the way there included), what went back, what
 * is on its way back and what is still held. The journals are set against the payments and refunds they were written
 * with: none may be missing, doubled or without its fact; and an order that is over holds nothing but what a refund
 * brought back to us, and reserves nothing. What funders owe is what was settled of their entitlements, fen
 * by fen, and what they paid or refused is what was entered of their papers. Months paid ahead are released when they were delivered and not before, and a deposit is kept until it was
 * settled. What a package pays for an order is what its visit is worth. One query, so that it sees one instant; another for packages.
 */
export async function checkBooks(db: Db, now: Date): Promise<BooksCheck> {
  const [found] = await db.$queryRaw<[{ orders: bigint; differences: BooksDifference[] }]>`
    with fact as (
      select payment.order_id,
        sum(payment.amount_fen) as paid,
        coalesce(sum(back.returned), 0) as returned,
        coalesce(sum(back.promised), 0) as promised,
        coalesce(sum(back.failed), 0) as failed
      from payment
      left join lateral (
        select sum(amount_fen) filter (where state = 'done') as returned,
          sum(amount_fen) filter (where state = 'requested') as promised,
          sum(amount_fen) filter (where state = 'failed') as failed
        from refund where refund.payment_id = payment.id
      ) as back on true
      where payment.state = 'paid'
      group by payment.order_id
    ), leaving as (
      select order_id,
        coalesce(sum(amount_fen) filter (where state = 'requested'), 0) as leaving,
        coalesce(sum(amount_fen) filter (where state = 'sent'), 0)
          - coalesce(sum((select sum(back.amount_fen) from payout_reversal back
              where back.payout_id = payout.id and back.state = 'sent')), 0) as sent
      from payout
      group by order_id
    ), written as (
      select journal.order_id,
        coalesce(-sum(amount_fen) filter (where account.kind = 'clearing' and journal.kind = 'payment_received'), 0)
          as received,
        coalesce(sum(amount_fen) filter (where account.kind = 'clearing'
          and journal.kind in ('refund_done', 'refund_failed')), 0) as refunded,
        coalesce(sum(amount_fen) filter (where account.kind = 'clearing'
          and journal.kind in ('transfer_done', 'reversal_done')), 0) as transferred,
        coalesce(sum(amount_fen) filter (where account.kind = 'transferring'), 0) as transferring,
        coalesce(sum(amount_fen) filter (where account.kind = 'held'), 0) as held,
        coalesce(sum(amount_fen) filter (where account.kind = 'custody' and journal.package_id is null), 0) as custody,
        coalesce(-sum(amount_fen) filter (where account.kind = 'custody' and journal.package_id is not null), 0) as ahead,
        coalesce(sum(amount_fen) filter (where account.kind = 'deposit'), 0) as deposit,
        coalesce(sum(amount_fen) filter (where account.kind = 'payable' and journal.kind = 'month_released'), 0)
          + coalesce(sum(amount_fen) filter (where account.kind = 'commission' and journal.kind = 'month_released'), 0) as months,
        coalesce(sum(amount_fen) filter (where account.kind in ('payable', 'commission')), 0) as released,
        coalesce(-sum(amount_fen) filter (where account.kind in ('ltci_receivable', 'voucher_receivable', 'coupon_cost')
          and journal.kind not in ('funder_paid', 'funder_short')), 0) as funded,
        coalesce(-sum(amount_fen) filter (where account.kind = 'clearing' and journal.kind = 'funder_paid'), 0) as cashed,
        coalesce(-sum(amount_fen) filter (where account.kind in ('payable', 'commission')
          and journal.kind = 'funder_short'), 0) as forgone,
        coalesce(sum(amount_fen) filter (where account.kind in ('ltci_receivable', 'voucher_receivable')
          and journal.kind = 'funder_short'), 0) as refused,
        coalesce(sum(amount_fen) filter (where account.kind = 'refunding'), 0) as refunding
      from ledger_journal journal
      left join ledger_line line on line.journal_id = journal.id
      left join ledger_account account on account.code = line.account_code
      group by journal.order_id
    ), drawn as (
      select order_id, sum(fen - back_fen) as drawn from package_visit where state = 'used' group by order_id
    ), used as (
      select use.order_id, coalesce(sum(amount_fen) filter (where use.state = 'final'
          and entitlement.terms->>'providerId' is null), 0) as used,
        coalesce(sum(amount_fen) filter (where use.state = 'reserved'), 0) as reserved
      from entitlement_use use join entitlement on entitlement.id = use.entitlement_id
      group by use.order_id
    ), settled as (
      select order_id, sum(paid_fen) as fund_paid, sum(short_fen) as fund_short,
        coalesce(sum(short_fen) filter (where bearer = 'provider'), 0) as fund_forgone
      from funder_payment_row group by order_id
    ), stayed as (
      -- Of months paid ahead no more is released than has been delivered; a deposit is kept until it was settled.
      select stay.order_id, deposit_state not in ('none', 'returned') as deposit_open,
        least(stay.months, greatest(0, (extract(year from past) * 12 + extract(month from past))::int))
          * (prepaid_fen / stay.months + 1) as delivered
      from stay, age((${now}::timestamptz at time zone 'Asia/Shanghai')::date, starts_on) as past
    ), book as (
      select order_id,
        coalesce(paid, 0) as paid, coalesce(returned, 0) as returned, coalesce(promised, 0) as promised,
        coalesce(failed, 0) as failed, coalesce(received, 0) as received, coalesce(held, 0) as held, coalesce(custody, 0) as custody, coalesce(deposit, 0) as deposit, coalesce(ahead, 0) as ahead, coalesce(drawn, 0) as drawn,
        coalesce(months, 0) as months, coalesce(delivered, 0) as delivered, coalesce(deposit_open, false) as deposit_open,
        coalesce(cashed, 0) as cashed, coalesce(forgone, 0) as forgone, coalesce(refused, 0) as refused,
        coalesce(fund_paid, 0) as fund_paid, coalesce(fund_short, 0) as fund_short,
        coalesce(fund_forgone, 0) as fund_forgone,
        coalesce(released, 0) as released, coalesce(refunding, 0) as refunding, coalesce(refunded, 0) as refunded,
        coalesce(transferred, 0) as transferred, coalesce(transferring, 0) as transferring,
        coalesce(leaving, 0) as leaving, coalesce(sent, 0) as sent,
        coalesce(funded, 0) as funded, coalesce(used, 0) as used, coalesce(reserved, 0) as reserved
      from fact full join written using (order_id) full join leaving using (order_id)
      full join used using (order_id) full join stayed using (order_id)
      full join settled using (order_id) full join drawn using (order_id)
    )
    select count(*) as orders, coalesce(jsonb_agg(jsonb_build_object(
      'orderId', "order".id, 'orderNumber', "order".number, 'orderState', "order".state,
      'ledger', jsonb_build_object(
        'receivedFen', received, 'heldFen', held, 'custodyFen', custody, 'depositFen', deposit, 'releasedFen', released, 'refundingFen', refunding,
        'refundedFen', refunded, 'transferringFen', transferring, 'transferredFen', transferred,
        'fundedFen', funded),
      'facts', jsonb_build_object('paidFen', paid, 'returnedFen', returned, 'promisedFen', promised,
        'leavingFen', leaving, 'sentFen', sent, 'usedFen', used)
    ) order by "order".id) filter (where
      received <> paid
      or refunded <> returned
      or refunding <> promised
      or transferring <> leaving
      or transferred <> sent
      or held + custody + deposit + released + transferring + transferred <> paid + funded + ahead - forgone - returned - promised
      or ahead <> drawn
      or funded <> used
      or cashed <> fund_paid
      or refused <> fund_short
      or forgone <> fund_forgone
      or cashed + refused > funded
      or least(held, custody, deposit) < 0
      or (deposit > 0 and not deposit_open)
      or months > delivered
      or ("order".state::text = any(${[...finalOrderStates]}) and (held > failed or custody > 0 or reserved > 0))
    ), '[]') as differences
    from book join "order" on "order".id = book.order_id`
  const packages = await checkPackages(db)
  return { at: now, orders: Number(found.orders), differences: [...found.differences, ...packages] }
}
