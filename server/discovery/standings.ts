import { setImmediate as turn } from 'node:timers/promises'
import { soonestByProvider } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { after, days, minutes } from '../kernel/clock.ts'
import { isBroken, isKept } from '../orders/orders.entry.ts'
import { type Chore, every } from '../platform/every.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import { RELIABLE_DAYS } from './ranking.rules.ts'
import { indexListings } from './refresh-listing.ts'

type StandingCtx = Pick<Ctx, 'db' | 'clock' | 'log'> & { readonly ports: Pick<Ctx['ports'], 'search'> }

/** Providers looked at at once; between two batches everybody else gets their turn. */
const BATCH = 100

/** Every five minutes: how reliable providers are, and how soon they are free. */
export function keepStandings(ctx: StandingCtx): Chore {
  return every(
    minutes(5),
    () => refreshStandings(ctx),
    (error) => ctx.log.warn({ err: error }, 'what providers are ranked by was not brought up to date'),
  )
}

/**
 * Works out what providers are ranked by besides reviews, from the orders of the last 180 days and from who is free in the next
 * seven. Rows that are as before are left alone. Gives how many changed.
 */
export async function refreshStandings(ctx: StandingCtx): Promise<number> {
  const { db, clock } = ctx
  const now = clock.now()
  const rows = await db.$queryRaw<{ id: string; bookable: boolean }[]>(Prisma.sql`
    with bookable as materialized (${bookableProviders(now)})
    select id::text, true as bookable from bookable
    union all select provider_id::text, false from provider_standing
      where provider_id not in (select id from bookable)
    union all select distinct provider_id::text, false from "order"
      where entered_at >= ${since(now)} and provider_id not in (select id from bookable)
        and provider_id not in (select provider_id from provider_standing)`)
  let changed = 0
  for (let at = 0; at < rows.length; at += BATCH) {
    const some = rows.slice(at, at + BATCH)
    const bookable = some.filter((one) => one.bookable).map(({ id }) => id)
    const soonest = await soonestByProvider(db, bookable, now)
    const ids = some.map(({ id }) => id)
    const touched = await writeStandings(ctx, ids, soonest, now)
    // Our own index reads these rows by itself.
    if (touched.length > 0 && ctx.ports.search.name === 'meilisearch') await indexListings(ctx, touched)
    changed += touched.length
    await turn()
  }
  return changed
}

const since = (now: Date) => after(now, -days(RELIABLE_DAYS))

async function writeStandings(
  { db }: Pick<Ctx, 'db'>,
  ids: readonly string[],
  soonest: ReadonlyMap<string, Date>,
  now: Date,
): Promise<string[]> {
  const free = JSON.stringify(Object.fromEntries(soonest))
  const rows = await db.$queryRaw<{ id: string }[]>`
    insert into provider_standing as t (provider_id, kept, broken, soonest_at)
    select p.id, coalesce(ended.kept, 0), coalesce(ended.broken, 0), (${free}::jsonb ->> p.id::text)::timestamptz
    from provider p
    left join lateral (
      select count(*) filter (where ${isKept})::int as kept, count(*) filter (where ${isBroken})::int as broken
      from "order" o where o.provider_id = p.id and o.entered_at >= ${since(now)}) ended on true
    where p.id = any(${[...ids]}::uuid[])
    order by p.id
    on conflict (provider_id) do update
      set kept = excluded.kept, broken = excluded.broken, soonest_at = excluded.soonest_at,
        changed_at = clock_timestamp()
      where (t.kept, t.broken, t.soonest_at) is distinct from (excluded.kept, excluded.broken, excluded.soonest_at)
    returning provider_id::text as id`
  return rows.map(({ id }) => id)
}
