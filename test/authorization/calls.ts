import { accounts } from './calls/accounts.ts'
import { alarms } from './calls/alarms.ts'
import { audit } from './calls/audit.ts'
import { availability } from './calls/availability.ts'
import { capacity } from './calls/capacity.ts'
import { care } from './calls/care.ts'
import { carer } from './calls/carer.ts'
import { chat } from './calls/chat.ts'
import { closures } from './calls/closures.ts'
import { complaints } from './calls/complaints.ts'
import { console as consoleCalls } from './calls/console.ts'
import { discovery } from './calls/discovery.ts'
import { drafts } from './calls/drafts.ts'
import { elders } from './calls/elders.ts'
import { entitlements } from './calls/entitlements.ts'
import { errands } from './calls/errands.ts'
import { families } from './calls/families.ts'
import { feeds } from './calls/feeds.ts'
import { filings } from './calls/filings.ts'
import { funders } from './calls/funders.ts'
import { incidents } from './calls/incidents.ts'
import { ledger } from './calls/ledger.ts'
import { moving } from './calls/moving.ts'
import { notices } from './calls/notices.ts'
import { orders } from './calls/orders.ts'
import { outreach } from './calls/outreach.ts'
import { packages } from './calls/packages.ts'
import { payments } from './calls/payments.ts'
import { payouts } from './calls/payouts.ts'
import { phoneOrders } from './calls/phone-orders.ts'
import { plans } from './calls/plans.ts'
import { portraits } from './calls/portraits.ts'
import { prepayments } from './calls/prepayments.ts'
import { privacy } from './calls/privacy.ts'
import { providers } from './calls/providers.ts'
import { receipts } from './calls/receipts.ts'
import { registry } from './calls/registry.ts'
import { reviews } from './calls/reviews.ts'
import { roster } from './calls/roster.ts'
import type { CallTable } from './calls/scene.ts'
import { searches } from './calls/searches.ts'
import { sitemap } from './calls/sitemap.ts'
import { statistics } from './calls/statistics.ts'
import { stays } from './calls/stays.ts'
import { supervision } from './calls/supervision.ts'
import { suspensions } from './calls/suspensions.ts'
import { waitlist } from './calls/waitlist.ts'

/** How each procedure is called, as somebody who knows every id would: a file per router. */
export const calls: CallTable = {
  ...accounts,
  ...alarms,
  ...audit,
  ...availability,
  ...capacity,
  ...care,
  ...carer,
  ...chat,
  ...closures,
  ...complaints,
  ...consoleCalls,
  ...discovery,
  ...drafts,
  ...elders,
  ...entitlements,
  ...errands,
  ...families,
  ...feeds,
  ...filings,
  ...funders,
  ...incidents,
  ...ledger,
  ...moving,
  ...notices,
  ...orders,
  ...outreach,
  ...packages,
  ...payments,
  ...payouts,
  ...phoneOrders,
  ...plans,
  ...portraits,
  ...prepayments,
  ...privacy,
  ...providers,
  ...receipts,
  ...registry,
  ...reviews,
  ...roster,
  ...searches,
  ...sitemap,
  ...stays,
  ...statistics,
  ...supervision,
  ...suspensions,
  ...waitlist,
}
