import type { Ctx } from '../context.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import { deliver, type Topics } from './deliver.ts'
import { beat, endBeat, unlockDead } from './heartbeat.ts'
import { queuePool } from './queue-pool.ts'
import { readdLostJobs } from './sweep.ts'
import { takeJobs } from './take-jobs.ts'

declare global {
  namespace GraphileWorker {
    /** The jobs that outbox.entry.ts adds. */
    interface Tasks {
      deliver: { id: string }
      due: { orderId: string }
    }
  }
}

export type WorkerOptions = {
  readonly connectionString: string
  /** Deliveries are stamped with this database and clock. */
  readonly ctx: Pick<Ctx, 'db' | 'clock'>
  readonly topics: Topics
  /** Makes the move that is due: of one order, or of every order when null. */
  readonly onDue: (orderId: string | null) => Promise<unknown>
  readonly log: Log
}

/** For /readyz: `ok` while jobs are taken and the worker has lately said so in the database. */
export type WorkerState = { state: 'ok' | 'down'; workerId: string | null; secondsSinceBeat: number }
export type Worker = { workerState(): WorkerState; stop(): Promise<void> }

const BEAT = 2_000
const SWEEP = 30_000
const READY_WITHIN_SECONDS = 10
/** The most that queries of the queue itself run at once, and its listener. */
const CONNECTIONS = 6

/**
 * Delivers what transactions have left in the outbox, makes the moves that are due, and picks up what crashed workers
 * left behind: within 15 seconds what they were doing, within a minute what lost its job. `stop` lets running jobs end.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { ctx, topics, onDue, log } = options
  const pool = queuePool(options.connectionString, CONNECTIONS)
  const jobs = await takeJobs(
    pool,
    {
      deliver: ({ id }) => deliver(ctx, topics, id),
      due: async ({ orderId }) => void (await onDue(orderId)),
    },
    log,
  ).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })

  let beatenAt = performance.now()
  const heart = every(
    BEAT,
    async () => {
      const workerId = jobs.workerId()
      if (!workerId) return
      await beat(ctx.db, workerId)
      beatenAt = performance.now()
      const dead = await unlockDead(ctx.db)
      if (dead.length > 0) log.warn({ dead }, 'took over the jobs of dead workers')
    },
    (error) => log.error({ err: error }, 'the worker could not say that it lives'),
  )
  const broom = every(
    SWEEP,
    async () => {
      await onDue(null)
      const lost = await readdLostJobs(ctx.db)
      if (lost > 0) log.warn({ lost }, 'gave outbox rows that had lost their job a new one')
    },
    (error) => log.error({ err: error }, 'the sweep failed'),
  )

  return {
    workerState() {
      const secondsSinceBeat = Math.round((performance.now() - beatenAt) / 1_000)
      const workerId = jobs.workerId()
      return {
        state: workerId && secondsSinceBeat <= READY_WITHIN_SECONDS ? 'ok' : 'down',
        workerId,
        secondsSinceBeat,
      }
    },
    async stop() {
      const workerId = jobs.workerId()
      await broom.stop()
      await jobs.stop()
      await heart.stop()
      if (workerId) await endBeat(ctx.db, workerId)
      await pool.end()
    },
  }
}
