import type { Ctx } from '../context.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import type { OutboxTopics } from './outbox.entry.ts'
import { takeRows } from './take-rows.ts'
import type { Taken } from './take-turn.ts'

/** What is done with each topic after commit. A topic may be called twice with the same payload, and then the same row's id. */
export type Topics = {
  readonly [Topic in keyof OutboxTopics]: (payload: OutboxTopics[Topic], rowId: string) => Promise<unknown>
}

export type WorkerOptions = {
  readonly connectionString: string
  /** Deliveries are stamped with this clock. */
  readonly ctx: Pick<Ctx, 'clock'>
  readonly topics: Topics
  /** Makes every move whose time has come. */
  readonly onDue: () => Promise<unknown>
  readonly log: Log
}

/** For /readyz: `ok` while the outbox has lately been looked into. */
export type WorkerState = { state: 'ok' | 'down'; secondsSinceLook: number }
export type Worker = { workerState(): WorkerState; stop(): Promise<void> }

/** How late a move by the clock may be. */
const TICK = 1_000
const READY_WITHIN_SECONDS = 10

/**
 * Delivers what transactions have left in the outbox and makes the moves that are due: an order carries its own instant, so
 * nothing has to be set, moved or found again after a crash. What a dead worker had in hand is delivered ten seconds later.
 * `stop` lets deliveries under way end.
 */
export function startWorker({ connectionString, ctx, topics, onDue, log }: WorkerOptions): Worker {
  let stopped = false
  const rows = takeRows({ connectionString, clock: ctx.clock, deliver: (row) => deliver(topics, row), log })
  const clock = every(TICK, onDue, (error) => log.error({ err: error }, 'the moves that are due failed'))
  return {
    workerState() {
      const secondsSinceLook = Math.round(rows.silence() / 1_000)
      return { state: !stopped && secondsSinceLook <= READY_WITHIN_SECONDS ? 'ok' : 'down', secondsSinceLook }
    },
    async stop() {
      await clock.stop()
      await rows.stop()
      stopped = true
    },
  }
}

/** Hands one row to whoever takes its topic; throws what they throw. */
export async function deliver(topics: Topics, { id, topic, payload }: Taken): Promise<void> {
  if (!Object.hasOwn(topics, topic)) throw new Error(`nobody takes the topic ${topic}`)
  // What enqueue has written under a topic is that topic's payload.
  await topics[topic as keyof Topics](payload as never, id)
}
