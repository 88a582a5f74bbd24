import { finalOrderStates } from '../orders/order.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { AffectedFamily } from './closure.contract.ts'

/**
 * Every family a closure touches, with what it has there: orders not over or listed, months paid ahead, plans, packages not
 * used up when it began, places in the waitlist; what it paid and what is on its way back, in fen. One query.
 */
export const readFamilies = (db: Db | Tx, suspensionId: string, now: Date): Promise<AffectedFamily[]> =>
  db.$queryRaw<AffectedFamily[]>`
    with s as (select id, provider_id, starts_at from suspension where id = ${suspensionId}::uuid),
    mine as (
      select o.family_id, o.id, o.terms->'places'->>'term' = 'months' as stay, a.state as fate, a.refund_fen,
        coalesce(jsonb_array_length(a.offers), 0) as offered,
        coalesce((select y.deposit_fen from stay y where y.order_id = o.id and y.deposit_state in ('held', 'asked')), 0) as deposit,
        coalesce((select sum(p.amount_fen) from payment p where p.order_id = o.id and p.state = 'paid'), 0) as paid
      from s join "order" o on o.provider_id = s.provider_id
      left join affected_order a on a.order_id = o.id and a.suspension_id = s.id
      where a.order_id is not null or (o.state::text <> all(${[...finalOrderStates]}) and o.ends_at > ${now}::timestamptz)
    ), bought as (
      select p.family_id, p.id,
        coalesce((select sum(y.amount_fen) from payment y where y.package_id = p.id and y.state = 'paid'), 0) as paid,
        coalesce((select sum(r.amount_fen) from refund r join payment y on y.id = r.payment_id
          where y.package_id = p.id and r.state <> 'failed'), 0) as back
      from s join visit_package p on p.provider_id = s.provider_id
      where p.state = 'active' or (p.state in ('refunded', 'used_up', 'expired') and p.entered_at >= s.starts_at)
    ), held as (
      select family_id, count(*) as packages, sum(paid) as paid, sum(back) as back from bought group by family_id
    ), touched as (
      select family_id from mine
      union select family_id from held
      union select p.family_id from plan p join s on s.provider_id = p.provider_id where p.state <> 'ended'
      union select r.family_id from wait_wish w join s on s.provider_id = w.provider_id
        join recipient r on r.id = w.recipient_id where w.state in ('waiting', 'offered')
    )
    select f.id::text as "familyId", f.name, count(m.id)::int as orders,
      count(m.id) filter (where m.stay)::int as stays,
      (select count(*) from plan p join s on s.provider_id = p.provider_id
        where p.family_id = f.id and p.state <> 'ended')::int as plans,
      (select count(*) from wait_wish w join s on s.provider_id = w.provider_id
        join recipient r on r.id = w.recipient_id
        where r.family_id = f.id and w.state in ('waiting', 'offered'))::int as waiting,
      coalesce(sum(m.deposit), 0)::int as "depositFen", (coalesce(sum(m.paid), 0) + coalesce(h.paid, 0))::int as "paidFen",
      (coalesce(sum(m.refund_fen), 0) + coalesce(h.back, 0))::int as "refundFen",
      coalesce(h.packages, 0)::int as packages,
      count(m.id) filter (where m.fate = 'pending')::int as pending,
      count(m.id) filter (where m.offered > 0)::int as offered
    from touched join family f on f.id = touched.family_id
    left join mine m on m.family_id = f.id
    left join held h on h.family_id = f.id
    group by f.id, h.packages, h.paid, h.back order by "paidFen" desc, f.name, f.id limit 500`
