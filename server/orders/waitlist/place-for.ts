import { checkPlaces, findPlaces, type PlaceCheck, promisePlaces } from '../../capacity/capacity.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf } from '../../kernel/wall-time.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { isWanted } from './waitlist.rules.ts'
import { type WishRecord, wantedBy } from './wish-record.ts'

export type PlaceFound = { readonly startsAt: Date; readonly check: PlaceCheck }

/**
 * The first place that is wanted, was not offered before, and can still be ordered at an instant, for all of its nights or
 * months; null where there is none. Holds nothing.
 */
export async function placeFor(db: Db, wish: WishRecord, now: Date): Promise<PlaceFound | null> {
  const wanted = wantedBy(wish)
  const known = wish.offers.map(({ startsAt }) => startsAt.getTime())
  const bornOn = wish.recipient.bornOn?.toISOString().slice(0, 10) ?? null
  const asked = { offeringId: wish.offeringId, bornOn, count: wish.count }
  const [, firstDay = wanted.firstDay] = [dayOf(now), wanted.firstDay].sort()
  try {
    for (let from = firstDay; from <= wanted.lastDay; from = addDays(from, 31)) {
      const { days } = await findPlaces({ db, clock: { now: () => now } }, { ...asked, from, days: 31 })
      const free = days.flatMap(({ places }) => places.filter(({ gap }) => gap === null))
      for (const { startsAt } of free)
        if (isWanted(startsAt, wanted) && !known.includes(startsAt.getTime()))
          return { startsAt, check: await checkPlaces(db, { ...asked, startsAt, now }) }
    }
  } catch (error) {
    // Sold otherwise by now, or grown out of its class: nothing to offer, and no reason to keep the others waiting.
    if (!(error instanceof DomainError)) throw error
  }
  return null
}

/** Keeps it until then, with no order yet; null when somebody was quicker. */
export async function keepFoundPlace(tx: Tx, { startsAt, check }: PlaceFound, expiresAt: Date) {
  const placeHoldId = await promisePlaces(tx, { orderId: null, stays: check.stays, expiresAt })
  return placeHoldId && { placeHoldId, startsAt, endsAt: check.endsAt, caregiverName: null }
}
