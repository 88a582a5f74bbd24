import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts'
import { StartProblem } from '../../server/platform/start-problem.ts'

const root = resolve(import.meta.dirname, '../..')
const port = 30_000 + (process.pid % 2_000)

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yiyou-pg-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

/** Another program of ours that starts the same database; killed in the middle of its work. */
async function startAndDie(dataDir: string): Promise<void> {
  const program = `
    const { startEmbeddedPostgres } = await import('./server/platform/embedded-postgres.ts')
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${port} })
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
  })
  await new Promise((done) => child.once('close', done))
}

const pidOf = (dataDir: string) =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)

test('a new one sees Chinese words, keeps its data closed, and stops when told', async () => {
  const dataDir = dataFolder()
  const database = await startEmbeddedPostgres({ dataDir, port })
  await ask(database.url, 'create extension pg_trgm')
  expect(await ask(database.url, `select cardinality(show_trgm('助浴'))`)).toBeGreaterThan(0)
  await expect(ask(database.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)
  await database.stop()
  await expect(ask(database.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})

test('one left over by a killed program is taken over, with its data, and stopped in the end', async () => {
  const dataDir = dataFolder()
  await startAndDie(dataDir)
  const orphan = pidOf(dataDir)
  const database = await startEmbeddedPostgres({ dataDir, port })
  expect(pidOf(dataDir)).toBe(orphan)
  expect(await ask(database.url, 'select 1')).toBe(1)
  await database.stop()
  await expect(ask(database.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/)
})

test('a port that is taken is said in a sentence', async () => {
  const squatter = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void squatter.close())
  const refusal = await startEmbeddedPostgres({ dataDir: dataFolder(), port }).catch(
    (error: unknown) => error,
  )
  expect(refusal).toBeInstanceOf(StartProblem)
  expect((refusal as StartProblem).sentences).toContain(
    'Another program uses this port: set PG_PORT to a free one.',
  )
})

test.runIf(process.getuid?.() === 0)('as root, a closed folder on the way is named', async () => {
  const closed = join(dataFolder(), 'closed')
  mkdirSync(closed, { mode: 0o700 })
  const refusal = await startEmbeddedPostgres({ dataDir: join(closed, 'data'), port }).catch(
    (error: unknown) => error,
  )
  expect((refusal as StartProblem).sentences[0]).toContain(`the folder ${closed} is closed to it`)
})
