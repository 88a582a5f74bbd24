import { personProcedure, router } from '../../rpc/trpc.ts'
import { answerDeduction, askDeduction, returnDeposit } from './deposit.ts'
import { findStay } from './find-stay.ts'
import { leaveStay, settleStay } from './settle-stay.ts'
import {
  answerDeductionInput,
  askDeductionInput,
  getStayInput,
  leaveStayInput,
  returnDepositInput,
  settleStayInput,
} from './stay.contract.ts'

/** Months paid ahead: what is in custody, leaving early, the deposit. For those who order, managers and operators. */
export const stayRouter = router({
  /** Month by month where the money is. Refuses with orders.not_found, stays.not_found. */
  get: personProcedure.input(getStayInput).query(({ ctx, input }) => findStay(ctx, input)),
  /** What leaving on a day comes to. Refuses with stays.not_running, stays.day_outside. */
  settle: personProcedure.input(settleStayInput).query(({ ctx, input }) => settleStay(ctx, input)),
  /** Leaves early. Refuses as settle does. */
  leave: personProcedure.input(leaveStayInput).mutation(({ ctx, input }) => leaveStay(ctx, input)),
  /** What the provider would keep of a deposit. Refuses with stays.still_running, stays.deposit_settled, .deduction_too_large. */
  askDeduction: personProcedure
    .input(askDeductionInput)
    .mutation(({ ctx, input }) => askDeduction(ctx, input)),
  /** The family's yes or no to it. Refuses with stays.deposit_settled. */
  answerDeduction: personProcedure
    .input(answerDeductionInput)
    .mutation(({ ctx, input }) => answerDeduction(ctx, input)),
  /** The provider gives all of it back at once. Refuses with stays.still_running, stays.deposit_settled. */
  returnDeposit: personProcedure
    .input(returnDepositInput)
    .mutation(({ ctx, input }) => returnDeposit(ctx, input)),
})
