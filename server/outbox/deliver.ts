import type { Ctx } from '../context.ts'
import type { OutboxTopics } from './outbox.entry.ts'

/** What is done with each topic after commit. A topic may be called twice with the same payload. */
export type Topics = {
  readonly [Topic in keyof OutboxTopics]: (payload: OutboxTopics[Topic]) => Promise<unknown>
}

/**
 * Delivers one outbox row and stamps it; a row delivered before is left alone. Throws when its topic throws, after
 * noting why, so that the queue tries again later.
 */
export async function deliver(ctx: Pick<Ctx, 'db' | 'clock'>, topics: Topics, id: string): Promise<void> {
  const row = await ctx.db.outbox.findUnique({ where: { id } })
  if (!row || row.deliveredAt) return
  const attempts = { increment: 1 }
  try {
    await call(topics, row.topic, row.payload)
  } catch (error) {
    await ctx.db.outbox.update({ where: { id }, data: { attempts, lastError: `${error}`.slice(0, 1_000) } })
    throw error
  }
  const deliveredAt = ctx.clock.now()
  await ctx.db.outbox.update({ where: { id }, data: { attempts, deliveredAt, lastError: null } })
}

async function call(topics: Topics, topic: string, payload: unknown): Promise<void> {
  if (!Object.hasOwn(topics, topic)) throw new Error(`nobody takes the topic ${topic}`)
  // What enqueue has written under a topic is that topic's payload.
  await topics[topic as keyof Topics](payload as never)
}
