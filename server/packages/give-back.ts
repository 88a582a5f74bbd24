import type { Ctx } from '../context.ts'
import { bookRecovery } from '../ledger/ledger.entry.ts'
import { requestRefund } from '../payments/payments.entry.ts'
import type { Tx } from '../platform/db.ts'

/**
 * Of a package's money so much goes back, in fen. Where its payer's bank has taken that already it is the platform's, which bore
 * it when the bank did. The caller has locked the package; once per reason.
 */
export async function giveMoneyBack(
  tx: Tx,
  ctx: Ctx,
  back: { readonly packageId: string; readonly amountFen: number; readonly reason: string },
): Promise<void> {
  const promisedFen = await requestRefund(tx, ctx, back)
  await bookRecovery(tx, { ...back, amountFen: back.amountFen - promisedFen, at: ctx.clock.now() })
}
