import { randomUUID } from 'node:crypto'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { inTransaction } from '../platform/db.ts'
import type { AbilityGrade } from '../providers/provider.contract.ts'
import type { LtciTerms } from '../quotes/policy.contract.ts'
import type { Funder, Settlement, SettlementRow } from './entitlement.contract.ts'

type Asked = { funder: Funder; month: string; reason: string }
type Row = Omit<SettlementRow, 'items' | 'assessment'> & {
  terms: LtciTerms | null
  assessmentId: string | null
  entitlementId: string
  grade: AbilityGrade | null
  assessedOn: string | null
}

/**
 * A month's account with a funder: the visits whose month it was and that have been confirmed, each with its check-in, its
 * assessment and the rule it was counted by. Names people, so that asking for it is an event with its reason. Fen.
 */
export async function findSettlement(ctx: PersonCtx, { funder, month, reason }: Asked): Promise<Settlement> {
  const found = await ctx.db.$queryRaw<Row[]>`
    select o.number as "orderNumber", v.id::text as "visitId", e.region_code as "regionCode",
      r.name as "recipientName", e.number as "entitlementNumber", e.id::text as "entitlementId", p.name as "providerName",
      o.terms->>'category' as category, coalesce(v.checked_in_at, v.starts_at) as "startedAt",
      coalesce(v.checked_out_at, v.ends_at) as "endedAt", q.price_fen as "priceFen", u.amount_fen as "amountFen",
      u.settled_at as "settledAt", rule.terms,
      case when rule.id is not null then jsonb_build_object('code', rule.code, 'version', rule.version) end as rule,
      a.id::text as "assessmentId", a.terms->>'grade' as grade, to_char(a.valid_from, 'YYYY-MM-DD') as "assessedOn"
    from entitlement_use u
    join entitlement e on e.id = u.entitlement_id and e.kind = ${funder}::entitlement_kind
    join "order" o on o.id = u.order_id
    join order_quote q on q.order_id = o.id
    join visit v on v.order_id = o.id
    join recipient r on r.id = o.recipient_id
    join provider p on p.id = o.provider_id
    left join policy_rule rule on rule.id = (q.facts->'rules'->>${funder})::uuid
    left join lateral (
      select id, terms, valid_from from entitlement
      where recipient_id = o.recipient_id and kind = 'assessment' and decided_at <= u.reserved_at
        and state in ('confirmed', 'withdrawn')
        and (o.starts_at at time zone 'Asia/Shanghai')::date between valid_from and valid_until
      order by valid_from desc, id desc limit 1
    ) a on ${funder} <> 'coupon'
    where u.state = 'final' and to_char(o.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM') = ${month}
    order by e.region_code, o.starts_at, o.id`
  await inTransaction(ctx.db, (tx) =>
    recordEvent(tx, {
      ...{
        stream: `settlement:${randomUUID()}`,
        position: 1,
        subject: 'entitlement',
        subjectId: randomUUID(),
      },
      ...{ transition: 'export', from: null, to: 'exported', reason, at: ctx.clock.now() },
      actor: { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name },
      data: { funder, month, rows: found.length },
    }),
  )
  const rows = found.map(
    ({ terms, assessmentId, grade, assessedOn, entitlementId, ...row }): SettlementRow => ({
      ...row,
      entitlementNumber: ctx.ports.vault.open('entitlement.number', entitlementId, row.entitlementNumber),
      items: itemsOf(terms, row.category),
      assessment: assessmentId && grade && assessedOn ? { id: assessmentId, grade, assessedOn } : null,
    }),
  )
  return { funder, month, rows, totalFen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0) }
}

/** The catalogue's items a category of service stands for. */
const itemsOf = (terms: LtciTerms | null, category: string): string[] =>
  (terms?.items ?? [])
    .filter(({ categories }) => (categories as readonly string[]).includes(category))
    .map(({ code }) => code)
