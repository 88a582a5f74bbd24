import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import type { QueueName, QueueView } from './console.contract.ts'
import { byUrgency } from './console.rules.ts'

/** An alarm is taken on within so many hours. */
const ALARM_HOURS = 24
/** Who files something hears within so many working days (备案回执五个工作日). */
const CLAIM_DAYS = 5

type Row = { name: QueueName; count: number; oldestAt: Date | null; dueAt: Date | null }

/** Everything that waits for an operator: how much, since when, until when; the most urgent first. At most three queries. */
export async function findQueues({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<QueueView[]> {
  const rows = await db.$queryRaw<Row[]>`
    select 'incidents' as name, count(*)::int as count, min(raised_at) as "oldestAt", min(due_at) as "dueAt"
      from incident where state in ('raised', 'escalated', 'acknowledged')
    union all select 'alarms', count(*)::int, min(opened_at),
        min(opened_at) filter (where state = 'open') + make_interval(hours => ${ALARM_HOURS}::int)
      from alarm where state <> 'closed'
    union all select 'disputes', count(*)::int, min(entered_at), min(due_at) from "order" where state = 'disputed'
    union all select 'closures', count(*)::int, min(opened_at), null from closure where state = 'running'
    union all select 'appeals', count(*)::int, min(appealed_at), null from suspension where state = 'appealed'
    union all select 'stuck', count(*)::int, min(s.starts_at), min(a.due_at)
      from affected_order a join suspension s on s.id = a.suspension_id where a.state = 'pending' and a.attempts > 0
    union all select 'claims', count(*)::int, min(created_at), null from claim where state = 'submitted'
    union all select 'checks', count(*)::int, min(coalesce(appealed_at, opened_at)), min(due_at)
      from review_check where state in ('open', 'appealed')
    union all select 'filings', count(*)::int, min(submitted_at),
        min(case when state = 'submitted' then receipt_by else answer_by end)
      from filing where state in ('submitted', 'received')
    union all select 'chats', count(*)::int, min(reported_at), null from chat_report where state = 'open'
    union all select 'complaints', count(*)::int, min(coalesce(appealed_at, opened_at)), min(due_at)
      from complaint where state in ('examining', 'appealed')
    union all select 'outreach', count(*)::int, min(coalesce(contacted_at, listed_at)), min(contact_by)
      from hardship where state = 'to_visit'
    union all select 'remedies', count(*)::int, min(opened_at), min(remedy_by) from remedy where state = 'escalated'
    union all select 'entitlements', count(*)::int, min(entered_at), null from entitlement where state = 'submitted'
    union all select 'inspections', count(*)::int, min(planned_at), min(correct_by)
      from inspection where state not in ('closed', 'cancelled')
    union all select 'credit', count(*)::int, min(opened_at), min(due_at) from credit_appeal where state = 'open'
    union all select 'reports', count(*)::int, min(parked_at), null from payment_event where parked_at is not null`
  const claims = rows.find(({ name }) => name === 'claims')
  if (claims?.oldestAt) claims.dueAt = await workingDaysAfter(db, claims.oldestAt, CLAIM_DAYS)
  return byUrgency(rows, clock.now())
}
