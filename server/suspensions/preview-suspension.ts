import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { maskedName } from '../kernel/masked-name.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { SuspensionPreview, suspensionTargetInput } from './suspension.contract.ts'
import { getSubject, reaches } from './targets.ts'

type Reached = {
  orderId: string
  number: string
  title: string
  name: string
  startsAt: Date
  orderState: string
  familyId: string
  paidFen: number
}

/**
 * What a suspension would reach, before anybody pronounces it: how many visits of how many families, what was paid for them, and
 * whether colleagues could take them. Three queries. Refuses with suspensions.target_not_found.
 */
export async function previewSuspension(
  ctx: PersonCtx,
  { target, id }: z.output<typeof suspensionTargetInput>,
): Promise<SuspensionPreview> {
  const subject = await getSubject(ctx.db, target, id)
  const rows = await ctx.db.$queryRaw<Reached[]>`
    select o.id::text as "orderId", o.number, o.terms->>'title' as title, r.name, o.starts_at as "startsAt",
      o.state::text as "orderState", o.family_id::text as "familyId",
      coalesce((select sum(p.amount_fen) from payment p where p.order_id = o.id and p.state = 'paid'), 0)::int as "paidFen"
    from "order" o join visit v on v.order_id = o.id join recipient r on r.id = o.recipient_id
    where ${reaches(subject, ctx.clock.now())}
    order by o.starts_at, o.id limit 1000`
  const shown = rows.slice(0, 50)
  await recordLooks(
    ctx,
    ctx.viewer.userId,
    shown.map(({ orderId }) => orderId),
  )
  const [standing] = await ctx.db.$queryRaw<{ id: string; colleagues: number }[]>`
    select (select id::text from suspension where state <> 'lifted' and target = ${target}::suspension_target
        and coalesce(user_id, caregiver_id, offering_id, provider_id) = ${id}::uuid) as id,
      (select count(*) from caregiver c join caregiver me on me.id = ${id}::uuid and me.provider_id = c.provider_id
        where c.id <> me.id and c.retired_at is null and c.suspended_at is null and c.skills && me.skills)::int as colleagues`
  const { name, providerId, providerName } = subject
  return {
    ...{ target, id, name, providerId, providerName, standing: standing?.id ?? null },
    visits: rows.length,
    families: new Set(rows.map(({ familyId }) => familyId)).size,
    paidFen: rows.reduce((sum, { paidFen }) => sum + paidFen, 0),
    colleagues: target === 'caregiver' ? (standing?.colleagues ?? 0) : null,
    orders: shown.map(({ orderId, number, title, name: who, startsAt, orderState }) => ({
      ...{ orderId, number, title, who: maskedName(who), startsAt, orderState },
    })),
  }
}
