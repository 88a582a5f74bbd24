import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { findOverview, findPayouts } from './find-payouts.ts'
import { openAccountInput, payoutProviderInput } from './payout.contract.ts'
import { openAccount } from './payout-account.ts'
import { runPayouts } from './run-payouts.ts'

/** Money on its way to providers. */
export const payoutRouter = router({
  /** A provider's account and what was sent there. Refuses with providers.not_found, providers.not_allowed. */
  forProvider: personProcedure.input(payoutProviderInput).query(({ ctx, input }) => findPayouts(ctx, input)),
  /** The page on which the account is opened or completed. Refuses with payouts.unavailable, providers.not_found ... */
  openAccount: personProcedure.input(openAccountInput).mutation(({ ctx, input }) => openAccount(ctx, input)),
  /** Runs, troubles and providers that could not be paid. */
  overview: operatorProcedure.query(({ ctx }) => findOverview(ctx)),
  /** Pays out now what is owed now, without waiting for tomorrow's hour. */
  run: operatorProcedure.mutation(async ({ ctx }) => {
    await runPayouts(ctx, { now: true })
    return findOverview(ctx)
  }),
})
