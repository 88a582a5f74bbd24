import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { ableFor } from './able.ts'
import { both } from './both.ts'
import type { ForWhom } from './find-slots.ts'
import { readCarers } from './read-carers.ts'
import { readOffers } from './read-offers.ts'
import type { WhyNot } from './roster.contract.ts'
import { calendarOf } from './slots.rules.ts'
import { toTheMetre } from './way.rules.ts'
import { whyNot } from './why-not.rules.ts'
import { suits } from './wishes.rules.ts'

type Look = {
  readonly offeringId: string
  readonly caregiverId: string
  readonly startsAt: Date
  /** The moment at which it would be booked: notice and latest booking are counted from there. */
  readonly now: Date
  readonly whom: ForWhom
  readonly exceptOrderId: string | null
}

/**
 * Everything that keeps one caregiver from a visit at one instant; none exactly where checkSlot names them. Two queries. Refuses
 * with availability.offering_not_found.
 */
export async function lookAtTime(db: Db | Tx, look: Look): Promise<WhyNot[]> {
  const { offeringId, caregiverId, startsAt, now, whom, exceptOrderId } = look
  const day = dayOf(startsAt)
  const [{ offers, holidays }, [carer]] = await both(
    db,
    () =>
      readOffers(db, Prisma.sql`o.id = ${offeringId}::uuid`, {
        first: addDays(day, -1),
        last: addDays(day, 3),
      }),
    () =>
      readCarers(db, Prisma.sql`c.id = ${caregiverId}::uuid`, {
        from: after(instantOf(day), -days(1)),
        until: after(instantOf(day), days(3)),
        exceptOrderId,
      }),
  )
  const [offer] = offers
  if (!offer) throw new DomainError('availability.offering_not_found')
  if (!carer || carer.providerId !== offer.providerId) return ['gone']
  const { isSkilled, timeOf } = ableFor(offer)
  const place = toTheMetre(offer.mode === 'on_site' ? offer.site : whom.place)
  const calendar = calendarOf({ from: day, days: 1, now }, offer, holidays)
  return [
    ...(isSkilled(carer) ? [] : (['skill'] as const)),
    ...(suits(carer, whom.wishes, offer.mode === 'at_home') ? [] : (['wishes'] as const)),
    ...whyNot(timeOf(carer), { minutes: offer.minutes, place }, calendar, startsAt.getTime()),
  ]
}
