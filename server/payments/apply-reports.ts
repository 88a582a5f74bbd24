import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { TakeNews } from './news.ts'
import { PARK_AFTER, waitBefore } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { stampApplied } from './receive-report.ts'
import { reportOf } from './store-reports.ts'
import { type KnownPayment, paymentParts, takeReport } from './take-report.ts'

/** So many share one transaction: what is written at its end and its commit are paid for once. */
const TOGETHER = 25

/**
 * Applies the reports whose turn it is, oldest first, many in one transaction. Where one of them breaks it, each of them
 * gets a transaction of its own: what cannot be applied holds up nobody. It is tried again later, and parked for a person in
 * the end. Several processes may do this at once. `only` names a single one. Gives how many it has looked at; 0 when none are due.
 */
export async function applyReports(ctx: Ctx, take: TakeNews, only?: string): Promise<number> {
  try {
    return await applyTogether(ctx, take, TOGETHER, only)
  } catch (error) {
    ctx.log.warn({ err: error }, 'payment reports are applied one by one')
    let looked = 0
    for (; looked < TOGETHER; looked++) {
      if (!(await applyNext(ctx, take, only))) break
    }
    return looked
  }
}

async function applyNext(ctx: Ctx, take: TakeNews, only: string | undefined): Promise<boolean> {
  const next = await ctx.db.paymentEvent.findFirst({
    where: { ...due(ctx), ...(only && { id: only }) },
    orderBy: { nextTryAt: 'asc' },
    select: { id: true, tries: true },
  })
  if (!next) return false
  try {
    await applyTogether(ctx, take, 1, next.id)
  } catch (error) {
    ctx.log.error({ err: error, reportId: next.id }, 'a payment report could not be applied')
    await putOff(ctx.db, ctx, next, `${error}`)
  }
  return true
}

const due = ({ clock }: Ctx) => ({ nextTryAt: { lte: clock.now() } })

type Claimed = { id: string; tries: number; report: PaymentReport }

function applyTogether(ctx: Ctx, take: TakeNews, most: number, only?: string): Promise<number> {
  return inTransaction(
    ctx.db,
    async (tx) => {
      const claimed = await claim(tx, ctx, most, only)
      if (claimed.length === 0) return 0
      const payments = await lockPayments(tx, claimed)
      const applied: string[] = []
      for (const { report, ...event } of claimed) {
        const payment = payments.get(report.externalId)
        const state = await takeOne(tx, ctx, report, payment, take)
        if (payment && state) payments.set(report.externalId, { ...payment, state })
        if (state) applied.push(event.id)
        else await putOff(tx, ctx, event, missingFor(report, payment))
      }
      if (applied.length > 0) await stampApplied(tx, ctx, applied)
      return claimed.length
    },
    { timeout: minutes(1) },
  )
}

/** What a report waits for. */
const missingFor = ({ dispute }: PaymentReport, payment: KnownPayment | undefined): string => {
  if (!payment) return 'unknown_payment'
  return dispute ? 'not_paid_yet' : 'unknown_refund'
}

/** Whoever else is applying takes others. */
async function claim(tx: Tx, { clock }: Ctx, most: number, only: string | undefined): Promise<Claimed[]> {
  const rows = await tx.$queryRaw<
    { id: string; kind: string; about: unknown; payload: unknown; tries: number }[]
  >`
    select id, kind, about, payload, tries from payment_event
    where next_try_at <= ${clock.now()}::timestamptz and id = coalesce(${only ?? null}, id)
    order by next_try_at, id
    limit ${most}
    for update skip locked`
  return rows.map((row) => ({ id: row.id, tries: row.tries, report: reportOf(row) }))
}

/** Locks what all these payments were for in one go, always in the same order, orders first, and gives the payments by name. */
async function lockPayments(tx: Tx, claimed: readonly Claimed[]): Promise<Map<string, KnownPayment>> {
  const names = [...new Set(claimed.map(({ report }) => report.externalId))]
  await tx.$queryRaw`
    select 1 from "order"
    where id in (select order_id from payment where external_id = any(${names}))
    order by id
    for update`
  await tx.$queryRaw`
    select 1 from visit_package
    where id in (select package_id from payment where external_id = any(${names}))
    order by id
    for update`
  const payments = await tx.payment.findMany({
    where: { externalId: { in: names } },
    select: { ...paymentParts, externalId: true },
  })
  return new Map(payments.map(({ externalId, ...payment }) => [externalId, payment]))
}

async function takeOne(
  tx: Tx,
  ctx: Ctx,
  report: PaymentReport,
  payment: KnownPayment | undefined,
  take: TakeNews,
): Promise<KnownPayment['state'] | null> {
  if (report.kind === 'account_changed') {
    await take(tx, ctx, { kind: 'account_changed', accountExternalId: report.externalId })
    return 'open'
  }
  return payment ? takeReport(tx, ctx, report, payment, take) : null
}

/** To be tried again later, each time after a longer while; parked once that has been enough. */
async function putOff(
  db: Pick<Tx, 'paymentEvent'>,
  { clock, log }: Ctx,
  { id, tries }: { id: string; tries: number },
  why: string,
): Promise<void> {
  const now = clock.now()
  const parked = tries + 1 >= PARK_AFTER
  if (parked) log.error({ reportId: id, why }, 'a payment report was parked')
  await db.paymentEvent.updateMany({
    where: { id, appliedAt: null },
    data: {
      tries: tries + 1,
      lastProblem: why.slice(0, 500),
      nextTryAt: parked ? null : after(now, waitBefore(tries + 1)),
      parkedAt: parked ? now : null,
    },
  })
}
