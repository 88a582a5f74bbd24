import type { Ctx } from '../context.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { PaymentReport, ReportKind } from './payment-port.ts'

/**
 * Writes reports down, each once: whoever sent them may forget them when this returns. They are applied by the next
 * `applyReports`. Gives how many nobody had brought before.
 */
export async function storeReports(
  ctx: Pick<Ctx, 'clock' | 'ports'>,
  db: Db | Tx,
  reports: readonly PaymentReport[],
): Promise<number> {
  if (reports.length === 0) return 0
  const receivedAt = ctx.clock.now()
  const adapter = ctx.ports.payments.name
  const rows = reports.map((report) => ({
    id: report.id,
    adapter,
    kind: report.kind,
    externalId: report.refundExternalId ?? report.dispute?.externalId ?? report.externalId,
    about: aboutOf(report),
    payload: report.payload as object,
    receivedAt,
    nextTryAt: receivedAt,
  }))
  const { count } = await db.paymentEvent.createMany({ data: rows, skipDuplicates: true })
  return count
}

type About = Pick<PaymentReport, 'externalId' | 'refundExternalId' | 'dispute'>

const aboutOf = ({ externalId, refundExternalId, dispute }: PaymentReport): About => ({
  externalId,
  ...(refundExternalId && { refundExternalId }),
  ...(dispute && { dispute }),
})

/** A report as it was told. */
export const reportOf = (row: {
  id: string
  kind: string
  about: unknown
  payload: unknown
}): PaymentReport => ({
  ...(row.about as About),
  id: row.id,
  kind: row.kind as ReportKind,
  payload: row.payload,
})
