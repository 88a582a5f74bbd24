import type { Ctx } from '../context.ts'
import { bookPayment } from '../ledger/ledger.entry.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { lockMoneyOf } from './lock-money.ts'
import { type PaymentState, paymentAfter } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { settleRefund } from './settle-refund.ts'
import { takeDispute } from './take-dispute.ts'

/** A payment that has just changed: at most once for each kind. amountFen is what the payment is about. */
export type PaymentNews = {
  readonly orderId: string
  readonly paymentId: string
  readonly kind: 'paid' | 'failed' | 'expired'
  readonly amountFen: number
}
/** The payer's bank wants money back, or has decided; each at most once for a dispute. */
export type DisputeNews = {
  readonly orderId: string
  readonly paymentId: string
  readonly kind: 'dispute_opened' | 'dispute_closed'
  readonly amountFen: number
  readonly outcome: 'won' | 'lost' | null
}
/** Something about a provider's account with the payment provider is different: ask for its status. */
export type AccountNews = { readonly kind: 'account_changed'; readonly accountExternalId: string }
export type News = PaymentNews | DisputeNews | AccountNews
/** What others make of it, in the same transaction. */
export type TakeNews = (tx: Tx, ctx: Ctx, news: News) => Promise<unknown>

/**
 * Takes in what a payment provider says: the report, the payment's change, the ledger and what the order makes of it
 * commit together. Duplicates change nothing, and any order of arrival ends in the same place. Gives where the payment stands,
 * or null when we know none of that name.
 */
export async function receiveReport(
  ctx: Ctx,
  report: PaymentReport,
  apply: TakeNews,
): Promise<{ orderId: string; state: PaymentState } | null> {
  // Most duplicates come long after: they need no lock to be known.
  if (await isApplied(ctx.db, report)) return standingOf(ctx.db, report.externalId)
  return inTransaction(ctx.db, async (tx) => {
    const isNew = await keep(tx, ctx, report)
    if (report.kind === 'account_changed') {
      if (isNew) await takeAccount(tx, ctx, report, apply)
      return null
    }
    const payment = await lockedPayment(tx, report.externalId)
    if (!payment) {
      ctx.log.warn({ reportId: report.id, kind: report.kind }, 'a report about a payment we do not know')
      return null
    }
    const { orderId, state } = payment
    if (!isNew && (await isApplied(tx, report))) return { orderId, state }
    const next = await take(tx, ctx, report, payment, apply)
    if (!next) return { orderId, state }
    await stamp(tx, ctx, report)
    return { orderId, state: next }
  })
}

async function takeAccount(tx: Tx, ctx: Ctx, report: PaymentReport, apply: TakeNews): Promise<void> {
  await apply(tx, ctx, { kind: 'account_changed', accountExternalId: report.externalId })
  await stamp(tx, ctx, report)
}

const stamp = (tx: Tx, ctx: Ctx, { id }: PaymentReport) =>
  tx.paymentEvent.updateMany({ where: { id }, data: { appliedAt: ctx.clock.now() } })

const standingOf = (db: Db, externalId: string) =>
  db.payment.findUnique({ where: { externalId }, select: { orderId: true, state: true } })

type Payment = { id: string; orderId: string; state: PaymentState; amountFen: number; adapter: string }

/**
 * Written before anything is decided, so that two deliveries of one report wait for each other here. True when nobody
 * has brought it before: then nobody can have applied it either.
 */
async function keep(tx: Tx, ctx: Ctx, report: PaymentReport): Promise<boolean> {
  const row = {
    id: report.id,
    adapter: ctx.ports.payments.name,
    kind: report.kind,
    externalId: report.refundExternalId ?? report.externalId,
    payload: report.payload as object,
    receivedAt: ctx.clock.now(),
  }
  const { count } = await tx.paymentEvent.createMany({ data: [row], skipDuplicates: true })
  return count === 1
}

async function lockedPayment(tx: Tx, externalId: string): Promise<Payment | null> {
  if (!(await lockMoneyOf(tx, externalId))) return null
  const select = { id: true, orderId: true, state: true, amountFen: true, adapter: true } as const
  return tx.payment.findUnique({ where: { externalId }, select })
}

async function isApplied(db: Db | Tx, { id }: PaymentReport): Promise<boolean> {
  const event = await db.paymentEvent.findUnique({ where: { id }, select: { appliedAt: true } })
  return event?.appliedAt != null
}

/** Where the payment stands then; null where the report has to wait for something we have not written down yet. */
async function take(
  tx: Tx,
  ctx: Ctx,
  report: PaymentReport,
  payment: Payment,
  apply: TakeNews,
): Promise<PaymentState | null> {
  switch (report.kind) {
    case 'refunded':
      return settleKnown(tx, ctx, report, 'done', payment)
    case 'refund_failed':
      return settleKnown(tx, ctx, report, 'failed', payment)
    case 'dispute_opened':
    case 'dispute_closed':
      await takeDispute(tx, ctx, report, payment, apply)
      return payment.state
    case 'account_changed':
      return payment.state
    default:
      return applyToPayment(tx, ctx, report.kind, payment, apply)
  }
}

async function applyToPayment(
  tx: Tx,
  ctx: Ctx,
  kind: PaymentNews['kind'],
  { id: paymentId, orderId, amountFen, adapter, state }: Payment,
  apply: TakeNews,
): Promise<PaymentState> {
  const next = paymentAfter(state, kind)
  if (!next) return state
  const at = ctx.clock.now()
  const paidAt = next === 'paid' ? at : null
  await tx.payment.update({ where: { id: paymentId }, data: { state: next, paidAt } })
  if (next === 'paid') await bookPayment(tx, { id: paymentId, orderId, adapter, amountFen, at })
  await apply(tx, ctx, { orderId, paymentId, kind: next, amountFen })
  return next
}

/** Until sendRefund has written down how the provider calls a refund we do not know it; it then looks for this report. */
async function settleKnown(
  tx: Tx,
  ctx: Ctx,
  { refundExternalId }: PaymentReport,
  outcome: 'done' | 'failed',
  { orderId, state }: Payment,
): Promise<PaymentState | null> {
  if (!refundExternalId) return state
  const refund = await tx.refund.findUnique({ where: { externalId: refundExternalId }, select: { id: true } })
  if (!refund) return null
  await settleRefund(tx, ctx, { refundId: refund.id, orderId }, outcome)
  return state
}
