import type { QueueName, QueueView } from './console.contract.ts'

/** Between queues that are equally late: a person in need before money, money before papers. */
const weight: Readonly<Record<QueueName, number>> = {
  incidents: 0,
  disputes: 1,
  alarms: 2,
  closures: 3,
  stuck: 4,
  appeals: 5,
  outreach: 6,
  complaints: 7,
  remedies: 8,
  filings: 9,
  checks: 10,
  chats: 11,
  claims: 12,
  entitlements: 13,
  credit: 14,
  inspections: 15,
  reports: 16,
}

/** The most urgent first: a call for help, then what is overdue, then what is due next, then what has no clock; empty queues last. */
export function byUrgency(queues: readonly QueueView[], now: Date): QueueView[] {
  const rank = ({ name, count, dueAt }: QueueView) =>
    count === 0 ? 3 : name === 'incidents' || (dueAt && dueAt <= now) ? 0 : dueAt ? 1 : 2
  const due = ({ name, dueAt }: QueueView) => (name === 'incidents' ? 0 : (dueAt?.getTime() ?? Infinity))
  return [...queues].sort(
    (a, b) => rank(a) - rank(b) || compare(due(a), due(b)) || weight[a.name] - weight[b.name],
  )
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
