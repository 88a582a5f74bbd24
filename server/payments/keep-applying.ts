import type { Ctx } from '../context.ts'
import { gathering } from '../platform/gathering.ts'
import { applyReports } from './apply-reports.ts'
import type { PaymentReport } from './payment-port.ts'
import { storeReports } from './store-reports.ts'
import { takeNews } from './take-news.ts'

/** How often somebody looks for reports that were stored by a process which then died, or that are to be tried again. */
const LOOK = 2_000

export type ReportsDesk = {
  /** Resolves once the report is written down for good; it is applied within a moment. */
  store(report: PaymentReport): Promise<void>
  /** Looks for reports to apply now. */
  wake(): void
  /** Ends what is under way. */
  stop(): Promise<void>
}

/**
 * Where reports arrive: written down in whole batches while others wait for the disk, answered, and applied right after by
 * one hand in turn, so that a storm of reports does not take the database from people.
 */
export function openReportsDesk(ctx: Ctx): ReportsDesk {
  let stopped = false
  let woken = false
  let running: Promise<void> | undefined

  async function applyAll(): Promise<void> {
    do {
      woken = false
      while (!stopped && (await applyReports(ctx, takeNews)) > 0);
    } while (woken && !stopped)
  }
  function wake(): void {
    woken = true
    if (running || stopped) return
    running = applyAll()
      .catch((error: unknown) => ctx.log.error({ err: error }, 'payment reports could not be applied'))
      .finally(() => {
        running = undefined
      })
  }
  const store = gathering((reports: readonly PaymentReport[]) => storeReports(ctx, ctx.db, reports))
  const look = setInterval(wake, LOOK)
  wake()
  return {
    async store(report) {
      await store(report)
      wake()
    },
    wake,
    async stop() {
      stopped = true
      clearInterval(look)
      await running
    },
  }
}
