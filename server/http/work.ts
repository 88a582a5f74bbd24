import { fireDueComplaints } from '../complaints/complaints.entry.ts'
import type { Ctx } from '../context.ts'
import { keepStandings } from '../discovery/discovery.entry.ts'
import { watchSavedSearches } from '../discovery/saved-search.entry.ts'
import { fireDueFilings, fireDueLapses } from '../filings/filings.entry.ts'
import { fireDueIncidents } from '../incidents/incidents.entry.ts'
import { minutes } from '../kernel/clock.ts'
import type { Live } from '../live/socket-server.ts'
import { keepMessages } from '../notices/notices.entry.ts'
import { fireDue, lapseProposals, sweepWaitlist } from '../orders/orders.entry.ts'
import { onBell, ringBell } from '../outbox/bell.ts'
import { createTopics } from '../outbox/topics.ts'
import { startWorker, type WorkerState } from '../outbox/worker.ts'
import { fireDueOutreach } from '../outreach/outreach.entry.ts'
import { fireDuePackages } from '../packages/packages.entry.ts'
import type { ReportsDesk } from '../payments/keep-applying.ts'
import { keepReconciling } from '../payments/keep-reconciling.ts'
import { every } from '../platform/every.ts'
import { fireDueReviews } from '../reviews/reviews.entry.ts'
import { fireDueSupervision } from '../supervision/supervision.entry.ts'
import { settleAffected } from '../suspensions/suspensions.entry.ts'
import { keepHouse } from './housekeeping.ts'

export type Work = { workerState(): WorkerState | { state: 'off' }; stop(): Promise<void> }

type WorkOptions = { ctx: Ctx; live: Live; desk: ReportsDesk; databaseUrl: string }

/** All that happens without anybody asking: deliveries, moves whose hour has come, messages, housekeeping. */
export function startWork({ ctx, live, desk, databaseUrl }: WorkOptions): Work {
  const worker = startWorker({
    connectionString: databaseUrl,
    ctx,
    topics: createTopics(ctx, live),
    onDue: () =>
      Promise.all([
        fireDue(ctx, null),
        fireDueIncidents(ctx),
        fireDueComplaints(ctx),
        fireDueOutreach(ctx),
        fireDuePackages(ctx),
        fireDueReviews(ctx),
        fireDueFilings(ctx),
        fireDueSupervision(ctx),
        sweepWaitlist(ctx),
        lapseProposals(ctx),
        settleAffected(ctx),
      ]),
    log: ctx.log,
  })
  const chores = [
    keepHouse(ctx),
    keepMessages(ctx),
    every(
      minutes(1),
      () => fireDueLapses(ctx),
      (error) => ctx.log.error({ err: error }, 'lapsed papers were not looked for'),
    ),
    watchSavedSearches(ctx),
    keepStandings(ctx),
    keepReconciling(ctx, desk),
  ]
  live.onRing(ringBell)
  return {
    workerState: () => worker.workerState(),
    async stop() {
      for (const chore of chores) await chore.stop()
      await worker.stop()
    },
  }
}

/** Rings more often than this, in milliseconds, say nothing new. */
const GATHER = 10

/** The work is done elsewhere: whoever does it hears of what is left here at once, rather than by looking. */
export function passItOn(live: Live): Work {
  let resting = false
  let again = false
  const ring = () => {
    if (resting) {
      again = true
      return
    }
    live.ringOthers()
    resting = true
    setTimeout(() => {
      resting = false
      if (again) ring()
      again = false
    }, GATHER)
  }
  const silent = onBell(ring)
  return {
    workerState: () => ({ state: 'off' }),
    stop: async () => silent(),
  }
}
