import type { Ctx } from '../context.ts'
import { type News, requestRefund } from '../payments/payments.entry.ts'
import type { Tx } from '../platform/db.ts'
import { lockedPackage } from './load-package.ts'
import { byItself, movePackage } from './move-package.ts'

/**
 * What a settled payment does to its package, in the payment's own transaction: one that waited may be used; one that no longer
 * does sends the money back. Where a bank has taken it back, no more visits are ordered with it.
 */
export async function applyPackagePayment(tx: Tx, ctx: Ctx, news: News): Promise<void> {
  if (!('paymentId' in news) || !news.packageId) return
  const { packageId, paymentId, amountFen } = news
  const found = await lockedPackage(tx, packageId)
  if (news.kind === 'dispute_closed' && news.outcome === 'lost' && found.state === 'active')
    return movePackage(tx, ctx, found, 'charge_back', byItself('payment'))
  if (news.kind !== 'paid') return
  if (found.state === 'awaiting_payment') return movePackage(tx, ctx, found, 'pay', byItself('payment'))
  await requestRefund(tx, ctx, { packageId, paymentId, amountFen, reason: 'late_payment' })
}
