import { accountRouter } from '../accounts/account.router.ts'
import { alarmRouter } from '../alarms/alarm.router.ts'
import { auditRouter } from '../audit/audit.router.ts'
import { availabilityRouter } from '../availability/availability.router.ts'
import { rosterRouter } from '../availability/roster.router.ts'
import { capacityRouter } from '../capacity/capacity.router.ts'
import { careRouter } from '../care/care.router.ts'
import { carerRouter } from '../carer/carer.router.ts'
import { chatRouter } from '../chat/chat.router.ts'
import { closureRouter } from '../closures/closure.router.ts'
import { complaintRouter } from '../complaints/complaint.router.ts'
import { consoleRouter } from '../console/console.router.ts'
import { discoveryRouter } from '../discovery/discovery.router.ts'
import { savedSearchRouter } from '../discovery/saved-search.router.ts'
import { sitemapRouter } from '../discovery/sitemap.router.ts'
import { elderRouter } from '../elders/elder.router.ts'
import { entitlementRouter } from '../entitlements/entitlement.router.ts'
import { errandRouter } from '../errands/errand.router.ts'
import { familyRouter } from '../families/family.router.ts'
import { feedRouter } from '../feeds/feed.router.ts'
import { filingRouter } from '../filings/filing.router.ts'
import { funderRouter } from '../funders/funder.router.ts'
import { incidentRouter } from '../incidents/incident.router.ts'
import { ledgerRouter } from '../ledger/ledger.router.ts'
import { noticeRouter } from '../notices/notice.router.ts'
import { draftRouter } from '../orders/draft.router.ts'
import { movingRouter } from '../orders/moving/moving.router.ts'
import { orderRouter } from '../orders/order.router.ts'
import { planRouter } from '../orders/plan/plan.router.ts'
import { stayRouter } from '../orders/stay/stay.router.ts'
import { waitlistRouter } from '../orders/waitlist/waitlist.router.ts'
import { outreachRouter } from '../outreach/outreach.router.ts'
import { packageRouter } from '../packages/package.router.ts'
import { paymentRouter } from '../payments/payment.router.ts'
import { payoutRouter } from '../payouts/payout.router.ts'
import { phoneOrderRouter } from '../phone-orders/phone-order.router.ts'
import { portraitRouter } from '../portraits/portrait.router.ts'
import { prepaymentRouter } from '../prepayments/prepayment.router.ts'
import { privacyRouter } from '../privacy/privacy.router.ts'
import { providerRouter } from '../providers/provider.router.ts'
import { receiptRouter } from '../receipts/receipt.router.ts'
import { registryRouter } from '../registry/registry.router.ts'
import { reviewRouter } from '../reviews/review.router.ts'
import { statisticsRouter } from '../statistics/statistics.router.ts'
import { supervisionRouter } from '../supervision/supervision.router.ts'
import { suspensionRouter } from '../suspensions/suspension.router.ts'
import { createCallerFactory, router } from './trpc.ts'

export const appRouter = router({
  accounts: accountRouter,
  alarms: alarmRouter,
  audit: auditRouter,
  availability: availabilityRouter,
  capacity: capacityRouter,
  care: careRouter,
  carer: carerRouter,
  chat: chatRouter,
  closures: closureRouter,
  complaints: complaintRouter,
  console: consoleRouter,
  discovery: discoveryRouter,
  drafts: draftRouter,
  elders: elderRouter,
  entitlements: entitlementRouter,
  errands: errandRouter,
  families: familyRouter,
  funders: funderRouter,
  feeds: feedRouter,
  filings: filingRouter,
  incidents: incidentRouter,
  ledger: ledgerRouter,
  notices: noticeRouter,
  orders: orderRouter,
  outreach: outreachRouter,
  packages: packageRouter,
  payments: paymentRouter,
  payouts: payoutRouter,
  moving: movingRouter,
  phoneOrders: phoneOrderRouter,
  plans: planRouter,
  portraits: portraitRouter,
  prepayments: prepaymentRouter,
  privacy: privacyRouter,
  providers: providerRouter,
  receipts: receiptRouter,
  registry: registryRouter,
  reviews: reviewRouter,
  roster: rosterRouter,
  searches: savedSearchRouter,
  sitemap: sitemapRouter,
  stays: stayRouter,
  statistics: statisticsRouter,
  supervision: supervisionRouter,
  suspensions: suspensionRouter,
  waitlist: waitlistRouter,
})

/** Calls procedures in process: what loaders and actions use. */
export const createCaller = createCallerFactory(appRouter)
export type Api = ReturnType<typeof createCaller>
