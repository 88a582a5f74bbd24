import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { answerOrder } from './answer-order.ts'
import { createElderLink, revokeElderLink } from './create-elder-link.ts'
import { createElderLinkInput, elderAnswerInput, elderTokenInput } from './elder.contract.ts'
import { openElderPage } from './open-elder-page.ts'

export const elderRouter = router({
  createLink: personProcedure
    .input(createElderLinkInput)
    .mutation(({ ctx, input }) => createElderLink(ctx, input)),
  revokeLink: personProcedure
    .input(createElderLinkInput)
    .mutation(({ ctx, input }) => revokeElderLink(ctx, input)),
  /** Whoever holds the link is the elder. */
  open: publicProcedure.input(elderTokenInput).query(({ ctx, input }) => openElderPage(ctx, input)),
  answer: publicProcedure.input(elderAnswerInput).mutation(({ ctx, input }) => answerOrder(ctx, input)),
})
