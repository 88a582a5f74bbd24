import type { Db, Tx } from '../platform/db.ts'
import type { GoodPaper, Papers, Work } from './clearance.rules.ts'

export type House = Papers & { readonly offerings: readonly (Work & { id: string; title: string })[] }

/** What a provider offers and which of its own papers were accepted, in force or over: one query. */
export async function readHouse(db: Db | Tx, providerId: string): Promise<House | null> {
  const [row] = await db.$queryRaw<
    { kind: string; graceUntil: string | null; papers: GoodPaper[]; offerings: House['offerings'] }[]
  >`
    select p.kind, p.papers_grace_until::text as "graceUntil",
      coalesce((select json_agg(json_build_object('kind', f.kind, 'from', f.valid_from, 'until', f.valid_until))
        from filing f where f.provider_id = p.id and f.caregiver_id is null and f.state in ('accepted', 'expired')), '[]') as papers,
      coalesce((select json_agg(json_build_object('id', o.id, 'category', o.category, 'mode', o.mode, 'title', o.title)
          order by o.position, o.id)
        from offering o where o.provider_id = p.id and o.retired_at is null), '[]') as offerings
    from provider p where p.id = ${providerId}::uuid`
  return row ?? null
}
