import type { Ctx } from '../context.ts'
import { verifyAll } from '../events/events.entry.ts'
import { after, days } from '../kernel/clock.ts'

/** How long the outcome of a walk is kept: enough to say since when something does not hold. */
const KEPT = days(90)

/** Walks every chain of events and keeps how it ended. A break is shouted into the log each time. */
export async function checkChains({ db, clock, log }: Pick<Ctx, 'db' | 'clock' | 'log'>): Promise<void> {
  const startedAt = clock.now()
  const { streams, events, broken } = await verifyAll(db)
  const finishedAt = clock.now()
  await db.auditCheck.create({
    data: {
      ...{ startedAt, finishedAt, streams, events },
      brokenStream: broken?.stream ?? null,
      brokenPosition: broken?.position ?? null,
    },
  })
  await db.auditCheck.deleteMany({ where: { finishedAt: { lt: after(finishedAt, -KEPT) } } })
  if (broken) log.error({ broken }, 'a chain of events is broken')
}
