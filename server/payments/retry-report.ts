import { randomUUID } from 'node:crypto'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
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
  if (await unpark(ctx, reportId)) await applyReports(ctx, take, reportId)
  const event = await ctx.db.paymentEvent.findUnique({
    where: { id: reportId },
    select: { appliedAt: true },
  })
  if (!event) throw new DomainError('payments.report_not_found')
  return { applied: event.appliedAt !== null }
}

/** Who let it in again, and when, is an event like every decision about money. False where it is not parked. */
const unpark = (ctx: PersonCtx, reportId: string): Promise<boolean> =>
  inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.paymentEvent.updateMany({
      where: { id: reportId, parkedAt: { not: null } },
      data: { parkedAt: null, nextTryAt: ctx.clock.now(), tries: PARK_AFTER - 1 },
    })
    if (count === 0) return false
    const { externalId, kind } = await tx.paymentEvent.findUniqueOrThrow({ where: { id: reportId } })
    const payment = await tx.payment.findUnique({ where: { externalId }, select: { id: true } })
    const stream = `payment-report:${reportId}`
    await recordEvent(tx, {
      ...{ stream, position: (await tx.event.count({ where: { stream } })) + 1, subject: 'payment' },
      ...{ subjectId: payment?.id ?? randomUUID(), transition: 'retry', from: 'parked', to: 'waiting' },
      actor: { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name },
      data: { reportId, kind },
      at: ctx.clock.now(),
    })
    return true
  })
