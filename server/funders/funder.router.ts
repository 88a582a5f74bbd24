import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findFunders } from './find-funders.ts'
import { recordFunderPaymentInput } from './funder.contract.ts'
import { recordFunderPayment } from './record-payment.ts'

/** What insurance and voucher funds owe and pay. */
export const funderRouter = router({
  /** What is owed today, and what came. */
  overview: operatorProcedure.query(({ ctx }) => findFunders(ctx)),
  /** A fund's payment, order by order. Refuses with funders.too_much, .short_unexplained, .order_unknown, .reference_used. */
  record: operatorProcedure
    .input(recordFunderPaymentInput)
    .mutation(({ ctx, input }) => recordFunderPayment(ctx, input)),
})
