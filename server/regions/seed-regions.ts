import { join } from 'node:path'
import type { Db, Tx } from '../platform/db.ts'
import { projectRoot } from '../platform/root.ts'
import { readRegions } from './read-regions.ts'

const CHUNK = 2_000

/**
 * Brings the administrative divisions of mainland China into the database. May be called at any time: once they are
 * there it is one count. Gives how many were added.
 */
export async function seedRegions(db: Db | Tx): Promise<number> {
  const rows = readRegions(join(projectRoot(), 'prisma/seed/regions'))
  if ((await db.region.count()) >= rows.length) return 0
  let added = 0
  for (let at = 0; at < rows.length; at += CHUNK) {
    const { count } = await db.region.createMany({ data: rows.slice(at, at + CHUNK), skipDuplicates: true })
    added += count
  }
  return added
}
