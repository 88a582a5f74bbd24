import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'

/** A page that refetches by itself is one look, not twenty. */
const SAME_LOOK = minutes(10)

/** Remembers that an operator opened an order which is not theirs. */
export const recordLook = (ctx: Ctx, operatorId: string, orderId: string): Promise<void> =>
  recordLooks(ctx, operatorId, [orderId])

/** The same for several orders at once. */
export async function recordLooks(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  operatorId: string,
  orderIds: readonly string[],
): Promise<void> {
  if (orderIds.length === 0) return
  const now = ctx.clock.now()
  // In one order, whoever else looks at the same ones: two pages must not wait for each other.
  const ids = [...new Set(orderIds)].sort()
  await ctx.db.$executeRaw`
    insert into operator_look (operator_id, order_id, first_at, last_at)
    select ${operatorId}::uuid, id, ${now}::timestamptz, ${now}::timestamptz from unnest(${ids}::uuid[]) as id
    on conflict (operator_id, order_id) do update
    set last_at = excluded.last_at,
        times = operator_look.times + (operator_look.last_at < ${after(now, -SAME_LOOK)}::timestamptz)::int`
}
