/** What waits for operators, by the page on which it is dealt with. */
const queueNames = [
  'incidents',
  'alarms',
  'disputes',
  'closures',
  'appeals',
  'stuck',
  'claims',
  'filings',
  'checks',
  'chats',
  'remedies',
  'complaints',
  'outreach',
  'entitlements',
  'reports',
  'inspections',
  'credit',
] as const
export type QueueName = (typeof queueNames)[number]

export type QueueView = {
  name: QueueName
  count: number
  /** Since when the oldest waits; null where nothing does. */
  oldestAt: Date | null
  /** When the next is due; null where nothing has a deadline. */
  dueAt: Date | null
}

/** Where each queue is worked off. */
export const queuePaths: Readonly<Record<QueueName, string>> = {
  incidents: '/operator/incidents',
  alarms: '/operator/alarms',
  disputes: '/operator/orders?state=disputed',
  closures: '/operator/suspensions',
  appeals: '/operator/suspensions',
  stuck: '/operator/suspensions',
  claims: '/operator/claims',
  filings: '/operator/filings',
  checks: '/operator/reviews',
  chats: '/operator/chats',
  remedies: '/operator/reviews',
  complaints: '/operator/complaints',
  outreach: '/operator/outreach',
  entitlements: '/operator/entitlements',
  reports: '/operator/reports',
  inspections: '/operator/supervision',
  credit: '/operator/supervision/credit',
}
