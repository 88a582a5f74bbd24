import { createHash } from 'node:crypto'
import type { Ctx } from '../context.ts'
import { after, days, minutes } from '../kernel/clock.ts'
import { addDays, dayOf, weekdayOf } from '../kernel/wall-time.ts'
import { checkBooks } from '../ledger/ledger.entry.ts'
import { findSpikes } from '../prepayments/prepayments.entry.ts'
import { promisesReturns } from '../providers/providers.entry.ts'
import { type AlarmFacts, type AlarmKind, burstRules, EXPIRES_WITHIN } from './alarm.contract.ts'

export type Found = {
  readonly kind: AlarmKind
  /** The same for the same thing, however often it is found. */
  readonly fingerprint: string
  readonly providerId: string | null
  readonly facts: AlarmFacts
}
type Source = (ctx: Pick<Ctx, 'db' | 'clock'>) => Promise<Omit<Found, 'kind'>[]>

/** Monday of the week of an instant: what goes on in a week is one thing. */
const weekOf = (at: Date) => addDays(dayOf(at), 1 - weekdayOf(dayOf(at)))

/** Where each kind of alarm is looked for: one query each. */
export const sources: Record<AlarmKind, Source> = {
  /** Texts that promise returns, written before the rule was or brought in from elsewhere. */
  async promised_returns({ db }) {
    const rows = await db.$queryRaw<{ id: string; providerId: string; title: string; text: string }[]>`
      select o.id::text, o.provider_id::text as "providerId", o.title, o.description as text from offering o
      where o.retired_at is null
      union all
      select p.id::text, p.id::text, p.name, p.summary from provider p where p.state <> 'unclaimed' and p.summary <> ''`
    return rows
      .filter(({ title, text }) => promisesReturns(title, text))
      .map(({ id, providerId, title, text }) => {
        const words = createHash('sha256').update(`${title}\n${text}`).digest('hex').slice(0, 12)
        return { fingerprint: `${id}:${words}`, providerId, facts: { title } }
      })
  },

  async prepayment_spike(ctx) {
    const week = weekOf(ctx.clock.now())
    return (await findSpikes(ctx)).map(({ providerId, recentFen, usualFen, days: within }) => ({
      ...{ fingerprint: `${providerId}:${week}`, providerId },
      facts: { recentFen, usualFen, days: within },
    }))
  },

  /** Disputes, bad words and calls for help of one provider's families within a week. */
  async complaint_burst({ db, clock }) {
    const now = clock.now()
    const rule = burstRules.findLast(({ from }) => from <= dayOf(now))
    if (!rule) return []
    const since = after(now, -days(rule.days))
    const rows = await db.$queryRaw<{ providerId: string; count: number }[]>`
      select provider_id::text as "providerId", count(*)::int as count from (
        select o.provider_id from event e join "order" o on 'order:' || o.id = e.stream
          where e.at >= ${since}::timestamptz and e.subject = 'order' and e.transition = 'dispute'
        union all select provider_id from remedy where opened_at >= ${since}::timestamptz
        union all select provider_id from incident
          where raised_at >= ${since}::timestamptz and provider_id is not null and state <> 'false_alarm'
      ) said group by provider_id having count(*) >= ${rule.least}`
    return rows.map(({ providerId, count }) => ({
      ...{ fingerprint: `${providerId}:${weekOf(now)}`, providerId },
      facts: { count, days: rule.days },
    }))
  },

  /** Of caregivers who have visits ahead: whoever has none to make is the provider's own business. */
  async credential_expiry({ db, clock }) {
    const today = dayOf(clock.now())
    const rows = await db.$queryRaw<
      { id: string; providerId: string; name: string; kind: string; day: string; visits: number }[]
    >`
      select k.id::text, c.provider_id::text as "providerId", c.name, k.kind, k.expires_on::text as day,
        count(v.id)::int as visits
      from credential k join caregiver c on c.id = k.caregiver_id and c.retired_at is null
      join visit v on v.caregiver_id = c.id and v.starts_at > ${clock.now()}::timestamptz
        and v.state in ('scheduled', 'assigned')
      where k.expires_on between ${addDays(today, -1)}::date and ${addDays(today, EXPIRES_WITHIN)}::date
      group by k.id, c.id`
    return rows.map(({ id, providerId, day, ...facts }) => ({
      ...{ fingerprint: `${id}:${day}`, providerId },
      facts: { ...facts, day },
    }))
  },

  async books_differ({ db, clock }) {
    const { differences } = await checkBooks(db, clock.now())
    const [first] = differences
    return first
      ? [
          {
            ...{ fingerprint: `${first.orderId}:${dayOf(clock.now())}`, providerId: null },
            facts: { count: differences.length, number: first.orderNumber },
          },
        ]
      : []
  },

  /** Rows nobody could deliver in all their tries: a day of one topic is one thing. */
  async outbox_dead({ db, clock }) {
    const rows = await db.$queryRaw<{ topic: string; count: number; error: string }[]>`
      select topic, count(*)::int as count, left(max(last_error), 200) as error from outbox
      where delivered_at is null and attempts >= 25 group by topic`
    return rows.map(({ topic, count, error }) => ({
      ...{ fingerprint: `${topic}:${dayOf(clock.now())}`, providerId: null },
      facts: { topic, count, error: error ?? '' },
    }))
  },

  async notices_failing({ db, clock }) {
    const since = after(clock.now(), -days(1))
    const rows = await db.$queryRaw<{ channel: string; count: number }[]>`
      select channel::text, count(*)::int as count from notice_message
      where state = 'failed' and due_at >= ${since}::timestamptz group by channel having count(*) >= 5`
    return rows.map(({ channel, count }) => ({
      ...{ fingerprint: `${channel}:${dayOf(clock.now())}`, providerId: null },
      facts: { channel, count },
    }))
  },

  /** Visits of a suspension that could not be worked off for a while. */
  async visits_stuck({ db, clock }) {
    const since = after(clock.now(), -minutes(10))
    const rows = await db.$queryRaw<{ id: string; providerId: string | null; count: number }[]>`
      select s.id::text, s.provider_id::text as "providerId", count(*)::int as count
      from affected_order a join suspension s on s.id = a.suspension_id
      where a.state = 'pending' and a.attempts >= 5 and s.starts_at < ${since}::timestamptz group by s.id`
    return rows.map(({ id, providerId, count }) => ({
      ...{ fingerprint: `${id}:${dayOf(clock.now())}`, providerId },
      facts: { count },
    }))
  },
}
