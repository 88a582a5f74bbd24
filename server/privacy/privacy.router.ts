import { personProcedure, router } from '../rpc/trpc.ts'
import { giveConsent, withdrawConsent } from './change-consent.ts'
import { giveConsentInput, recipientConsentsInput, withdrawConsentInput } from './consent.contract.ts'
import { findConsents } from './find-consents.ts'

/** What may be kept of whom. Refuses with families.recipient_not_found, families.not_allowed. */
export const privacyRouter = router({
  /** What is agreed to for a recipient, by purpose. */
  consents: personProcedure.input(recipientConsentsInput).query(({ ctx, input }) => findConsents(ctx, input)),
  /** Refuses with privacy.declaration_missing, privacy.text_changed, privacy.own_no. */
  agree: personProcedure.input(giveConsentInput).mutation(({ ctx, input }) => giveConsent(ctx, input)),
  withdraw: personProcedure
    .input(withdrawConsentInput)
    .mutation(({ ctx, input }) => withdrawConsent(ctx, input)),
})
