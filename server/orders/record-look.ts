import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'

/** A page that refetches by itself is one look, not twenty. */
const SAME_LOOK = minutes(10)

/** Remembers that an operator opened an order which is not theirs. */
export async function recordLook(ctx: Ctx, operatorId: string, orderId: string): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.$executeRaw`
    insert into operator_look (operator_id, order_id, first_at, last_at)
    values (${operatorId}::uuid, ${orderId}::uuid, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (operator_id, order_id) do update
    set last_at = excluded.last_at,
        times = operator_look.times + (operator_look.last_at < ${after(now, -SAME_LOOK)}::timestamptz)::int`
}
