import type { Db } from '../../server/platform/db.ts'

/** What the system writes by itself, whoever looks. */
const ownWork = ['worker_heartbeat', 'audit_check']

/** The content of every table in one line each, `except` some: two moments are alike when their texts are. */
export async function everything(db: Db, except: readonly string[] = []): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename <> all(${[...ownWork, ...except]}) order by 1`
  const lines = await Promise.all(
    tables.map(async ({ name }) => {
      const content = `string_agg(t::text, '' order by t::text)`
      const [row] = await db.$queryRawUnsafe<{ sum: string | null }[]>(
        `select md5(${content}) as sum from public."${name}" t`,
      )
      return `${name} ${row?.sum}`
    }),
  )
  return lines.join('\n')
}
