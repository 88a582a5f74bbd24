import type { Ctx } from '../context.ts'
import { findReturned } from './find-returned.ts'
import type { ReportsOverview } from './payment.contract.ts'

/** More parked than this is one problem, not many. */
const MOST = 100

/** How taking in the payment provider's reports goes, and what waits for a person. */
export async function findReports({ db, clock, ports }: Ctx): Promise<ReportsOverview> {
  const [parked, waiting, oldest, reading, returned, chargebacks] = await Promise.all([
    db.paymentEvent.findMany({
      where: { parkedAt: { not: null } },
      orderBy: { parkedAt: 'desc' },
      take: MOST,
      select: {
        id: true,
        kind: true,
        about: true,
        tries: true,
        lastProblem: true,
        receivedAt: true,
        parkedAt: true,
      },
    }),
    db.paymentEvent.count({ where: { nextTryAt: { not: null } } }),
    db.paymentEvent.findFirst({
      where: { nextTryAt: { not: null } },
      orderBy: { receivedAt: 'asc' },
      select: { receivedAt: true },
    }),
    db.paymentReading.findUnique({ where: { adapter: ports.payments.name } }),
    findReturned(db),
    db.chargeback.findMany({
      where: { state: 'open' },
      orderBy: { openedAt: 'asc' },
      take: MOST,
      select: {
        id: true,
        amountFen: true,
        openedAt: true,
        payment: { select: { order: { select: { id: true, number: true } } } },
      },
    }),
  ])
  const orders = await ordersOf(db, parked)
  return {
    at: clock.now(),
    adapter: ports.payments.name,
    waiting,
    oldestWaitingSince: oldest?.receivedAt ?? null,
    readAt: reading?.readAt ?? null,
    parked: parked.map(({ about, lastProblem, parkedAt, ...report }) => ({
      ...report,
      parkedAt: parkedAt ?? report.receivedAt,
      reason: reasonOf(lastProblem),
      detail: lastProblem ?? '',
      order: orders.get(nameIn(about)) ?? null,
    })),
    returned,
    chargebacks: chargebacks.map(({ payment, ...chargeback }) => ({ ...chargeback, order: payment.order })),
  }
}

async function ordersOf(db: Ctx['db'], parked: readonly { about: unknown }[]) {
  const payments = await db.payment.findMany({
    where: { externalId: { in: parked.map(({ about }) => nameIn(about)) } },
    select: { externalId: true, order: { select: { id: true, number: true } } },
  })
  return new Map(payments.map(({ externalId, order }) => [externalId, order]))
}

const nameIn = (about: unknown) => (about as { externalId?: string }).externalId ?? ''

const reasonOf = (problem: string | null) =>
  problem === 'unknown_payment' || problem === 'unknown_refund' ? problem : 'failed'
