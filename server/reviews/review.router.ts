import { z } from 'zod'
import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import {
  appealCheckInput,
  decideCheckInput,
  readReviewInput,
  reportReviewInput,
} from './checks/check.contract.ts'
import { findChecks } from './checks/find-checks.ts'
import { appealCheck, decideCheck } from './checks/move-check.ts'
import { readReview, reportReview } from './checks/report-review.ts'
import { findDeskReviews, findOrderReviews } from './find-reviews.ts'
import { dropPhoto } from './photos/drop-photo.ts'
import { dropPhotoInput, reviewPhotoInput } from './photos/photo.contract.ts'
import { readPhoto } from './photos/read-photo.ts'
import { rateHome } from './rate-home.ts'
import { findRemedies } from './remedies/find-remedies.ts'
import { takeRemedyStep } from './remedies/move-remedy.ts'
import { moveRemedyInput } from './remedies/remedy.contract.ts'
import { followUpReview, replyReview } from './reply-review.ts'
import {
  deskReviewsInput,
  followUpInput,
  noteElderInput,
  orderReviewsInput,
  rateHomeInput,
  replyReviewInput,
  writeReviewInput,
} from './review.contract.ts'
import { noteElder } from './speak-for-elder.ts'
import { editReview, writeReview } from './write-review.ts'

/** What is said of visits. What is not theirs to see does not exist for a viewer. Every mutation has a key. */
export const reviewRouter = router({
  /** The family's word on a visit; stars 1 to 5, sealed until the round is published. */
  write: personProcedure.input(writeReviewInput).mutation(({ ctx, input }) => writeReview(ctx, input)),
  /** The same said anew. Refuses with reviews.published_already. */
  edit: personProcedure.input(writeReviewInput).mutation(({ ctx, input }) => editReview(ctx, input)),
  /** What the elder said on the phone, by the family or an operator. */
  noteElder: personProcedure.input(noteElderInput).mutation(({ ctx, input }) => noteElder(ctx, input)),
  /** How those who came were received; read by this family only. */
  rateHome: personProcedure.input(rateHomeInput).mutation(({ ctx, input }) => rateHome(ctx, input)),
  /** The provider's one public answer. */
  reply: personProcedure.input(replyReviewInput).mutation(({ ctx, input }) => replyReview(ctx, input)),
  /** 追评, once within 90 days. */
  followUp: personProcedure.input(followUpInput).mutation(({ ctx, input }) => followUpReview(ctx, input)),
  /** Everything about one visit, for its family. */
  ofOrder: personProcedure.input(orderReviewsInput).query(({ ctx, input }) => findOrderReviews(ctx, input)),
  /** What a manager has to do with reviews. Refuses with providers.not_found. */
  forDesk: personProcedure.input(deskReviewsInput).query(({ ctx, input }) => findDeskReviews(ctx, input)),
  /** A photo's bytes: for everybody while the review is public, else by a link. Refuses with reviews.photo_gone. */
  photo: publicProcedure.input(reviewPhotoInput).query(({ ctx, input }) => readPhoto(ctx, input)),
  /** The family takes one away. Refuses with reviews.photo_gone. */
  dropPhoto: personProcedure.input(dropPhotoInput).mutation(({ ctx, input }) => dropPhoto(ctx, input)),
  /** A published review, before it is reported. */
  read: publicProcedure.input(readReviewInput).query(({ ctx, input }) => readReview(ctx, input)),
  /** 举报. Refuses with reviews.checked_already while somebody looks at it. */
  report: personProcedure.input(reportReviewInput).mutation(({ ctx, input }) => reportReview(ctx, input)),
  /** 申诉, once, by the side that lost. */
  appeal: personProcedure.input(appealCheckInput).mutation(({ ctx, input }) => appealCheck(ctx, input)),
  /** One step of a remedy, by whoever's turn it is. */
  remedy: personProcedure.input(moveRemedyInput).mutation(({ ctx, input }) => takeRemedyStep(ctx, input)),
  /** The operators' queue. */
  checks: operatorProcedure
    .input(z.object({ scope: z.enum(['waiting', 'decided']).default('waiting') }))
    .query(({ ctx, input }) => findChecks(ctx, input.scope)),
  /** A decision with a reason. */
  decide: operatorProcedure.input(decideCheckInput).mutation(({ ctx, input }) => decideCheck(ctx, input)),
  /** Remedies under way, those that are late or were refused first. */
  remedies: operatorProcedure.query(({ ctx }) => findRemedies(ctx)),
})
