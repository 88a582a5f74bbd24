import { z } from 'zod'
import { accountProblems } from '../accounts/account.contract.ts'
import { alarmProblems } from '../alarms/alarm.contract.ts'
import { availabilityProblems } from '../availability/availability.contract.ts'
import { templateProblems } from '../availability/template.contract.ts'
import { capacityProblems } from '../capacity/capacity.contract.ts'
import { careProblems } from '../care/care.contract.ts'
import { chatProblems } from '../chat/chat.contract.ts'
import { closureProblems } from '../closures/closure.contract.ts'
import { complaintProblems } from '../complaints/complaint.contract.ts'
import { discoveryProblems } from '../discovery/discovery.contract.ts'
import { savedSearchProblems } from '../discovery/saved-search.contract.ts'
import { elderProblems } from '../elders/elder.contract.ts'
import { entitlementProblems } from '../entitlements/entitlement.contract.ts'
import { errandProblems } from '../errands/errand.contract.ts'
import { familyProblems } from '../families/family.contract.ts'
import { feedProblems } from '../feeds/feed.contract.ts'
import { filingProblems } from '../filings/filing.contract.ts'
import { funderProblems } from '../funders/funder.contract.ts'
import { incidentProblems } from '../incidents/incident.contract.ts'
import type { ProblemSpecs } from '../kernel/problem.contract.ts'
import { problems } from '../kernel/problem.contract.ts'
import { channelProblems } from '../notices/channel.contract.ts'
import { movingProblems } from '../orders/moving/moving.contract.ts'
import { orderProblems } from '../orders/order.contract.ts'
import { stayProblems } from '../orders/stay/stay.contract.ts'
import { waitlistProblems } from '../orders/waitlist/waitlist.contract.ts'
import { outreachProblems } from '../outreach/outreach.contract.ts'
import { packageProblems } from '../packages/package.contract.ts'
import { paymentProblems } from '../payments/payment.contract.ts'
import { payoutProblems } from '../payouts/payout.contract.ts'
import { phoneOrderProblems } from '../phone-orders/phone-order.contract.ts'
import { planProblems } from '../plans/plan.contract.ts'
import { portraitProblems } from '../portraits/portrait.contract.ts'
import { privacyProblems } from '../privacy/consent.contract.ts'
import { providerProblems } from '../providers/provider.contract.ts'
import { quoteProblems } from '../quotes/quote.contract.ts'
import { registryProblems } from '../registry/registry.contract.ts'
import { reviewProblems } from '../reviews/review.contract.ts'
import { evaluationProblems } from '../statistics/evaluation.contract.ts'
import { populationProblems } from '../statistics/population.contract.ts'
import { creditProblems } from '../supervision/credit.contract.ts'
import { supervisionProblems } from '../supervision/supervision.contract.ts'
import { suspensionProblems } from '../suspensions/suspension.contract.ts'

const generalProblems = problems({
  'general.invalid_input': {
    status: 422,
    params: z.object({ fields: z.array(z.string()) }),
  },
  'general.unexpected': { status: 503, params: z.object({ requestId: z.string() }) },
  'general.other_origin': { status: 403 },
  'general.too_large': { status: 413 },
})

const registry = {
  ...generalProblems,
  ...accountProblems,
  ...alarmProblems,
  ...errandProblems,
  ...availabilityProblems,
  ...templateProblems,
  ...stayProblems,
  ...waitlistProblems,
  ...capacityProblems,
  ...careProblems,
  ...chatProblems,
  ...closureProblems,
  ...complaintProblems,
  ...outreachProblems,
  ...populationProblems,
  ...evaluationProblems,
  ...discoveryProblems,
  ...elderProblems,
  ...entitlementProblems,
  ...feedProblems,
  ...familyProblems,
  ...filingProblems,
  ...funderProblems,
  ...incidentProblems,
  ...channelProblems,
  ...orderProblems,
  ...packageProblems,
  ...paymentProblems,
  ...payoutProblems,
  ...movingProblems,
  ...phoneOrderProblems,
  ...planProblems,
  ...portraitProblems,
  ...privacyProblems,
  ...providerProblems,
  ...quoteProblems,
  ...registryProblems,
  ...reviewProblems,
  ...savedSearchProblems,
  ...supervisionProblems,
  ...creditProblems,
  ...suspensionProblems,
} as const

export type ProblemCode = keyof typeof registry
/** Every expected refusal of the product, by code. */
export const problemRegistry: ProblemSpecs = registry
export const problemCodes = Object.keys(registry) as ProblemCode[]
