import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Log } from '../platform/log.ts'
import { workerLogger } from './worker-log.ts'

export type JobTaker = {
  /** The name in which jobs are locked; null while none are taken. */
  workerId(): string | null
  /** Takes no further job and lets those under way finish. */
  stop(): Promise<void>
}

const CONCURRENCY = 4
/** Jobs whose hour has come, and those of dead workers, are found by asking; new ones announce themselves. */
const POLL = 1_000
const BEFORE_NEXT_TRY = 1_000
/**
 * Jobs that have ended are forgotten together, which also keeps the site alive: one by one, the queue waits for nobody's
 * answer, and a database that is away at that moment ends the process as an unhandled rejection; together, only the queue
 * stops and begins again. What was done and not yet forgotten is done again after a crash: deliveries are harmless twice.
 * Fetching together (`localQueue`) would save more and is left out: what it has fetched it gives back without an owner for
 * the failure, and the site died of it when the database did.
 */
const TOGETHER = { completeJobBatchDelay: 20, failJobBatchDelay: 20 } as const

/** Takes jobs until stopped. Gives up only on its first try: later it begins again when the database has been away. */
export async function takeJobs(pool: Pool, taskList: TaskList, log: Log): Promise<JobTaker> {
  let workerId: string | null = null
  let stopping = false
  const begin = () => {
    const events: WorkerEvents = new EventEmitter()
    events.once('pool:create', ({ workerPool }) => {
      workerId = workerPool.id
    })
    return run({
      pgPool: pool,
      taskList,
      concurrency: CONCURRENCY,
      pollInterval: POLL,
      preset: { worker: TOGETHER },
      noHandleSignals: true,
      parsedCronItems: [],
      logger: workerLogger(log),
      events,
    })
  }
  const untilItEnds = async (running: Runner) => {
    try {
      await running.promise
    } catch (error) {
      log.error({ err: error }, 'the job queue stopped by itself')
    }
    workerId = null
  }
  let runner = await begin()
  const supervised = (async () => {
    await untilItEnds(runner)
    while (!stopping) {
      await pause(BEFORE_NEXT_TRY)
      if (stopping) return
      try {
        runner = await begin()
      } catch (error) {
        log.error({ err: error }, 'the job queue does not start')
        continue
      }
      await untilItEnds(runner)
    }
  })()
  return {
    workerId: () => workerId,
    async stop() {
      stopping = true
      if (workerId) await runner.stop()
      await supervised
    },
  }
}
