import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres.ts'
import { migrate } from '../../server/platform/migrations.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL of this run, pointing at a migrated database that is only ever cloned. */
    templateUrl: string
  }
}

const PREFIX = 'yiyou-test-'

/** One PostgreSQL for the whole run. Its files are thrown away, so nothing has to reach the disk. */
export default async function setup(project: TestProject) {
  removeLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX))
  // PostgreSQL runs under an account of its own when we are root.
  chmodSync(dataDir, 0o711)
  const postgres = await startEmbeddedPostgres({
    dataDir,
    port: await freePort(),
    database: 'template_yiyou',
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  await migrate(postgres.url, resolve(import.meta.dirname, '../..'))
  await letOfferingsOpen(postgres.url)
  project.provide('templateUrl', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * An offering that a test writes by hand is one whose papers are all there, until something asks for them anew; in the product
 * it is closed until they are.
 */
async function letOfferingsOpen(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`alter table offering alter column cleared set default '{(,)}'`)
  await client.end()
}

/** Below the ephemeral range, where a client socket of this machine may take a port at any moment. */
async function freePort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  const free = await new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
  return free ? port : freePort()
}

/** A run that was killed leaves its database running. */
function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const owner = firstNumber(join(folder, 'postgres.owner'))
    if (owner === null || isAlive(owner)) continue
    const postmaster = firstNumber(join(folder, 'postgres/postmaster.pid'))
    if (postmaster !== null && isAlive(postmaster)) process.kill(postmaster, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}

function firstNumber(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
