import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { environmentWith } from './env.ts'
import { StartProblem } from './start-problem.ts'

/** Any number will do, as long as every server of ours takes the same lock. */
const LOCK = 724_001

/**
 * Brings the database to the newest migration. When nothing is pending this is one query; otherwise the Prisma command
 * line does it, under a lock, so that servers started together do not migrate twice. Gives the names applied.
 */
export async function migrate(databaseUrl: string, root: string): Promise<string[]> {
  const folder = join(root, 'prisma/migrations')
  const client = new pg.Client({ connectionString: databaseUrl })
  await connect(client)
  try {
    if ((await pending(client, folder)).length === 0) return []
    return await migrateAlone(client, databaseUrl, root)
  } finally {
    await client.end()
  }
}

async function migrateAlone(client: pg.Client, databaseUrl: string, root: string): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  const names = await pending(client, join(root, 'prisma/migrations'))
  if (names.length > 0) await deploy(databaseUrl, root)
  return names
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect()
  } catch (error) {
    throw new StartProblem(
      `The database does not answer: ${(error as Error).message}.`,
      'Start it, or set DATABASE_URL to where it is.',
    )
  }
}

async function pending(client: pg.Client, folder: string): Promise<string[]> {
  const applied = await appliedChecksums(client)
  const ours = migrationsIn(folder)
  for (const { name, checksum } of ours) {
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new StartProblem(
        `The migration ${name} was changed after this database had run it.`,
        'Put its file back as it was and write the change as a new migration.',
      )
    }
  }
  return ours.filter(({ name }) => !applied.has(name)).map(({ name }) => name)
}

async function appliedChecksums(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as there`,
  )
  if (!rows[0]?.there) return new Map()
  const applied = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  )
  return new Map(applied.rows.map(({ name, checksum }) => [name, checksum]))
}

function migrationsIn(folder: string): { name: string; checksum: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => ({ name, file: join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => ({
      name,
      checksum: createHash('sha256').update(readFileSync(file)).digest('hex'),
    }))
}

async function deploy(databaseUrl: string, root: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'scripts/prisma.mjs'), 'migrate', 'deploy'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentWith({ DATABASE_URL: databaseUrl }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new StartProblem('The database could not be migrated.', said.trim())
}
