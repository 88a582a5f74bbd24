import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { ableCaregivers } from '../providers/providers.entry.ts'
import { longest, type PlaceTerm } from './capacity.contract.ts'
import { datesOf, monthsOld, nearestAges } from './capacity.rules.ts'
import { better, poolsFor, readRoom, readSold } from './find-places.ts'
import { type Stay, staysOn } from './stays.ts'

export type PlaceCheck = {
  readonly term: PlaceTerm
  /** Nights or months that are paid for; 1 otherwise. */
  readonly count: number
  readonly endsAt: Date
  /** Where it may be, the emptiest first. */
  readonly stays: readonly Stay[]
  /** Who answers for it on the first day: the one with the fewest visits then. */
  readonly caregiverId: string
}

/**
 * Whether a place may be had from this instant on (opening days, notice, age, carers on duty, what is taken). Holds
 * nothing: the database is the last judge. Refuses with capacity.pool_not_found, capacity.born_on_missing,
 * capacity.age_outside, capacity.closed, capacity.full, capacity.ratio, capacity.no_carer, capacity.too_soon,
 * capacity.too_long.
 */
export async function checkPlaces(
  db: Db | Tx,
  wish: {
    offeringId: string
    startsAt: Date
    count: number
    bornOn: string | null
    now: Date
    exceptHoldId?: string | null | undefined
  },
): Promise<PlaceCheck> {
  const { offeringId, startsAt, count, bornOn, now, exceptHoldId } = wish
  const firstDay = dayOf(startsAt)
  const sold = await readSold(db, offeringId, firstDay)
  const { term, pools } = sold
  if (count > longest[term]) throw new DomainError('capacity.too_long', { most: longest[term] })
  if (!bornOn && pools.every(({ rule }) => rule !== null)) throw new DomainError('capacity.born_on_missing')
  const fitting = poolsFor(pools, bornOn, firstDay)
  if (fitting.length === 0 && bornOn) {
    const months = monthsOld(bornOn, firstDay)
    const rules = pools.flatMap(({ rule }) => rule ?? [])
    throw new DomainError('capacity.age_outside', { months, ...nearestAges(rules, months) })
  }
  const until = datesOf(term, firstDay, count).at(-1) ?? firstDay
  const room = await readRoom(db, { ...sold, pools: fitting }, { from: firstDay, until, now, exceptHoldId })
  const stays = fitting
    .flatMap((pool) => staysOn(pool, { term, firstDay, count }, room))
    .filter((stay) => stay.startsAt.getTime() === startsAt.getTime())
    .sort((a, b) => (better(a, b) ? -1 : 1))
  const [best] = stays
  if (!best) throw new DomainError('capacity.closed', { day: noonOf(firstDay) })
  if (best.gap) throw refusalOf(best)
  const caregiverId = await carerFor(db, offeringId, best)
  if (!caregiverId) throw new DomainError('capacity.no_carer', { day: noonOf(firstDay) })
  return { term, count, endsAt: best.endsAt, stays: stays.filter(({ gap }) => gap === null), caregiverId }
}

function refusalOf({ gap, gapOn, pool, wishes, startsAt }: Stay): DomainError {
  const day = gapOn ?? dayOf(startsAt)
  if (gap === 'too_soon') return new DomainError('capacity.too_soon')
  if (gap === 'ratio' && pool.rule?.perCarer) {
    const most = Math.min(...wishes.filter((wish) => wish.day === day).map(({ seats }) => seats))
    const { perCarer } = pool.rule
    return new DomainError('capacity.ratio', {
      day: noonOf(day),
      perCarer,
      most,
      carers: Math.ceil(most / perCarer),
    })
  }
  return new DomainError(`capacity.${gap}`, { day: noonOf(day) })
}

/** Somebody on duty in the pool; where nobody is named for it, anybody who may do the work. */
async function carerFor(db: Db | Tx, offeringId: string, { onDuty, startsAt }: Stay): Promise<string | null> {
  const able =
    onDuty.length > 0 ? onDuty : (await ableCaregivers(db, offeringId, startsAt)).map(({ id }) => id)
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select c.id::text from caregiver c left join visit v on v.caregiver_id = c.id
      and v.starts_at >= ${startsAt}::timestamptz - interval '12 hours'
      and v.starts_at < ${startsAt}::timestamptz + interval '12 hours' and v.state <> 'cancelled'
    where c.id = any(${[...able]}::uuid[]) group by c.id order by count(v.id), c.id limit 1`
  return row?.id ?? null
}

const noonOf = (day: string) => instantOf(day, 720)
