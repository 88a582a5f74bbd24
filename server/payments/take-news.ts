import { applyPayment } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { applyPackagePayment } from '../packages/packages.entry.ts'
import type { TakeNews } from './news.ts'

/** Who hears what a payment provider has told us, in the transaction in which it is written down. */
export const takeNews: TakeNews = async (tx, ctx, news) => {
  switch (news.kind) {
    case 'account_changed':
      await enqueue(tx, 'payout_account', { externalId: news.accountExternalId })
      return
    default:
      await applyPayment(tx, ctx, news)
      await applyPackagePayment(tx, ctx, news)
  }
}
