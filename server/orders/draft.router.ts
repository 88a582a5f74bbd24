import { publicProcedure, router } from '../rpc/trpc.ts'
import { beginDraft, getDraft, setDraftWhen, setDraftWho } from './drafts.ts'
import { beginDraftInput, getDraftInput, setDraftWhenInput, setDraftWhoInput } from './order.contract.ts'

/** What is filled in before there is an order; the browser's own secret is the key to it. */
export const draftRouter = router({
  /** Begins a draft for an offering. Refuses with orders.offering_unavailable. */
  begin: publicProcedure.input(beginDraftInput).mutation(({ ctx, input }) => beginDraft(ctx, input)),
  /** The draft as it stands. Refuses with orders.draft_not_found. */
  get: publicProcedure.input(getDraftInput).query(({ ctx, input }) => getDraft(ctx, input)),
  /** For whom. Refuses with orders.draft_not_found, families.recipient_not_found. */
  setWho: publicProcedure.input(setDraftWhoInput).mutation(({ ctx, input }) => setDraftWho(ctx, input)),
  /** When, by whom, what to mind. Refuses with orders.draft_not_found. */
  setWhen: publicProcedure.input(setDraftWhenInput).mutation(({ ctx, input }) => setDraftWhen(ctx, input)),
})
