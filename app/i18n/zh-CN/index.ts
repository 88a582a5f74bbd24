import account from './account.ts'
import audit from './audit.ts'
import calendar from './calendar.ts'
import capacity from './capacity.ts'
import care from './care.ts'
import carer from './carer.ts'
import chat from './chat.ts'
import common from './common.ts'
import compare from './compare.ts'
import complaints from './complaints.ts'
import consent from './consent.ts'
import discovery from './discovery.ts'
import elder from './elder.ts'
import entitlements from './entitlements.ts'
import family from './family.ts'
import feeds from './feeds.ts'
import filings from './filings.ts'
import funders from './funders.ts'
import incidents from './incidents.ts'
import map from './map.ts'
import money from './money.ts'
import mydata from './mydata.ts'
import notices from './notices.ts'
import onboarding from './onboarding.ts'
import operator from './operator.ts'
import orders from './orders.ts'
import outreach from './outreach.ts'
import packages from './packages.ts'
import phoneOrders from './phone-orders.ts'
import plans from './plans.ts'
import portraits from './portraits.ts'
import privacy from './privacy.ts'
import problems from './problems.ts'
import provider from './provider.ts'
import quotes from './quotes.ts'
import reports from './reports.ts'
import reviews from './reviews.ts'
import roster from './roster.ts'
import searches from './searches.ts'
import sending from './sending.ts'
import seo from './seo.ts'
import statistics from './statistics.ts'
import stays from './stays.ts'
import supervision from './supervision.ts'
import templates from './templates.ts'
import tour from './tour.ts'
import ui from './ui.ts'
import waitlist from './waitlist.ts'
import watch from './watch.ts'
import wishes from './wishes.ts'

export default {
  account,
  audit,
  calendar,
  capacity,
  care,
  carer,
  chat,
  common,
  compare,
  complaints,
  consent,
  discovery,
  elder,
  entitlements,
  family,
  feeds,
  filings,
  funders,
  incidents,
  map,
  money,
  mydata,
  notices,
  onboarding,
  operator,
  orders,
  'phone-orders': phoneOrders,
  outreach,
  plans,
  portraits,
  privacy,
  problems,
  provider,
  quotes,
  reports,
  reviews,
  roster,
  searches,
  sending,
  seo,
  packages,
  stays,
  templates,
  tour,
  statistics,
  supervision,
  ui,
  waitlist,
  watch,
  wishes,
}
