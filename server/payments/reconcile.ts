import type { Ctx } from '../context.ts'
import { after, days, hours, minutes } from '../kernel/clock.ts'
import { PaymentRefused, type PaymentReport } from './payment-port.ts'
import { storeReports } from './store-reports.ts'

/** A list of reports may lag behind: the last of it is read again. */
const OVERLAP = minutes(10)
/** How far back the first reading goes. */
const FIRST = days(3)
/** So much is read at once: what was read stays read, also where the provider fails over the next. */
const PAGE = hours(3)
/** A payment or refund this old that has not ended is asked for, and again after as long. */
const PATIENCE = hours(1)
const AT_ONCE = 50

/**
 * Fetches what the payment provider has reported and we have not heard, page after page from the oldest; where one can't be read
 * the next fetch goes on from it. Gives how many reports were new to us.
 */
export async function fetchMissed(ctx: Ctx): Promise<number> {
  const { name: adapter } = ctx.ports.payments
  const now = ctx.clock.now()
  const last = await ctx.db.paymentReading.findUnique({ where: { adapter } })
  let from = last ? after(last.until, -OVERLAP) : after(now, -FIRST)
  let missed = 0
  while (from < now) {
    const end = after(from, PAGE)
    const isLast = end >= now
    const until = isLast ? now : end
    missed += await storeReports(
      ctx,
      ctx.db,
      await ctx.ports.payments.reportsBetween(from, isLast ? null : end),
    )
    // It counts as read, for whoever looks whether we hear anything, once the last page is.
    const readAt = isLast ? now : (last?.readAt ?? until)
    await ctx.db.paymentReading.upsert({
      where: { adapter },
      create: { adapter, until, readAt },
      update: { until, readAt },
    })
    from = until
  }
  if (missed > 0) ctx.log.info({ missed }, 'fetched payment reports that had not reached us')
  return missed
}

type Question = { id: string; of: 'payment' | 'refund'; externalId: string; refundExternalId?: string }

/**
 * Asks for every payment and refund that is older than an hour and has not ended; gives how many have, meanwhile. One
 * that nobody answers for is asked for again an hour later.
 */
export async function askForEnds(ctx: Ctx): Promise<number> {
  const ended: PaymentReport[] = []
  for (const question of await findEndless(ctx)) {
    const report = await ask(ctx, question)
    if (report) ended.push(report)
  }
  return storeReports(ctx, ctx.db, ended)
}

async function findEndless({ db, clock, ports }: Ctx): Promise<Question[]> {
  const longAgo = after(clock.now(), -PATIENCE)
  const unasked = { OR: [{ askedAt: null }, { askedAt: { lt: longAgo } }] }
  const adapter = ports.payments.name
  const payments = await db.payment.findMany({
    where: { state: { in: ['open', 'failed'] }, createdAt: { lt: longAgo }, adapter, ...unasked },
    orderBy: { createdAt: 'asc' },
    take: AT_ONCE,
    select: { id: true, externalId: true },
  })
  const refunds = await db.refund.findMany({
    where: {
      state: 'requested',
      createdAt: { lt: longAgo },
      externalId: { not: null },
      payment: { adapter },
      ...unasked,
    },
    orderBy: { createdAt: 'asc' },
    take: AT_ONCE,
    select: { id: true, externalId: true, payment: { select: { externalId: true } } },
  })
  return [
    ...payments.map((payment) => ({ ...payment, of: 'payment' as const })),
    ...refunds.map(({ id, externalId, payment }) => ({
      id,
      of: 'refund' as const,
      externalId: payment.externalId,
      refundExternalId: externalId ?? '',
    })),
  ]
}

async function ask(ctx: Ctx, { id, of, ...about }: Question): Promise<PaymentReport | null> {
  const stamp = { where: { id }, data: { askedAt: ctx.clock.now() } }
  try {
    const report = await ctx.ports.payments.ask(about)
    await (of === 'payment' ? ctx.db.payment.updateMany(stamp) : ctx.db.refund.updateMany(stamp))
    return report
  } catch (error) {
    // What the provider does not know it will not know later; everything else is asked for on the next round.
    if (error instanceof PaymentRefused)
      await (of === 'payment' ? ctx.db.payment.updateMany(stamp) : ctx.db.refund.updateMany(stamp))
    ctx.log.error({ err: error, of, id }, 'the payment provider did not say how this stands')
    return null
  }
}
