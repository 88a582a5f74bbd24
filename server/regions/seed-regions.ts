import { join } from 'node:path'
import type { Db, Tx } from '../platform/db.ts'
import { projectRoot } from '../platform/root.ts'
import { readRegions } from './read-regions.ts'

/**
 * Brings the administrative divisions of mainland China into the database. May be called at any time: once they are
 * there it is one count. Gives how many were added.
 */
export async function seedRegions(db: Db | Tx): Promise<number> {
  const rows = readRegions(join(projectRoot(), 'prisma/seed/regions'))
  if ((await db.region.count()) >= rows.length) return 0
  return db.$executeRaw`
    insert into region (code, name, parent, level)
    select code, name, parent, level
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(code text, name text, parent text, level int)
    on conflict (code) do nothing`
}
