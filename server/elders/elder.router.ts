import { changeOwnConsentInput, ownConsentsInput } from '../privacy/consent.contract.ts'
import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { answerOrder } from './answer-order.ts'
import { askForHelp, takeBackHelp } from './ask-for-help.ts'
import { complainAsElder, openElderComplaints } from './complain.ts'
import { createElderLink, revokeElderLink } from './create-elder-link.ts'
import {
  createElderLinkInput,
  elderAnswerInput,
  elderComplainInput,
  elderHelpInput,
  elderRateInput,
  elderTokenInput,
  enterByCodeInput,
  revokeElderLinkInput,
} from './elder.contract.ts'
import { enterByCode } from './enter-by-code.ts'
import { openElderPage } from './open-elder-page.ts'
import { changeConsentAsElder, openOwnConsents } from './own-consents.ts'
import { rateVisit } from './rate-visit.ts'

export const elderRouter = router({
  createLink: personProcedure
    .input(createElderLinkInput)
    .mutation(({ ctx, input }) => createElderLink(ctx, input)),
  revokeLink: personProcedure
    .input(revokeElderLinkInput)
    .mutation(({ ctx, input }) => revokeElderLink(ctx, input)),
  /** The six figures of a card, with a phone number. Refuses with elders.code_wrong, elders.code_locked. */
  enter: publicProcedure.input(enterByCodeInput).mutation(({ ctx, input }) => enterByCode(ctx, input)),
  /** Whoever holds the link is the elder. */
  open: publicProcedure.input(elderTokenInput).query(({ ctx, input }) => openElderPage(ctx, input)),
  answer: publicProcedure.input(elderAnswerInput).mutation(({ ctx, input }) => answerOrder(ctx, input)),
  /** 好差评 by a face. Refuses with reviews.published_already. */
  rate: publicProcedure.input(elderRateInput).mutation(({ ctx, input }) => rateVisit(ctx, input)),
  /** What they may complain about, and what came of it. */
  complaints: publicProcedure
    .input(elderTokenInput)
    .query(({ ctx, input }) => openElderComplaints(ctx, input)),
  /** 哪里不满意. Refuses with complaints.going_already. */
  complain: publicProcedure
    .input(elderComplainInput)
    .mutation(({ ctx, input }) => complainAsElder(ctx, input)),
  /** What may be kept of them. */
  consents: publicProcedure.input(ownConsentsInput).query(({ ctx, input }) => openOwnConsents(ctx, input)),
  changeConsent: publicProcedure
    .input(changeOwnConsentInput)
    .mutation(({ ctx, input }) => changeConsentAsElder(ctx, input)),
  /** 我需要帮助: one press. */
  help: publicProcedure.input(elderHelpInput).mutation(({ ctx, input }) => askForHelp(ctx, input)),
  /** 没事，按错了. Refuses with incidents.not_the_caller where somebody else pressed. */
  takeBackHelp: publicProcedure.input(elderHelpInput).mutation(({ ctx, input }) => takeBackHelp(ctx, input)),
})
