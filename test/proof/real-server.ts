import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../../server/platform/root.ts'
import { testKeys } from '../support/vault.ts'

export type RealServer = {
  readonly url: string
  /** Of the site's own sessions: whoever knows it can sign one. */
  readonly secret: string
  /** The built-in database, with its default settings. */
  databaseUrl(): string
  pid(): number
  /** Process id of the database's own first process. */
  databasePid(): number
  /** Runs the built site as `npm start` does, on the same files, and waits until it is ready. */
  start(): Promise<void>
  kill(signal: NodeJS.Signals): Promise<void>
  /** Stops both, politely, and forgets the files. */
  end(): Promise<void>
}

/**
 * The product as it runs: the built site in a process of its own, which starts the built-in PostgreSQL in a folder of its
 * own. Nothing of it is a double; both can be killed. `flags` go to Node.
 */
export async function realServer({ flags = [], settings = {} }: Options = {}): Promise<RealServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yiyou-real-'))
  // PostgreSQL runs under an account of its own when we are root.
  chmodSync(dataDir, 0o711)
  const [port, pgPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const secret = randomBytes(32).toString('hex')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    PORT: String(port),
    PG_PORT: String(pgPort),
    DATA_DIR: dataDir,
    APP_URL: url,
    SESSION_SECRET: secret,
    DATA_KEYS: testKeys,
    DEMO: 'false',
    LOG_LEVEL: 'error',
    ...settings,
  }
  // The program that runs us may have a database of its own in mind.
  delete env.DATABASE_URL
  let child: ChildProcess | undefined
  const at = (name: string) => readFileSync(join(dataDir, name), 'utf8')

  const start = async () => {
    child = spawn(process.execPath, [...flags, join(projectRoot(), 'build/server-main.js')], {
      cwd: projectRoot(),
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilReady(url, child)
  }
  const kill = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  await start()
  return {
    url,
    secret,
    start,
    kill,
    databaseUrl: () => `postgresql://postgres:${at('postgres.password')}@127.0.0.1:${pgPort}/yiyou`,
    pid: () => child?.pid ?? 0,
    databasePid: () => Number(at('postgres/postmaster.pid').split('\n')[0]),
    end: async () => {
      await kill('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type Options = {
  flags?: readonly string[]
  /** Further settings, by the names of the environment. */
  settings?: Readonly<Record<string, string>>
}

/** Until the site says that all it needs is there; gives up when its process ends first. */
export async function untilReady(url: string, child?: ChildProcess, patience = 60_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await isReady(url))) {
    if (child && child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    if (performance.now() > end) throw new Error(`not ready after ${patience} ms`)
    await pause(20)
  }
}

const isReady = (url: string) =>
  new Promise<boolean>((resolve) => {
    const request = get(`${url}/readyz`, { agent: false, timeout: 1_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.once('timeout', () => request.destroy())
    request.once('error', () => resolve(false))
  })

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
