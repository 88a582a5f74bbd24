import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { giveConsent, withdrawConsent } from './change-consent.ts'
import { giveConsentInput, recipientConsentsInput, withdrawConsentInput } from './consent.contract.ts'
import { askErasure, erasureOutlook, undoErasure } from './erasure.ts'
import { exportData } from './export-data.ts'
import { findConsents } from './find-consents.ts'
import { findLooks } from './find-looks.ts'
import { findRetention } from './keep-no-longer.ts'
import { askErasureInput } from './person.contract.ts'

/** What may be kept of whom, and what is. Consents refuse with families.recipient_not_found, families.not_allowed. */
export const privacyRouter = router({
  /** What is agreed to for a recipient, by purpose. */
  consents: personProcedure.input(recipientConsentsInput).query(({ ctx, input }) => findConsents(ctx, input)),
  /** Refuses with privacy.declaration_missing, privacy.text_changed, privacy.own_no. */
  agree: personProcedure.input(giveConsentInput).mutation(({ ctx, input }) => giveConsent(ctx, input)),
  withdraw: personProcedure
    .input(withdrawConsentInput)
    .mutation(({ ctx, input }) => withdrawConsent(ctx, input)),
  /** Who of the operators looked at what is kept of the viewer's families, the latest first. */
  looks: personProcedure.query(({ ctx }) => findLooks(ctx)),
  /** Everything kept of the viewer; that it was asked for is remembered. */
  export: personProcedure.query(({ ctx }) => exportData(ctx)),
  /** What erasing would mean now, and whether it waits. */
  erasure: personProcedure.query(({ ctx }) => erasureOutlook(ctx)),
  /** Refuses with privacy.still_working, privacy.orders_open. */
  askErasure: personProcedure.input(askErasureInput).mutation(({ ctx }) => askErasure(ctx)),
  /** What the last nights removed by the rules of retention. */
  retention: operatorProcedure.query(({ ctx }) => findRetention(ctx)),
  undoErasure: personProcedure.mutation(({ ctx }) => undoErasure(ctx)),
})
