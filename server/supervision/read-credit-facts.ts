import { quarterOf } from '../kernel/wall-time.ts'
import { isBroken, isKept } from '../orders/orders.entry.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { CreditBase, CreditFacts, CreditUnit } from './credit.contract.ts'
import type { Struck } from './credit.rules.ts'

export type CreditRow = {
  providerId: string
  facts: CreditFacts
  struck: Struck
  evidence: { inspections: string[]; corrections: string[] }
}

type Read = Record<CreditUnit | CreditBase, number> & {
  provider_id: string
  faulty: string[] | null
  slow: string[] | null
  struck: Record<string, number> | null
}

/**
 * What counts for and against providers somebody runs, in the `days` up to `now`: one statement for all of them, or for one. Only
 * what is public of inspections; of visits and remedies numbers alone, and those only up to the end of the last quarter: who knows
 * what happened yesterday could tell it from a score that changed today. A call counts when it was escalated and nobody of the
 * provider answered.
 */
export async function readCreditFacts(
  db: Db | Tx,
  { now, days, providerId = null }: { now: Date; days: number; providerId?: string | null },
): Promise<CreditRow[]> {
  const quarter = quarterOf(now)
  const rows = await db.$queryRaw<Read[]>`
    with since as (select ${now}::timestamptz - ${days}::int * interval '1 day' as at, ${quarter}::timestamptz as quarter,
      ${quarter}::timestamptz - ${days}::int * interval '1 day' as start),
    who as (
      select id from provider
      where state in ('verified', 'suspended') and (${providerId}::uuid is null or id = ${providerId}::uuid)
    ),
    looked as (
      select i.* from inspection i, since
      where i.public_from <= ${now}::timestamptz and i.public_from > since.at
        and i.state in ('correcting', 'rechecking', 'closed')
    ),
    found as (
      select i.provider_id,
        count(*) filter (where f.severity = 'minor') as minor,
        count(*) filter (where f.severity = 'major') as major,
        count(*) filter (where f.severity = 'grave') as grave,
        array_agg(distinct i.id::text) as faulty
      from looked i join inspection_finding f on f.inspection_id = i.id and f.verdict = 'not_met'
      group by 1
    ),
    corrected as (
      select provider_id, count(*) filter (where late_since is not null) as late_correction,
        coalesce(sum(sent_back), 0) as sent_back,
        array_agg(id::text) filter (where late_since is not null or sent_back > 0) as slow
      from looked group by 1
    ),
    mended as (
      select provider_id, count(*) as remedies,
        count(*) filter (where remedy_by < since.quarter and coalesce(remedied_at, since.quarter) > remedy_by) as late_remedy
      from remedy, since where opened_at >= since.start and opened_at < since.quarter group by 1
    ),
    complained as (
      select provider_id, count(*) filter (where outcome in ('upheld', 'partly') and closed_at < since.quarter) as upheld,
        count(*) filter (where answer_by < since.quarter and coalesce(answered_at, closed_at, since.quarter) > answer_by) as late
      from complaint, since where opened_at >= since.start and opened_at < since.quarter group by 1
    ),
    called as (
      select i.provider_id, count(*) as unanswered_call
      from incident i, since
      where i.raised_at >= since.start and i.raised_at < since.quarter and i.order_id is not null and i.state <> 'false_alarm'
        and exists (select 1 from event e where e.stream = 'incident:' || i.id and e.transition = 'escalate')
        and not exists (select 1 from incident_answer a where a.incident_id = i.id and a.side = 'provider')
      group by 1
    ),
    promised as (
      select o.provider_id, count(*) filter (where ${isBroken}) as broken,
        count(*) filter (where ${isKept} or ${isBroken}) as orders
      from "order" o, since where o.entered_at >= since.start and o.entered_at < since.quarter group by 1
    ),
    papers as (
      select c.provider_id, count(distinct c.id) as caregivers,
        count(distinct c.id) filter (where p.suspended_at is not null or p.expires_on < (${now}::timestamptz at time zone 'Asia/Shanghai')::date)
          as lapsed_paper
      from caregiver c left join credential p on p.caregiver_id = c.id
      where c.retired_at is null group by 1
    ),
    appealed as (
      select provider_id, jsonb_object_agg(unit, struck) as struck
      from (
        select provider_id, unit, sum(struck)::int as struck from credit_appeal, since
        where state = 'upheld' and decided_at > since.at group by 1, 2
      ) s group by 1
    )
    select who.id as provider_id,
      coalesce(minor, 0)::int as minor, coalesce(major, 0)::int as major, coalesce(grave, 0)::int as grave,
      coalesce(late_correction, 0)::int as late_correction, coalesce(corrected.sent_back, 0)::int as sent_back,
      coalesce(late_remedy, 0)::int as late_remedy, coalesce(remedies, 0)::int as remedies,
      coalesce(complained.upheld, 0)::int as upheld_complaint, coalesce(complained.late, 0)::int as late_complaint,
      coalesce(unanswered_call, 0)::int as unanswered_call,
      coalesce(promised.broken, 0)::int as broken_order, coalesce(promised.orders, 0)::int as orders,
      coalesce(lapsed_paper, 0)::int as lapsed_paper, coalesce(caregivers, 0)::int as caregivers,
      found.faulty, corrected.slow, appealed.struck
    from who
    left join found on found.provider_id = who.id
    left join corrected on corrected.provider_id = who.id
    left join mended on mended.provider_id = who.id
    left join complained on complained.provider_id = who.id
    left join called on called.provider_id = who.id
    left join papers on papers.provider_id = who.id
    left join appealed on appealed.provider_id = who.id
    left join promised on promised.provider_id = who.id
    order by who.id`
  return rows.map((row) => ({
    providerId: row.provider_id,
    facts: {
      bad: {
        ...{ minor: row.minor, major: row.major, grave: row.grave },
        ...{ late_correction: row.late_correction, sent_back: row.sent_back },
        ...{ late_remedy: row.late_remedy, unanswered_call: row.unanswered_call },
        ...{ upheld_complaint: row.upheld_complaint, late_complaint: row.late_complaint },
        ...{ broken_order: row.broken_order, lapsed_paper: row.lapsed_paper },
      },
      base: { remedies: row.remedies, orders: row.orders, caregivers: row.caregivers },
    },
    struck: row.struck ?? {},
    evidence: { inspections: (row.faulty ?? []).sort(), corrections: (row.slow ?? []).sort() },
  }))
}
