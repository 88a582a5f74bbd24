import { freeProviders, soonestByProvider } from '../../server/availability/availability.entry.ts'
import { findSlots } from '../../server/availability/find-slots.ts'
import { addDays, dayOf, instantOf } from '../../server/kernel/wall-time.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'
import { movableClock } from '../support/clock.ts'
import { testCtx } from '../support/world.ts'
import { type Bench, percentile, rounded } from './figure.ts'

type Tell = Parameters<Bench>[0]['tell']

const CAREGIVERS = 200
const DAYS = 14

/**
 * Tells how long it takes to find every free slot of one offering over 14 days among 200 caregivers, most of whom have
 * promised two visits a day; and who is free in a window among 3,000 caregivers of 600 providers. Everything anew from
 * the database each time. Writes into `db`, which must be migrated.
 */
export async function slotFigures(db: Db, tell: Tell, runs = 200): Promise<void> {
  const clock = movableClock()
  const now = clock.now()
  const today = dayOf(now)
  const [offeringId] = await openProviders(db, { providers: 1, each: CAREGIVERS, today })
  await db.$executeRawUnsafe('analyze')
  const asked = { offeringId: offeringId ?? '', caregiverId: null, days: DAYS }
  const ctx = testCtx(db, clock)
  const metric = `slots of one offering, ${DAYS} days x ${CAREGIVERS} caregivers`
  await measure(metric, tell, runs, () => findSlots(ctx, asked))

  await openDoors(db, offeringId ?? '')
  await measure(`${metric}, at a site with opening hours`, tell, runs, () => findSlots(ctx, asked))

  await openProviders(db, { providers: 600, each: 5, today })
  await db.$executeRawUnsafe('analyze')
  const window = { day: addDays(today, 1), fromMinute: 14 * 60, toMinute: 17 * 60, now }
  await measure('who is free in a window, 3,200 caregivers', tell, runs / 4, () => freeProviders(db, window))
  await measure('soonest of every provider, 3,200 caregivers', tell, runs / 4, () =>
    soonestByProvider(db, 'all', now),
  )
}

async function measure(metric: string, tell: Tell, runs: number, ask: () => Promise<unknown>): Promise<void> {
  const took: number[] = []
  for (let run = -20; run < runs; run++) {
    const began = performance.now()
    await ask()
    // The first runs warm up.
    if (run >= 0) took.push(performance.now() - began)
  }
  const sorted = took.sort((a, b) => a - b)
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const value = rounded(percentile(sorted, share))
    tell({ engine: 'postgres', metric: `${metric}: ${name} ms`, value, n: sorted.length })
  }
}

/** Verified providers with one offering each and caregivers who work two shifts a day; gives the offerings' ids. */
async function openProviders(
  db: Db,
  { providers, each, today }: { providers: number; each: number; today: string },
): Promise<string[]> {
  const offerings = await db.$queryRaw<{ id: string }[]>`
    with house as (
      insert into provider (id, kind, name, state, updated_at)
      select uuidv7(), 'home_care', 'bench', 'verified', now() from generate_series(1, ${providers}) returning id
    ), work as (
      insert into offering (id, provider_id, category, title, mode, unit, price_fen, minutes)
      select uuidv7(), id, 'bathing', 'bench', 'at_home', 'visit', 16800, 90 from house returning id, provider_id
    ), carer as (
      insert into caregiver (id, provider_id, name, gender, skills)
      select uuidv7(), house.id, 'bench', 'female', array['bathing'] from house, generate_series(1, ${each}) returning id
    ), shift as (
      insert into weekly_hours (id, caregiver_id, weekday, start_minute, end_minute)
      select uuidv7(), carer.id, weekday, start, start + 300
      from carer, generate_series(1, 7) weekday, unnest(array[480, 840]) start
    ), certificate as (
      insert into credential (id, caregiver_id, kind, number, expires_on)
      select uuidv7(), id, 'health_certificate', 'bench', ${addDays(today, 300)}::date from carer
    ), away as (
      insert into leave (id, caregiver_id, starts_at, ends_at, kind, key)
      select uuidv7(), id, ${instantOf(today)}::timestamptz + interval '4 days', ${instantOf(today)}::timestamptz + interval '5 days',
        'annual', id::text from carer where random() < 0.2
    )
    select id::text from work`
  await promiseVisits(db, today)
  return offerings.map(({ id }) => id)
}

/** Two visits a day for two weeks, on different days for different people. Orders do not matter to who is free. */
async function promiseVisits(db: Db, today: string): Promise<void> {
  await inTransaction(
    db,
    async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`
      await tx.$executeRaw`
      insert into hold (id, caregiver_id, order_id, starts_at, ends_at, visit_ends_at, lat, lng)
      select uuidv7(), c.id, uuidv7(), at, at + interval '100 minutes', at + interval '90 minutes',
        31.2 + floor(random() * 10000) / 1e5, 121.4 + floor(random() * 10000) / 1e5
      from caregiver c, generate_series(0, 13) day, unnest(array[9, 15]) hour,
        lateral (select ${instantOf(today)}::timestamptz + make_interval(days => day, hours => hour) as at) visit
      where random() < 0.8 and not exists (select from hold h where h.caregiver_id = c.id)`
    },
    { timeout: 120_000 },
  )
}

/** The offering now happens at a site that is open from seven to eight every day. */
async function openDoors(db: Db, offeringId: string): Promise<void> {
  const { providerId } = await db.offering.findUniqueOrThrow({ where: { id: offeringId } })
  const { id: siteId } = await db.site.create({ data: { providerId, lat: 31.2253, lng: 121.5441 } })
  await db.siteHours.createMany({
    data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ siteId, weekday, startMinute: 420, endMinute: 1200 })),
  })
  await db.offering.update({ where: { id: offeringId }, data: { siteId, mode: 'on_site' } })
}
