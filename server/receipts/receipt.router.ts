import { personProcedure, router } from '../rpc/trpc.ts'
import { findReceipt, findYear } from './find-receipts.ts'
import { receiptInput, yearInput } from './receipt.contract.ts'

/** What families have paid, from the ledger. */
export const receiptRouter = router({
  /** One order's receipt. Refuses with orders.not_found. */
  order: personProcedure.input(receiptInput).query(({ ctx, input }) => findReceipt(ctx, input)),
  /** A year of the viewer's families, order by order. */
  year: personProcedure.input(yearInput).query(({ ctx, input }) => findYear(ctx, input)),
})
