import type { Tx } from '../platform/db.ts'
import { platformShare } from './share-out.ts'
import { clearing, commission, payable, receivable, writeJournal, writeOff } from './write-journal.ts'

/** Funds pay into the platform's own bank account, not through the families' payment provider. */
const BANK = 'bank'

type Settled = {
  readonly paymentId: string
  readonly orderId: string
  readonly providerId: string
  readonly category: string
  readonly placedAt: Date
  readonly funder: 'ltci' | 'voucher'
  readonly regionCode: string
  readonly paidFen: number
  /** What the fund will never pay of it, and who bears that. */
  readonly shortFen: number
  readonly bearer: 'provider' | 'platform' | null
  readonly reason: string
  readonly at: Date
}

/** What a fund owes for an order, in fen. The caller holds the order's lock. */
export async function owedByFund(
  tx: Tx,
  { orderId, funder, regionCode }: Pick<Settled, 'orderId' | 'funder' | 'regionCode'>,
): Promise<number> {
  const { _sum } = await tx.ledgerLine.aggregate({
    where: { accountCode: receivable(funder, regionCode).code, journal: { orderId } },
    _sum: { amountFen: true },
  })
  return -(_sum.amountFen ?? 0)
}

/**
 * A fund has paid for an order: it owes that much less, and the provider's part may be sent on. What it refuses is borne by
 * the provider, who then owes no share for it either, or by the platform; never by the family, which was told what it pays.
 * Once per payment and order; the caller holds the order's lock.
 */
export async function bookFunder(tx: Tx, row: Settled): Promise<void> {
  const { paymentId, orderId, providerId, paidFen, shortFen, bearer, reason, at } = row
  const owing = receivable(row.funder, row.regionCode)
  if (paidFen > 0)
    await writeJournal(tx, {
      ...{ key: `funder:${paymentId}:${orderId}:paid`, kind: 'funder_paid', orderId, at },
      lines: [
        [clearing(BANK), -paidFen],
        [owing, paidFen],
      ],
    })
  if (shortFen <= 0 || !bearer) return
  const { shareFen } =
    bearer === 'provider' ? await platformShare(tx, { ...row, amountFen: shortFen }) : { shareFen: 0 }
  await writeJournal(tx, {
    ...{ key: `funder:${paymentId}:${orderId}:short`, kind: 'funder_short', orderId, reason, at },
    lines: [
      [owing, shortFen],
      ...(bearer === 'provider'
        ? ([
            [payable(providerId), shareFen - shortFen],
            [commission, -shareFen],
          ] as const)
        : ([[writeOff, -shortFen]] as const)),
    ],
  })
}
