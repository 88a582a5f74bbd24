import { dayOf } from '../kernel/wall-time.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bayesianRating } from './query.sql.ts'
import { HALF_AT_DAYS, HALF_AT_METRES, PRIOR_KEPT, PRIOR_ORDERS, WEIGHTS } from './ranking.rules.ts'

/** The blend of ranking.rules.ts in millionths, of `p` with its standing `t`, which may be missing; `metres` may be null. */
export function blend(metres: Prisma.Sql, now: Date): Prisma.Sql {
  const share = Prisma.sql`((coalesce(t.kept, 0) + ${PRIOR_KEPT}::int)::float8
    / (coalesce(t.kept, 0) + coalesce(t.broken, 0) + ${PRIOR_ORDERS}::int))`
  const days = Prisma.sql`greatest(0, (t.soonest_at at time zone 'Asia/Shanghai')::date - ${dayOf(now)}::date)`
  const soon = Prisma.sql`coalesce(${HALF_AT_DAYS}::float8 / (${HALF_AT_DAYS}::int + ${days}), 0)`
  const nearness = Prisma.sql`coalesce(${WEIGHTS.near * HALF_AT_METRES}::float8 / (${HALF_AT_METRES}::int + ${metres}), 0)`
  const quality = Prisma.sql`${WEIGHTS.rating}::float8 * ((${bayesianRating} - 1) / 4)
    + ${WEIGHTS.kept}::float8 * ${share} + ${WEIGHTS.soon}::float8 * case when t.soonest_at is null then 0 else ${soon} end`
  return Prisma.sql`round((${quality} + ${nearness}) * 1e6)`
}
