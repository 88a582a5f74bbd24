import cluster from 'node:cluster'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { demoPeople, seedDemo } from '../../prisma/seed/seed.ts'
import { createFolderStore } from '../files/files.entry.ts'
import { systemClock } from '../platform/clock.ts'
import { type Db, openDb } from '../platform/db.ts'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { type Env, keysFile, readEnv } from '../platform/env.ts'
import { createLog, type Log } from '../platform/log.ts'
import { migrate } from '../platform/migrations.ts'
import { projectRoot } from '../platform/root.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { createVault } from '../platform/vault.ts'
import { seedRegions } from '../regions/regions.entry.ts'
import { announcement } from './announce.ts'
import { compose } from './compose.ts'
import { startWebProcesses } from './web-processes.ts'

/** Runs a long step and says so; the start script brings one that shows the time. */
export type Step = <Result>(title: string, work: () => Promise<Result>) => Promise<Result>

type Stops = (() => Promise<unknown>)[]

/**
 * Starts everything in order: settings, database, migrations, the site. Whatever was started is stopped again in the
 * opposite order, on Ctrl-C, on SIGTERM, and when a later step fails.
 */
export async function start({ step = (_title, work) => work() }: { step?: Step } = {}): Promise<void> {
  const stops: Stops = []
  let stopping = false
  const untilStopped: Step = (title, work) => (stopping ? Promise.reject(new Stopped()) : step(title, work))
  const started = startUp(untilStopped, stops)
  const stop = async () => {
    // The second signal does not wait.
    if (stopping) process.exit(1)
    stopping = true
    await started.catch(() => {})
    await stopAll(stops)
    process.exit(0)
  }
  // Ctrl-C reaches every process of the terminal at once; those that were started by another wait for its word.
  process.on('SIGINT', cluster.isPrimary ? stop : () => {})
  process.on('SIGTERM', stop)
  process.on('disconnect', stop)
  try {
    await started
  } catch (error) {
    if (error instanceof Stopped) return
    await stopAll(stops)
    tell(error)
    process.exit(1)
  }
}

class Stopped extends Error {}

async function startUp(step: Step, stops: Stops): Promise<void> {
  const env = readEnv()
  const log = createLog({ level: env.LOG_LEVEL, readable: process.stdout.isTTY })
  if (env.DATA_KEYS_OWN)
    log.warn(
      `sealing with keys made here, in ${keysFile(env.DATA_DIR)}: keep a copy of that file apart from the data`,
    )
  const databaseUrl =
    env.DATABASE_URL ?? (await step('Starting PostgreSQL', () => ownDatabase(env, log, stops)))
  await step('Bringing the database up to date', () => migrate(databaseUrl, projectRoot()))
  const db = openDb(databaseUrl, { max: env.DATABASE_POOL })
  stops.push(() => db.$disconnect())
  await fill(db, env, step)
  const developed = env.NODE_ENV === 'development'
  // While developing, pages come out of one process.
  const several = env.WEB_PROCESSES > 1 && env.SERVE === 'all' && !developed
  const serve = several ? 'worker' : env.SERVE
  const site = await step('Opening the site', async () => {
    const pages = serve === 'worker' ? 'none' : developed ? 'developed' : 'built'
    const composed = await compose({ env: { ...env, SERVE: serve }, db, databaseUrl, log, pages })
    stops.push(composed.close)
    if (serve !== 'worker') await composed.listen()
    if (!several) return composed
    const web = await startWebProcesses({ env, databaseUrl, program: import.meta.url, log })
    stops.push(web.stop)
    return composed
  })
  if (cluster.isWorker) return
  // What a newer list adds is nothing anybody has to wait for.
  await seedRegions(db)
  process.stdout.write(announcement(site.url, env.DEMO ? demoPeople : []))
}

/** What no installation does without, and the example world where it is wanted and nobody has signed up yet. */
async function fill(db: Db, env: Env, step: Step): Promise<void> {
  if ((await db.region.count()) === 0) await seedRegions(db)
  if (env.DEMO && (await db.user.count()) === 0) {
    await step('Playing three weeks of the example world', () =>
      seedDemo(
        db,
        systemClock,
        createVault(env.DATA_KEYS),
        createFolderStore(resolve(env.DATA_DIR, 'files')),
      ),
    )
  }
}

async function ownDatabase(env: Env, log: Log, stops: Stops): Promise<string> {
  const postgres = await startEmbeddedPostgres({
    dataDir: env.DATA_DIR,
    port: env.PG_PORT,
    onDeath: (err) =>
      log.error(err ? { err } : {}, `PostgreSQL died; ${err ? 'not' : 'it was'} started again`),
  })
  stops.push(postgres.stop)
  return postgres.url
}

async function stopAll(stops: Stops): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
}

/** A person gets sentences; a defect keeps its stack. */
function tell(error: unknown): void {
  const sentences =
    error instanceof StartProblem ? error.sentences : [(error as Error)?.stack ?? String(error)]
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) void start()
