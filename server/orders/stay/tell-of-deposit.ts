import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Tx } from '../../platform/db.ts'
import type { OrderRecord } from '../load-order.ts'
import type { OfferingTerms } from '../order-view.contract.ts'

/** The family hears what is asked of its deposit, and what came back. Once each. */
export async function tellOfDeposit(
  tx: Tx,
  order: OrderRecord,
  kind: 'deposit_asked' | 'deposit_returned',
  amountFen: number,
): Promise<void> {
  await enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind,
    path: `/orders/${order.id}/stay`,
    dedupe: `${order.id}:${kind}`,
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      title: (order.terms as OfferingTerms).title,
      amountFen,
    },
  })
}
