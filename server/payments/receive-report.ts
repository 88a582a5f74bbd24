import type { Ctx } from '../context.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { lockMoneyOf } from './lock-money.ts'
import type { TakeNews } from './news.ts'
import type { PaymentState } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { storeReports } from './store-reports.ts'
import { type KnownPayment, paymentParts, takeReport } from './take-report.ts'

/**
 * Takes in what a payment provider says while somebody waits for it: the report, the payment's change, the ledger and
 * what the order makes of it commit together. Duplicates change nothing, and any order of arrival ends in the same
 * place. Gives where the payment stands, or null when we know none of that name: then the report waits.
 */
export async function receiveReport(
  ctx: Ctx,
  report: PaymentReport,
  take: TakeNews,
): Promise<{ state: PaymentState } | null> {
  // Most duplicates come long after: they need no lock to be known.
  if (await isApplied(ctx.db, report)) return standingOf(ctx.db, report.externalId)
  return inTransaction(ctx.db, async (tx) => {
    // Written before anything is decided, so that two deliveries of one report wait for each other here.
    const isNew = (await storeReports(ctx, tx, [report])) === 1
    if (report.kind === 'account_changed') {
      if (isNew || !(await isApplied(tx, report))) await takeAccount(tx, ctx, report, take)
      return null
    }
    const payment = await lockedPayment(tx, report.externalId)
    if (!payment) {
      ctx.log.warn({ reportId: report.id, kind: report.kind }, 'a report about a payment we do not know')
      return null
    }
    const { state } = payment
    if (!isNew && (await isApplied(tx, report))) return { state }
    const next = await takeReport(tx, ctx, report, payment, take)
    if (!next) return { state }
    await stampApplied(tx, ctx, [report.id])
    return { state: next }
  })
}

async function takeAccount(
  tx: Tx,
  ctx: Ctx,
  { id, externalId }: PaymentReport,
  take: TakeNews,
): Promise<void> {
  await take(tx, ctx, { kind: 'account_changed', accountExternalId: externalId })
  await stampApplied(tx, ctx, [id])
}

export async function stampApplied(tx: Tx, { clock }: Ctx, ids: readonly string[]): Promise<void> {
  await tx.paymentEvent.updateMany({
    where: { id: { in: [...ids] } },
    data: { appliedAt: clock.now(), nextTryAt: null, parkedAt: null, lastProblem: null },
  })
}

const standingOf = (db: Db, externalId: string) =>
  db.payment.findUnique({ where: { externalId }, select: { state: true } })

async function lockedPayment(tx: Tx, externalId: string): Promise<KnownPayment | null> {
  if (!(await lockMoneyOf(tx, externalId))) return null
  return tx.payment.findUnique({ where: { externalId }, select: paymentParts })
}

async function isApplied(db: Db | Tx, { id }: PaymentReport): Promise<boolean> {
  const event = await db.paymentEvent.findUnique({ where: { id }, select: { appliedAt: true } })
  return event?.appliedAt != null
}
