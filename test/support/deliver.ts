import { deliver as hand, type Topics } from '../../server/outbox/worker.ts'
import type { testCtx } from './world.ts'

type Ctx = Pick<ReturnType<typeof testCtx>, 'db' | 'clock'>

/** Delivers one outbox row now and stamps it, or throws what its topic threw and leaves the row as a worker would. */
export async function deliver({ db, clock }: Ctx, topics: Topics, id: string): Promise<void> {
  const { topic, payload } = await db.outbox.findUniqueOrThrow({ where: { id } })
  const attempts = { increment: 1 }
  try {
    await hand(topics, { id, topic, payload })
  } catch (error) {
    await db.outbox.update({ where: { id }, data: { attempts, lastError: `${error}` } })
    throw error
  }
  await db.outbox.update({ where: { id }, data: { attempts, deliveredAt: clock.now(), lastError: null } })
}
