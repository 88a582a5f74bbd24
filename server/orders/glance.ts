import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { hashOfOwner } from './drafts.ts'

type Asked = { ownerKey: string; draftId: string; key: string }

/** What one cheap look says of a draft that is to be placed. */
export type Glance = {
  /** The order that already stands for this draft, or for this press of the button. */
  readonly orderId: string | null
  /** Everybody who could come has promised this very hour: nothing else has to be asked to say no. */
  readonly taken: boolean
}

/**
 * Looks at a draft before anything dearer is done, in one statement: many may want the same hour, and all but one of them
 * are told so here. Ways, limits and hours are not looked at: whoever passes is judged by checkSlot and promise_time().
 * Refuses with orders.draft_not_found.
 */
export async function glance(ctx: PersonCtx, { ownerKey, draftId, key }: Asked): Promise<Glance> {
  const [seen] = await readRows<Glance>(
    ctx.db,
    Prisma.sql`
      select (${placed(ctx, key, Prisma.sql`d.order_id`)})::text as "orderId",
        exists (${team} and ${promised}) and not exists (${team} and not ${promised}) and not exists (
          select from pool_offering po join capacity_pool pool on pool.id = po.pool_id
          where po.offering_id = o.id and pool.retired_at is null) as taken
      from order_draft d join offering o on o.id = d.offering_id
      where d.id = ${draftId}::uuid and d.owner_hash = ${hashOfOwner(ownerKey)}`,
  )
  if (!seen) throw new DomainError('orders.draft_not_found')
  return seen
}

/** Who could be sent, of whom a draft allows. */
const team = Prisma.sql`select from caregiver c where c.provider_id = o.provider_id and c.retired_at is null
  and o.category = any(c.skills) and (d.caregiver_id is null or c.id = d.caregiver_id)`
/** Whether they have promised part of the draft's hour, but to its own recipient, who waited for it; nobody has where none is chosen. */
const promised = Prisma.sql`exists (select from hold h where h.caregiver_id = c.id and h.released_at is null
  and h.starts_at < d.starts_at + make_interval(mins => o.minutes) and h.ends_at > d.starts_at
  and not (h.order_id is null and exists (select from wait_offer f join wait_wish w on w.id = f.wish_id
    where f.hold_id = h.id and w.recipient_id = d.recipient_id)))`

/** What this draft, or this press of the button, has become already. */
export async function findPlaced(
  ctx: PersonCtx,
  { draftId, key }: Pick<Asked, 'draftId' | 'key'>,
): Promise<string | null> {
  const became = Prisma.sql`(select order_id from order_draft where id = ${draftId}::uuid)`
  const [found] = await readRows<{ id: string | null }>(
    ctx.db,
    Prisma.sql`select (${placed(ctx, key, became)})::text as id`,
  )
  return found?.id ?? null
}

const placed = ({ viewer }: PersonCtx, key: string, became: Prisma.Sql) => Prisma.sql`
  select id from "order" where placed_by = ${viewer.userId}::uuid and (placement_key = ${key} or id = ${became}) limit 1`
