import { verifyAll } from '../../server/events/events.entry.ts'
import { dayOf } from '../../server/kernel/wall-time.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import type { Db } from '../../server/platform/db.ts'
import { requirements } from '../../server/providers/requirements.rules.ts'

/** A breach in words, for a person who has to find it: which invariant of the domain, and where. */
export type Breach = string

/**
 * What is true after every commit, whatever crashed: one query each against what is really in the database, independent of
 * the constraints and rules that keep it true. Gives the breaches; none is what is wanted.
 */
export async function brokenInvariants(db: Db, now: Date): Promise<Breach[]> {
  const found = await Promise.all([
    timePromisedTwice(db),
    promisesWithoutOrder(db),
    moneyThatDiffers(db, now),
    changesWithoutEvent(db),
    reviewsOfNothing(db),
    bookedWithoutCredential(db),
  ])
  return found.flat()
}

/** 1: no caregiver is promised twice for overlapping time, the way to the next visit included. */
async function timePromisedTwice(db: Db): Promise<Breach[]> {
  const rows = await db.$queryRaw<{ one: string; other: string }[]>`
    select one.order_id::text as one, other.order_id::text as other
    from hold one join hold other on other.caregiver_id = one.caregiver_id and other.id > one.id
      and other.released_at is null and other.starts_at < one.ends_at and one.starts_at < other.ends_at
    where one.released_at is null`
  return rows.map(
    ({ one, other }) => `1: orders ${one} and ${other} have the same caregiver at the same time`,
  )
}

/**
 * 1, the other way round: an order that binds keeps exactly the time it was promised, with the caregiver of its visit; one
 * that is over and never took place keeps none. Only what waits to be paid or agreed to has an end of its keeping.
 */
async function promisesWithoutOrder(db: Db): Promise<Breach[]> {
  const rows = await db.$queryRaw<{ id: string; state: string; kept: bigint }[]>`
    select o.id::text, o.state::text, count(h.id) as kept
    from "order" o
    join visit v on v.order_id = o.id
    left join hold h on h.order_id = o.id and h.released_at is null
    group by o.id, v.id
    having case
      when o.state in ('declined', 'lapsed', 'cancelled', 'withdrawn') then count(h.id) > 0
      else count(h.id) <> 1
        or bool_or(h.caregiver_id <> v.caregiver_id or h.starts_at <> v.starts_at or h.ends_at < v.ends_at)
        or bool_or((h.expires_at is not null) <> (o.state in ('awaiting_elder', 'awaiting_payment')))
    end`
  return rows.map(({ id, state, kept }) => `1: order ${id} is ${state} and keeps ${kept} stretches of time`)
}

/** 2: per order, what was paid is what was released, given back, is on its way back, or is still held. */
async function moneyThatDiffers(db: Db, now: Date): Promise<Breach[]> {
  const { differences } = await checkBooks(db, now)
  const twice = await db.$queryRaw<{ id: string }[]>`
    select order_id::text as id from payment where state = 'open' group by 1 having count(*) > 1`
  const unbalanced = await db.$queryRaw<{ id: string }[]>`
    select journal_id::text as id from ledger_line group by 1 having sum(amount_fen) <> 0`
  return [
    ...differences.map((difference) => `2: the books differ: ${JSON.stringify(difference)}`),
    ...twice.map(({ id }) => `2: order ${id} has two open payments`),
    ...unbalanced.map(({ id }) => `2: journal ${id} does not sum to zero`),
  ]
}

/** 3: the timeline ends in the state the order and its visit are in, has no gaps, and its chain holds. */
async function changesWithoutEvent(db: Db): Promise<Breach[]> {
  const rows = await db.$queryRaw<{ id: string; what: string }[]>`
    select o.id::text, 'state ' || o.state || ', told ' || coalesce(told.to_state, 'nothing') as what
    from "order" o left join lateral (
      select to_state from event where stream = 'order:' || o.id and subject = 'order' order by position desc limit 1
    ) told on true
    where told.to_state is distinct from o.state::text
    union all
    select o.id::text, 'visit ' || v.state || ', told ' || coalesce(told.to_state, 'nothing')
    from "order" o join visit v on v.order_id = o.id left join lateral (
      select to_state from event where stream = 'order:' || o.id and subject = 'visit' order by position desc limit 1
    ) told on true
    where coalesce(told.to_state, 'scheduled') <> v.state::text
    union all
    select o.id::text, 'version ' || o.version || ', events ' || count(e.id)
    from "order" o left join event e on e.stream = 'order:' || o.id
    group by o.id having count(e.id) <> o.version`
  const { broken } = await verifyAll(db)
  return [
    ...rows.map(({ id, what }) => `3: order ${id}: ${what}`),
    ...(broken ? [`3: the chain of ${broken.stream} breaks at ${broken.position}`] : []),
  ]
}

/** 5: only a visit that took place is reviewed, once per voice. */
async function reviewsOfNothing(db: Db): Promise<Breach[]> {
  const rows = await db.$queryRaw<{ id: string; what: string }[]>`
    select r.order_id::text as id, 'reviewed, and its visit is ' || v.state as what
    from review r join visit v on v.order_id = r.order_id
    where v.state not in ('done', 'confirmed')
    union all
    select order_id::text, count(*) || ' reviews by ' || voice from review group by order_id, voice having count(*) > 1`
  return rows.map(({ id, what }) => `5: order ${id}: ${what}`)
}

/** 6: whoever is promised to a family is certified on the day, at a provider that may be booked. */
async function bookedWithoutCredential(db: Db): Promise<Breach[]> {
  const asked = JSON.stringify(requirements)
  const rows = await db.$queryRaw<{ id: string; credential: string; startsAt: Date }[]>`
    select o.id::text, need.credential, v.starts_at as "startsAt"
    from "order" o
    join visit v on v.order_id = o.id
    join offering f on f.id = o.offering_id
    join jsonb_to_recordset(${asked}::jsonb)
      as need(credential text, modes jsonb, categories jsonb, "from" date, until date)
      on (need.modes ? f.mode or need.categories ? f.category)
      and (v.starts_at at time zone 'Asia/Shanghai')::date >= need."from"
      and (need.until is null or (v.starts_at at time zone 'Asia/Shanghai')::date < need.until)
    where o.state in ('awaiting_elder', 'awaiting_payment', 'requested', 'accepted')
      and not exists (
        select from credential c where c.caregiver_id = v.caregiver_id and c.kind = need.credential
          and c.suspended_at is null
          and (c.expires_on is null or c.expires_on >= (v.starts_at at time zone 'Asia/Shanghai')::date))`
  return rows.map(
    ({ id, credential, startsAt }) => `6: order ${id} on ${dayOf(startsAt)} without ${credential}`,
  )
}
