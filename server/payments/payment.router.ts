import { operatorProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { findReports } from './find-reports.ts'
import {
  retryReportInput,
  sandboxAccountInput,
  sandboxActInput,
  sandboxPageInput,
  sendAgainInput,
} from './payment.contract.ts'
import { retryReport } from './retry-report.ts'
import { sandboxAccountComplete, sandboxAccountPage } from './sandbox-account.ts'
import { sandboxAct } from './sandbox-act.ts'
import { sandboxPage } from './sandbox-page.ts'
import { sendAgain } from './send-again.ts'
import { takeNews } from './take-news.ts'

export const paymentRouter = router({
  /** For operators: how taking in reports goes, what is parked, and what banks want back. */
  reports: operatorProcedure.query(({ ctx }) => findReports(ctx)),
  /** Tries a parked report once more; gives whether it is applied. Refuses with payments.report_not_found. */
  retryReport: operatorProcedure
    .input(retryReportInput)
    .mutation(({ ctx, input }) => retryReport(ctx, input, takeNews)),
  /** Promises a refund that was sent back once more; gives how much, in fen. Refuses with payments.refund_not_returned. */
  sendAgain: operatorProcedure.input(sendAgainInput).mutation(({ ctx, input }) => sendAgain(ctx, input)),
  /** The sandbox's hosted page, for whoever has its link. Refuses with payments.not_found. */
  sandboxPage: publicProcedure.input(sandboxPageInput).query(({ ctx, input }) => sandboxPage(ctx, input)),
  /** Pays there, declines, or lets something else happen; gives the way back and how the payment stands. Refuses with payments.not_found. */
  sandboxAct: publicProcedure
    .input(sandboxActInput)
    .mutation(({ ctx, input }) => sandboxAct(ctx, input, takeNews)),
  /** The sandbox's page about a provider's account, for whoever has its link. Refuses with payments.not_found. */
  sandboxAccount: publicProcedure
    .input(sandboxAccountInput)
    .query(({ ctx, input }) => sandboxAccountPage(ctx, input)),
  /** Tells there what was asked for; gives the way back. Refuses with payments.not_found. */
  sandboxAccountComplete: publicProcedure
    .input(sandboxAccountInput)
    .mutation(({ ctx, input }) => sandboxAccountComplete(ctx, input, takeNews)),
})
