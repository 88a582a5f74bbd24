import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { findRegions, regionName } from '../regions/regions.entry.ts'

/** Refuses with families.region_unknown for a code that is no administrative division. */
export async function requireRegion(db: Db | Tx, code: string): Promise<void> {
  if (await regionName(db, code)) return
  // An empty database learns the divisions on first use.
  await findRegions(db)
  if (!(await regionName(db, code))) throw new DomainError('families.region_unknown')
}
