import { careWords, sealCare } from '../care/care.entry.ts'
import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { type SealedColumn, sealedColumns } from '../platform/sealed-columns.ts'
import type { Vault } from '../platform/vault.ts'

/** How many texts of which column were sealed anew. */
export type Rotated = Readonly<Record<string, number>>

const BATCH = 200

/**
 * Seals anew, by the newest key, whatever another key has sealed or nothing has yet; `batch` rows at a time, each by itself, so
 * that it may be stopped anywhere and begun again, while people go on writing: a row that changed meanwhile keeps its change.
 */
export async function rotateKeys(
  { db, vault }: { db: Db; vault: Vault },
  {
    batch = BATCH,
    onBatch = () => {},
  }: { batch?: number; onBatch?: (place: string, done: number) => void } = {},
): Promise<Rotated> {
  const done: Record<string, number> = {}
  done['care_entry.sealed'] = await sealOldCare(db, vault, batch)
  for (const column of sealedColumns) {
    done[column.place] = (done[column.place] ?? 0) + (await rotateColumn(db, vault, column, batch, onBatch))
  }
  return done
}

/** How many texts are not sealed by the newest key; nobody needs the older keys once there is none. */
export async function countStale({ db, vault }: { db: Db; vault: Vault }): Promise<number> {
  let stale = await db.careEntry.count({ where: unsealedCare })
  for (const { table, column } of sealedColumns) {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from ${name(table)} where ${isStale(vault, column)}`
    stale += row?.count ?? 0
  }
  return stale
}

async function rotateColumn(
  db: Db,
  vault: Vault,
  { place, table, column }: SealedColumn,
  batch: number,
  onBatch: (place: string, done: number) => void,
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let done = 0
  for (;;) {
    const rows = await db.$queryRaw<{ id: string; text: string }[]>`
      select id::text, ${name(column)} as text from ${name(table)}
      where ${isStale(vault, column)} and id > ${after}::uuid order by id limit ${batch}::int`
    for (const { id, text } of rows) {
      const sealed = vault.seal(place, id, vault.open(place, id, text))
      done += await db.$executeRaw`
        update ${name(table)} set ${name(column)} = ${sealed} where id = ${id}::uuid and ${name(column)} = ${text}`
    }
    onBatch(place, done)
    const last = rows.at(-1)
    if (!last || rows.length < batch) return done
    after = last.id
  }
}

const isStale = (vault: Vault, column: string) =>
  Prisma.sql`${name(column)} <> '' and not starts_with(${name(column)}, ${vault.prefix})`
/** Names of our own, out of sealed-columns.ts. */
const name = (text: string) => Prisma.raw(`"${text}"`)

const unsealedCare = { sealed: null, kind: { not: 'task' } } as const

/** Entries from before there was a seal: their words and figures move into it. */
async function sealOldCare(db: Db, vault: Vault, batch: number): Promise<number> {
  for (let done = 0; ; ) {
    const rows = await db.careEntry.findMany({ where: unsealedCare, take: batch, orderBy: { id: 'asc' } })
    for (const row of rows) {
      const data = sealCare(vault, row.id, row.kind, careWords(row))
      done += (await db.careEntry.updateMany({ where: { id: row.id, sealed: null }, data })).count
    }
    if (rows.length < batch) return done
  }
}
