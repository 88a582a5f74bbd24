import { z } from 'zod'
import { operatorProcedure, personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { decideClaim } from './decide-claim.ts'
import { findClaims, findMyClaims } from './find-claims.ts'
import {
  decideClaimInput,
  providerIdInput,
  retireCaregiverInput,
  retireOfferingInput,
  saveCaregiverInput,
  saveOfferingInput,
  saveProfileInput,
  submitClaimInput,
} from './provider.contract.ts'
import { providerPage } from './provider-page.ts'
import { providerSetup } from './provider-setup.ts'
import { retireCaregiver } from './retire-caregiver.ts'
import { retireOffering } from './retire-offering.ts'
import { saveCaregiver } from './save-caregiver.ts'
import { saveOffering } from './save-offering.ts'
import { saveProfile } from './save-profile.ts'
import { submitClaim } from './submit-claim.ts'

const claimsInput = z.object({ state: z.enum(['submitted', 'decided']).default('submitted') })

/** Problems and units are told at each use case. */
export const providerRouter = router({
  /** The public page of a provider. */
  page: publicProcedure.input(providerIdInput).query(({ ctx, input }) => providerPage(ctx, input)),
  /** A person says that they run a listing. */
  submitClaim: personProcedure.input(submitClaimInput).mutation(({ ctx, input }) => submitClaim(ctx, input)),
  /** The viewer's own claims. */
  myClaims: personProcedure.query(({ ctx }) => findMyClaims(ctx)),
  /** Claims waiting for an operator, or decided. */
  claims: operatorProcedure
    .input(claimsInput.default({ state: 'submitted' }))
    .query(({ ctx, input }) => findClaims(ctx, input)),
  /** An operator's answer to a claim. */
  decideClaim: operatorProcedure
    .input(decideClaimInput)
    .mutation(({ ctx, input }) => decideClaim(ctx, input)),
  /** What a manager keeps in order. */
  setup: personProcedure.input(providerIdInput).query(({ ctx, input }) => providerSetup(ctx, input)),
  saveProfile: personProcedure.input(saveProfileInput).mutation(({ ctx, input }) => saveProfile(ctx, input)),
  saveOffering: personProcedure
    .input(saveOfferingInput)
    .mutation(({ ctx, input }) => saveOffering(ctx, input)),
  retireOffering: personProcedure
    .input(retireOfferingInput)
    .mutation(({ ctx, input }) => retireOffering(ctx, input)),
  saveCaregiver: personProcedure
    .input(saveCaregiverInput)
    .mutation(({ ctx, input }) => saveCaregiver(ctx, input)),
  retireCaregiver: personProcedure
    .input(retireCaregiverInput)
    .mutation(({ ctx, input }) => retireCaregiver(ctx, input)),
})
