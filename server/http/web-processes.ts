import cluster, { type Worker } from 'node:cluster'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Env, environmentWith } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { StartProblem } from '../platform/start-problem.ts'

export type WebProcesses = { stop(): Promise<void> }

/** A web process that died is started again after so long, in milliseconds. */
const AGAIN = 1_000

/**
 * Starts the processes that answer people, all on the one port, and resolves once all do. One that dies is replaced; what its
 * pages have missed they ask the next one for. Refuses with a StartProblem when one can't open.
 */
export async function startWebProcesses({
  env,
  databaseUrl,
  program,
  log,
}: {
  env: Env
  databaseUrl: string
  /** The module that starts a server when run. */
  program: string
  log: Log
}): Promise<WebProcesses> {
  cluster.setupPrimary({ exec: fileURLToPath(program), args: [] })
  let stopping = false
  const own = environmentWith({
    ...{ SERVE: 'web', WEB_PROCESSES: '1', LIVE: env.LIVE, DATABASE_URL: databaseUrl, DEMO: 'false' },
    ...{ APP_URL: env.APP_URL, SESSION_SECRET: env.SESSION_SECRET, NODE_ENV: env.NODE_ENV },
  })
  const start = () => {
    const web = cluster.fork(own)
    web.on('error', (err) => log.warn({ err }, 'a web process could not be spoken to'))
    return web
  }
  const opened = (web: Worker) =>
    new Promise<void>((resolve, reject) => {
      web.once('listening', () => resolve())
      web.once('exit', () => reject(new StartProblem('A web process could not open the site.')))
    })
  const first = Array.from({ length: env.WEB_PROCESSES }, start)
  const stop = async () => {
    stopping = true
    await Promise.all(Object.values(cluster.workers ?? {}).map(ended))
  }
  try {
    await Promise.all(first.map(opened))
  } catch (error) {
    await stop()
    throw error
  }
  cluster.on('exit', async ({ process: { pid } }, code, signal) => {
    if (stopping) return
    log.error({ pid, code, signal }, 'a web process died; another takes its place')
    await pause(AGAIN)
    if (!stopping) start()
  })
  return { stop }
}

function ended(web: Worker | undefined): Promise<void> {
  if (!web || web.isDead()) return Promise.resolve()
  return new Promise((resolve) => {
    web.once('exit', () => resolve())
    web.process.kill('SIGTERM')
  })
}
