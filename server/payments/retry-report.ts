import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { applyReports } from './apply-reports.ts'
import type { TakeNews } from './news.ts'
import { PARK_AFTER } from './payment.rules.ts'

/**
 * Tries a parked report once more, now; it is parked again at once if that fails as well. Gives whether it is applied.
 * Repeating it changes nothing. Refuses with payments.report_not_found.
 */
export async function retryReport(
  ctx: PersonCtx,
  { reportId }: { reportId: string },
  take: TakeNews,
): Promise<{ applied: boolean }> {
  const { count } = await ctx.db.paymentEvent.updateMany({
    where: { id: reportId, parkedAt: { not: null } },
    data: { parkedAt: null, nextTryAt: ctx.clock.now(), tries: PARK_AFTER - 1 },
  })
  if (count === 1) {
    ctx.log.info({ reportId, by: ctx.viewer.userId }, 'a parked payment report is tried again')
    await applyReports(ctx, take, reportId)
  }
  const event = await ctx.db.paymentEvent.findUnique({
    where: { id: reportId },
    select: { appliedAt: true },
  })
  if (!event) throw new DomainError('payments.report_not_found')
  return { applied: event.appliedAt !== null }
}
