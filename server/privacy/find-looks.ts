import type { PersonCtx } from '../context.ts'
import type { LookKind, LookView } from './look.contract.ts'

const MOST = 200

type Row = {
  kind: LookKind
  id: string
  at: Date
  times: number
  who: string
  about: string
  number: string
  reason: string
}

/**
 * 谁看过: who of the operators looked at what is kept of the viewer's families, the latest first, at most 200. Orders are remembered by
 * who opened them, papers and what a search opened with the reason that was given. Every member reads it. One query.
 */
export async function findLooks({ db, viewer }: PersonCtx): Promise<LookView[]> {
  const families = viewer.families.map(({ id }) => id)
  if (families.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    with mine as (select unnest(${families}::uuid[]) as id),
    record as (
      select 'order' as kind, o.id, r.called_by as about, o.number, o.id as page from "order" o
        join recipient r on r.id = o.recipient_id where o.family_id in (select id from mine)
      union all
      select 'payment', p.id, r.called_by, o.number, o.id from payment p join "order" o on o.id = p.order_id
        join recipient r on r.id = o.recipient_id where o.family_id in (select id from mine)
      union all
      select 'recipient', id, called_by, '', id from recipient where family_id in (select id from mine)
      union all
      select 'incident', i.id, r.called_by, '', i.id from incident i join recipient r on r.id = i.recipient_id
        where i.family_id in (select id from mine)
      union all
      select 'hardship', h.id, r.called_by, '', r.id from hardship h join recipient r on r.id = h.recipient_id
        where r.family_id in (select id from mine)
      union all
      select distinct 'person', u.id, u.name, '', u.id from family_member m join "user" u on u.id = m.user_id
        where m.family_id in (select id from mine)
    )
    select * from (
      select 'order' as kind, record.page::text as id, l.last_at as at, l.times, u.name as who, record.about, record.number, '' as reason
        from record join operator_look l on l.order_id = record.id join "user" u on u.id = l.operator_id
        where record.kind = 'order'
      union all
      select record.kind, record.page::text, e.at, 1, e.actor_name, record.about, record.number, e.reason
        from record join event e on e.data ->> 'id' = record.id::text and e.subject = 'errand' and e.transition = 'open'
        where e.data ->> 'kind' = record.kind
      union all
      select 'entitlement', r.id::text, e.at, 1, e.actor_name, r.called_by, '', e.reason
        from entitlement t join recipient r on r.id = t.recipient_id
        join event e on e.stream = 'entitlement:' || t.id and e.transition = 'open' and e.actor_kind = 'operator'
        where r.family_id in (select id from mine)
    ) look order by at desc, kind, id limit ${MOST}`
  return rows.map(({ id, ...row }) => ({
    ...row,
    key: `${row.kind} ${id} ${row.who} ${row.at.getTime()}`,
    path: pathOf(row.kind, id),
  }))
}

/** Somebody's own account is nobody else's page. */
function pathOf(kind: LookKind, id: string): string | null {
  if (kind === 'order' || kind === 'payment') return `/orders/${id}`
  if (kind === 'incident') return `/incidents/${id}`
  if (kind === 'hardship') return `/family/recipients/${id}/outreach`
  if (kind === 'recipient') return `/family/recipients/${id}`
  return kind === 'entitlement' ? `/family/recipients/${id}/entitlements` : null
}
