import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { standingJson } from './listing-facts.sql.ts'
import { bayesianRating } from './query.sql.ts'
import { weighedRating } from './ranking.rules.ts'
import type { RankedBy, Standing } from './search-facts.contract.ts'

/** What these providers are ranked by, in this order. One query. */
export async function readStandings(db: Db, ids: readonly string[]): Promise<RankedBy[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<{ id: string; rating: number; standing: Standing }[]>(Prisma.sql`
    select p.id::text, ${bayesianRating} as rating, ${standingJson} as standing
    from provider p where p.id = any(${[...ids]}::uuid[])`)
  const known = new Map(rows.map(({ id, rating, standing }) => [id, { ...standing, rating }]))
  return ids.map((id) => known.get(id) ?? nobody)
}

const nobody: RankedBy = { kept: 0, broken: 0, soonestDay: null, rating: weighedRating(0, 0) }
