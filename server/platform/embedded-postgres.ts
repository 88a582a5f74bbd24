import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { every } from './every.ts'
import {
  accountForPostgres,
  assertReachable,
  clusterExists,
  createCluster,
  postgresBinaries,
} from './postgres-cluster.ts'
import { StartProblem } from './start-problem.ts'

export type EmbeddedPostgres = {
  url: string
  /** Stops the database unless another living process started it. */
  stop(): Promise<void>
}

export type EmbeddedPostgresOptions = {
  dataDir: string
  port: number
  /** Created when missing. */
  database?: string
  /** Further server settings, such as `{ fsync: 'off' }` for a test run. */
  settings?: Record<string, string>
  /** Told when the database died by itself and was started again, or could not be yet. */
  onDeath?: (error: Error | null) => void
}

/**
 * Gives a running PostgreSQL whose files live in `dataDir`: one left over by a killed run is taken over, one that
 * another living process started is borrowed. Should it die by itself, whoever started it last starts it again. Refuses
 * with a StartProblem that quotes the database's last words.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = placeIn(options.dataDir)
  const running = readPostmaster(place.folder)
  if (running && isPostgres(running.pid)) {
    const borrowed = ownerIsAlive(place.ownerFile)
    if (!borrowed) writeFileSync(place.ownerFile, String(process.pid))
    await untilReady(place, options.port)
    return opened(place, running.pid, options, borrowed)
  }
  const pid = await launch(place, options)
  writeFileSync(place.ownerFile, String(process.pid))
  return opened(place, pid, options, false)
}

type Place = { folder: string; log: string; ownerFile: string; passwordFile: string }

function placeIn(dataDir: string): Place {
  const at = (name: string) => join(resolve(dataDir), name)
  return {
    folder: at('postgres'),
    log: at('postgres.log'),
    ownerFile: at('postgres.owner'),
    passwordFile: at('postgres.password'),
  }
}

/** What the dead one's last sessions still hold; they notice within moments that it is gone. */
const NOT_YET = /shared memory block|lock file/i
const AGAIN = 100
const PATIENCE = 10_000

/** Starts the server; where what was left by a killed one is in the way, it is waited for. */
async function launch(place: Place, options: EmbeddedPostgresOptions): Promise<number> {
  for (let waited = 0; ; waited += AGAIN) {
    try {
      return await launchOnce(place, options)
    } catch (error) {
      const words = error instanceof StartProblem ? error.sentences.join() : ''
      if (waited >= PATIENCE || !NOT_YET.test(words)) throw error
      await pause(AGAIN)
    }
  }
}

async function launchOnce(
  place: Place,
  { port, dataDir, settings = {} }: EmbeddedPostgresOptions,
): Promise<number> {
  mkdirSync(dataDir, { recursive: true })
  const binaries = await postgresBinaries()
  const account = accountForPostgres()
  if (account) for (const path of [binaries.postgres, place.folder]) assertReachable(path, account)
  if (!clusterExists(place.folder)) {
    const password = randomBytes(24).toString('base64url')
    writeFileSync(place.passwordFile, password, { mode: 0o600 })
    await createCluster({ binaries, folder: place.folder, password, account })
  }
  const flags = Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(place.log, 'w')
  // A session of its own: Ctrl-C in the terminal must reach the server first and the database last.
  const child = spawn(binaries.postgres, ['-D', place.folder, ...flags], {
    ...account,
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.unref()
  await untilReady(place, port, child)
  return child.pid as number
}

async function untilReady(place: Place, port: number, child?: ChildProcess): Promise<void> {
  let failure: Error | undefined
  child?.once('error', (error) => {
    failure = error
  })
  for (let waited = 0; waited < 60_000; waited += 20) {
    const running = readPostmaster(place.folder)
    // A server killed without warning leaves its file behind, and it still says ready.
    if (running?.status === 'ready' && (!child || running.pid === child.pid)) return
    if (failure || child?.exitCode != null || child?.signalCode != null) break
    await pause(20)
  }
  const words = failure?.message ?? lastWords(place.log)
  throw new StartProblem(
    `The built-in PostgreSQL could not start on port ${port}.`,
    ...(/already in use/i.test(words) ? ['Another program uses this port: set PG_PORT to a free one.'] : []),
    `Its last words: ${words}`,
  )
}

async function opened(
  place: Place,
  pid: number,
  options: EmbeddedPostgresOptions,
  borrowed: boolean,
): Promise<EmbeddedPostgres> {
  const { port, database = 'yiyou' } = options
  const password = readFileSync(place.passwordFile, 'utf8')
  const actualPort = readPostmaster(place.folder)?.port ?? port
  const urlOf = (name: string) => `postgresql://postgres:${password}@127.0.0.1:${actualPort}/${name}`
  await createDatabase(urlOf('postgres'), database)
  const guard = borrowed ? null : keepAlive(place, pid, { ...options, port: actualPort })
  return {
    url: urlOf(database),
    stop: async () => {
      if (guard) await stopPostgres(place, await guard.leave())
    },
  }
}

const LOOK = 200

/** Looks whether the database still runs, and starts it again when it does not; until told to leave it alone. */
function keepAlive(place: Place, first: number, options: EmbeddedPostgresOptions) {
  let pid = first
  const look = every(
    LOOK,
    async () => {
      if (isPostgres(pid)) return
      pid = await launch(place, options)
      options.onDeath?.(null)
    },
    (error) => options.onDeath?.(error as Error),
  )
  return {
    async leave(): Promise<number> {
      await look.stop()
      return pid
    },
  }
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

/** SIGINT is PostgreSQL's fast stop: open transactions are rolled back and the files are left clean. */
async function stopPostgres(place: Place, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  for (let waited = 0; isPostgres(pid) && waited < 10_000; waited += 20) await pause(20)
  if (isPostgres(pid)) signal(pid, 'SIGQUIT')
  rmSync(place.ownerFile, { force: true })
}

/** What a running server writes about itself: pid, data folder, start, port, socket, address, memory, status. */
function readPostmaster(folder: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch {
    return null
  }
}

/** A pid may have been given to another program since the file was written. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.includes('(postgres)') && !stat.includes(') Z ')
  } catch {
    return process.platform !== 'linux'
  }
}

function ownerIsAlive(ownerFile: string): boolean {
  try {
    const owner = Number(readFileSync(ownerFile, 'utf8'))
    return owner !== process.pid && isAlive(owner)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already, which is what was wanted.
  }
}

function lastWords(log: string): string {
  try {
    return readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
  } catch {
    return '(none)'
  }
}
