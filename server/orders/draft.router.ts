import { previewDraftPlanInput, setDraftPlanInput } from '../plans/plan.contract.ts'
import { publicProcedure, router } from '../rpc/trpc.ts'
import { draftSlots } from './draft-slots.ts'
import { setDraftWishes } from './draft-wishes.ts'
import { beginDraft, getDraft, setDraftBorn, setDraftWhen, setDraftWho } from './drafts.ts'
import { findMeanwhile } from './find-meanwhile.ts'
import {
  beginDraftInput,
  draftSlotsInput,
  getDraftInput,
  setDraftBornInput,
  setDraftWhenInput,
  setDraftWhoInput,
  setDraftWishesInput,
} from './order.contract.ts'
import { previewDraftPlan, setDraftPlan } from './plan/preview-plan.ts'
import { quoteDraft } from './quote-draft.ts'

/** What is filled in before there is an order; the browser's own secret is the key to it. */
export const draftRouter = router({
  /** The dates of a recurring plan before it stands. Refuses with plans.* of previewDraftPlan. */
  previewPlan: publicProcedure
    .input(previewDraftPlanInput)
    .query(({ ctx, input }) => previewDraftPlan(ctx, input)),
  /** How it comes again, or null for one visit. */
  setPlan: publicProcedure.input(setDraftPlanInput).mutation(({ ctx, input }) => setDraftPlan(ctx, input)),
  /** Begins a draft for an offering. Refuses with orders.offering_unavailable. */
  begin: publicProcedure.input(beginDraftInput).mutation(({ ctx, input }) => beginDraft(ctx, input)),
  /** The draft as it stands. Refuses with orders.draft_not_found. */
  get: publicProcedure.input(getDraftInput).query(({ ctx, input }) => getDraft(ctx, input)),
  /** The times that can be placed, and what is nearest to the one chosen. Refuses with orders.draft_not_found. */
  slots: publicProcedure.input(draftSlotsInput).query(({ ctx, input }) => draftSlots(ctx, input)),
  /** What it would cost now and who would pay which part; null until a time is chosen. Refuses with orders.draft_not_found. */
  quote: publicProcedure.input(getDraftInput).query(({ ctx, input }) => quoteDraft(ctx, input)),
  /** What they have at that very time already. Refuses with orders.draft_not_found. */
  meanwhile: publicProcedure.input(getDraftInput).query(({ ctx, input }) => findMeanwhile(ctx, input)),
  /** For whom. Refuses with orders.draft_not_found, families.recipient_not_found. */
  setWho: publicProcedure.input(setDraftWhoInput).mutation(({ ctx, input }) => setDraftWho(ctx, input)),
  /** Whom they let in. Refuses with orders.draft_not_found, orders.draft_incomplete, families.recipient_not_found. */
  setWishes: publicProcedure
    .input(setDraftWishesInput)
    .mutation(({ ctx, input }) => setDraftWishes(ctx, input)),
  /** When a child was born. Refuses with orders.draft_not_found. */
  setBorn: publicProcedure.input(setDraftBornInput).mutation(({ ctx, input }) => setDraftBorn(ctx, input)),
  /** When, by whom, what to mind. Refuses with orders.draft_not_found; of places with what stands in the way. */
  setWhen: publicProcedure.input(setDraftWhenInput).mutation(({ ctx, input }) => setDraftWhen(ctx, input)),
})
