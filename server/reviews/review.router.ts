import { personProcedure, router } from '../rpc/trpc.ts'
import { replyReview } from './reply-review.ts'
import { replyReviewInput, writeReviewInput } from './review.contract.ts'
import { writeReview } from './write-review.ts'

export const reviewRouter = router({
  /** The family's word on a visit; stars 1 to 5. */
  write: personProcedure.input(writeReviewInput).mutation(({ ctx, input }) => writeReview(ctx, input)),
  /** The provider's one public answer. */
  reply: personProcedure.input(replyReviewInput).mutation(({ ctx, input }) => replyReview(ctx, input)),
})
