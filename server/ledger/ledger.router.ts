import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { findBooks } from './find-books.ts'
import { findEarnings } from './find-earnings.ts'
import { earningsInput } from './ledger.contract.ts'

/** Where money is. An order's own part of it comes with the order. */
export const ledgerRouter = router({
  /** Balances, the latest journals, the rules and whether all of it agrees with what happened. */
  books: operatorProcedure.query(({ ctx }) => findBooks(ctx)),
  /** A provider's earnings of a month. Refuses with providers.not_found, providers.not_allowed. */
  earnings: personProcedure.input(earningsInput).query(({ ctx, input }) => findEarnings(ctx, input)),
})
