import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { after, days as daysLong } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { portraitPath } from '../portraits/portraits.entry.ts'
import { ableFor } from './able.ts'
import type { ChoosableCaregiver, findSlotsInput, SlotDay, SlotsView } from './availability.contract.ts'
import { both } from './both.ts'
import { type Carer, readCarers } from './read-carers.ts'
import { type Offer, readOffers } from './read-offers.ts'
import { slotsOf } from './slots.rules.ts'
import { type Place, toTheMetre } from './way.rules.ts'
import { noWishes, suits, type Wishes } from './wishes.rules.ts'

/** Whom a visit is for, as far as time is concerned: where they live, whom they let in, and who they are. */
export type ForWhom = {
  readonly place: Place
  readonly wishes: Wishes
  /** Null while nobody has written them down. */
  readonly recipientId: string | null
}

/** Somebody, anywhere. */
export const anybody: ForWhom = { place: null, wishes: noWishes, recipientId: null }

/**
 * When an offering could take place in the next days, and with whom; with a caregiver, only theirs. Days without a slot
 * are there and empty. Two queries, however many caregivers. Refuses with availability.offering_not_found.
 */
export async function findSlots(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ports'>,
  { offeringId, caregiverId, from, days }: z.output<typeof findSlotsInput>,
  whom: ForWhom = anybody,
  sees: Sees = 'public',
): Promise<SlotsView> {
  const now = ctx.clock.now()
  const today = dayOf(now)
  const firstDay = from && from > today ? from : today
  const { slots, carers } = await teamSlots(ctx.db, { offeringId, caregiverId, firstDay, days, now, whom })
  const offered = new Set<string>()
  for (const day of slots) for (const slot of day.slots) for (const id of slot.caregiverIds) offered.add(id)
  return {
    days: slots,
    caregivers: carers.filter(({ id }) => offered.has(id)).map((carer) => choosable(ctx, carer, sees)),
  }
}

/** Whose portraits somebody sees: those for everybody, besides those of whoever has cared for their recipient, or all of their own people. */
type Sees = 'public' | 'familiar' | 'own'

/** A caregiver as one chooses who comes. */
export function choosable(
  ctx: Pick<Ctx, 'ports' | 'clock'>,
  { id, name, gender, level, face, familiar }: Carer,
  sees: Sees,
): ChoosableCaregiver {
  const seen = face && (face.portraitPublic || sees === 'own' || (sees === 'familiar' && familiar > 0))
  return { id, name, gender, level, portrait: seen ? portraitPath(ctx, face) : null }
}

export type Asked = {
  readonly offeringId: string
  readonly caregiverId: string | null
  /** Wall date in Shanghai. */
  readonly firstDay: string
  readonly days: number
  readonly now: Date
  readonly whom: ForWhom
  /** An order that is being moved: its own promise is not in its way. */
  readonly exceptOrderId?: string | null | undefined
  /** Time that is kept for whoever asks. */
  readonly exceptHoldId?: string | null | undefined
  /** Promises are read from here at the latest and up to there at least, whatever days are asked about. */
  readonly alsoFrom?: Date
  readonly alsoUntil?: Date
}

/** The free slots of everybody who may be sent, or of one of them, with what was read to know. */
export async function teamSlots(
  db: Db | Tx,
  asked: Asked,
): Promise<{ slots: SlotDay[]; offer: Offer; place: Place; carers: readonly Carer[] }> {
  const { offeringId, caregiverId, firstDay, days, now, whom } = asked
  const range = { first: addDays(firstDay, -1), last: addDays(firstDay, days + 2) }
  const [{ offers, holidays }, team] = await both(
    db,
    () => readOffers(db, Prisma.sql`o.id = ${offeringId}::uuid`, range),
    () => readCarers(db, teamOf(offeringId, caregiverId), promisesAround(asked)),
  )
  const [offer] = offers
  if (!offer) throw new DomainError('availability.offering_not_found')
  const place = toTheMetre(offer.mode === 'on_site' ? offer.site : whom.place)
  const carers = offer.verified
    ? team.filter((carer) => suits(carer, whom.wishes, offer.mode === 'at_home'))
    : []
  const { timeOf } = ableFor(
    offer,
    Array.from({ length: days }, (_, index) => addDays(firstDay, index)),
  )
  const slots = slotsOf({
    caregivers: carers.map(timeOf),
    offering: { ...offer, place },
    holidays,
    from: firstDay,
    days,
    now,
  })
  return { slots, offer, place, carers }
}

const teamOf = (offeringId: string, caregiverId: string | null) => Prisma.sql`exists (
  select from offering o where o.id = ${offeringId}::uuid and o.retired_at is null
    and o.provider_id = c.provider_id and o.category = any(c.skills))
  ${caregiverId ? Prisma.sql`and c.id = ${caregiverId}::uuid` : Prisma.empty}`

/** A day more before, for ways, and two after, for visits as long as a day. */
function promisesAround({ firstDay, days, whom, exceptOrderId, exceptHoldId, alsoFrom, alsoUntil }: Asked) {
  const from = after(instantOf(firstDay), -daysLong(1))
  const until = after(instantOf(addDays(firstDay, days)), daysLong(2))
  return {
    from: alsoFrom && alsoFrom < from ? alsoFrom : from,
    until: alsoUntil && alsoUntil > until ? alsoUntil : until,
    // On-site visits are all at one place, which is read with the offering.
    places: true,
    faces: true,
    recipientId: whom.recipientId,
    exceptOrderId,
    exceptHoldId,
  }
}
