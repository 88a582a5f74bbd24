import { after, days, minutes } from '../kernel/clock.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { anybody, type ForWhom, teamSlots } from './find-slots.ts'
import { ranked } from './rank.rules.ts'
import type { Carer } from './read-carers.ts'
import { promisedOn } from './slots.rules.ts'
import type { Place } from './way.rules.ts'

export type SlotCheck = {
  /** End of the visit, without the way. */
  readonly endsAt: Date
  /** Where it will be, WGS-84; null when unknown. */
  readonly place: Place
  /** Who could come, the best first: known to the recipient, then with least to do that week. Empty: not offered. */
  readonly candidates: readonly { readonly caregiverId: string; readonly bufferMinutes: number }[]
}

/**
 * Whether a visit may start at this instant (notice period and latest booking, hours, leave, holidays, credentials, daily
 * limits, wishes, time already promised with its ways), with anybody or with the one caregiver asked for. Two queries.
 * Holds nobody: promise_time() in the database is the last judge. Refuses with availability.offering_not_found.
 */
export async function checkSlot(
  db: Db | Tx,
  slot: {
    readonly offeringId: string
    readonly caregiverId: string | null
    readonly startsAt: Date
    readonly now: Date
    readonly whom?: ForWhom | undefined
    /** An order that is being moved: its own promise is not in its way. */
    readonly exceptOrderId?: string | null | undefined
    /** Time that is kept for whoever asks. */
    readonly exceptHoldId?: string | null | undefined
  },
): Promise<SlotCheck> {
  const { offeringId, caregiverId, startsAt, now, whom = anybody, exceptOrderId, exceptHoldId } = slot
  const day = dayOf(startsAt)
  const monday = instantOf(addDays(day, 1 - weekdayOf(day)))
  const { slots, offer, place, carers } = await teamSlots(db, {
    ...{ offeringId, caregiverId, firstDay: day, days: 1, now, whom, exceptOrderId, exceptHoldId },
    alsoFrom: monday,
    alsoUntil: after(monday, days(7)),
  })
  const free = new Set(
    slots[0]?.slots.find((one) => one.startsAt.getTime() === startsAt.getTime())?.caregiverIds,
  )
  const able = carers.filter(({ id }) => free.has(id)).map((carer) => candidateOf(carer, monday))
  return {
    endsAt: after(startsAt, minutes(offer.minutes)),
    place,
    candidates: ranked(able, whom.wishes.prefersFamiliar).map(({ caregiverId: id, bufferMinutes }) => ({
      caregiverId: id,
      bufferMinutes,
    })),
  }
}

function candidateOf({ id, bufferMinutes, familiar, busy }: Carer, monday: Date) {
  const week = promisedOn(busy, monday.getTime(), 7)
  return {
    ...{ caregiverId: id, bufferMinutes, familiar },
    weekVisits: week.visits,
    weekMinutes: week.minutes,
  }
}
