import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { enqueue, type OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { startWorker, type Worker, type WorkerOptions } from '../../server/outbox/worker.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'
import { nothing } from './topics-bench.ts'

/** A worker on a test's database that stops with the test. */
export async function work(
  { url }: { url: string },
  changes: Partial<Omit<WorkerOptions, 'topics'>> & { topics?: Partial<WorkerOptions['topics']> } = {},
): Promise<Worker> {
  const worker = startWorker({
    connectionString: url,
    ctx: { clock: systemClock },
    onDue: async () => {},
    log: pino({ level: 'silent' }),
    ...changes,
    topics: { ...nothing, ...changes.topics },
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= worker.stop()
    return stopped
  }
  onTestFinished(stop)
  return { ...worker, stop }
}

/** Enqueues in a transaction of its own and gives the row's id. */
export async function put<Topic extends keyof OutboxTopics>(
  db: Db,
  topic: Topic,
  payload: OutboxTopics[Topic],
): Promise<string> {
  await inTransaction(db, (tx) => enqueue(tx, topic, payload))
  const row = await db.outbox.findFirstOrThrow({ where: { topic }, orderBy: { id: 'desc' } })
  return row.id
}

export async function until(condition: () => unknown, patience = 15_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${patience} ms in vain`)
    await pause(10)
  }
}
