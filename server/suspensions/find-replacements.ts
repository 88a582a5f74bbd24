import { checkSlot, teamSlots } from '../availability/availability.entry.ts'
import { findPlaces } from '../capacity/capacity.entry.ts'
import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { forWhomOf, type OfferingTerms } from '../orders/orders.entry.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Replacement } from './suspension.contract.ts'

type Near = Omit<Replacement, 'startsAt' | 'sameTime'> & { placed: boolean }

/** Asked of the nearest so many; shown are the first three that have somebody free. */
const ASKED = 8
const SHOWN = 3
/** Within so much of the old price, in percent. */
const DEARER = 30

/**
 * Where a family whose visit was called off could go: verified providers with the same work by the same unit, within 30 % of the
 * price, the nearest first, and only those really free: at the very time, else within a week of it.
 */
export async function findReplacements(
  db: Db | Tx,
  { clock }: Pick<Ctx, 'clock'>,
  orderId: string,
): Promise<Replacement[]> {
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { recipient: { select: { bornOn: true } } },
  })
  const terms = order.terms as OfferingTerms
  const found: Replacement[] = []
  for (const { placed, ...near } of await nearOnes(db, order, terms)) {
    const bornOn = order.recipient.bornOn?.toISOString().slice(0, 10) ?? null
    const start = placed
      ? await firstPlace(db, clock, near.offeringId, {
          bornOn,
          at: order.startsAt,
          count: terms.places?.count ?? 1,
        })
      : await firstSlot(db, clock, near.offeringId, { recipientId: order.recipientId, at: order.startsAt })
    if (!start) continue
    const sameTime = start.getTime() === order.startsAt.getTime()
    found.push({ ...near, startsAt: start.toISOString(), sameTime })
    if (found.length === SHOWN) break
  }
  return found
}

/** The same category, mode and unit, at about the price, by distance from where the visit was to be. */
const nearOnes = (
  db: Db | Tx,
  order: { offeringId: string; providerId: string; lat: number | null; lng: number | null },
  { priceFen }: OfferingTerms,
) =>
  db.$queryRaw<Near[]>`
  select distinct on (p.id) o.id::text as "offeringId", p.id::text as "providerId", p.name as "providerName", o.title,
    o.price_fen as "priceFen", o.unit, far.metres, exists (select from pool_offering po where po.offering_id = o.id) as placed
  from offering gone
  join offering o on o.category = gone.category and o.mode = gone.mode and o.unit = gone.unit
    and o.retired_at is null and o.suspended_at is null
    and o.price_fen between ${priceFen}::int * ${100 - DEARER}::int / 100 and ${priceFen}::int * ${100 + DEARER}::int / 100
  join provider p on p.id = o.provider_id and p.state = 'verified' and p.id <> gone.provider_id
  cross join lateral (
    select round(111195 * sqrt(power(s.lat - ${order.lat}::float8, 2)
      + power((s.lng - ${order.lng}::float8) * cos(radians(${order.lat}::float8)), 2)))::int as metres
    from site s where s.provider_id = p.id order by s.id = o.site_id desc, s.id limit 1) far
  where gone.id = ${order.offeringId}::uuid
    and (far.metres is null or far.metres < 50000)
  order by p.id, abs(o.price_fen - ${priceFen}::int)`.then((rows) =>
    rows.sort((a, b) => (a.metres ?? 1e9) - (b.metres ?? 1e9)).slice(0, ASKED),
  )

async function firstSlot(
  db: Db | Tx,
  clock: Ctx['clock'],
  offeringId: string,
  { recipientId, at }: { recipientId: string; at: Date },
): Promise<Date | null> {
  const now = clock.now()
  const whom = await forWhomOf(db, recipientId)
  const { candidates } = await checkSlot(db, { offeringId, caregiverId: null, startsAt: at, now, whom })
  if (candidates.length > 0) return at
  const firstDay = dayOf(at > now ? at : now)
  const { slots: days } = await teamSlots(db, { offeringId, caregiverId: null, firstDay, days: 7, now, whom })
  return days.flatMap(({ slots }) => slots)[0]?.startsAt ?? null
}

async function firstPlace(
  db: Db | Tx,
  clock: Ctx['clock'],
  offeringId: string,
  { bornOn, at, count }: { bornOn: string | null; at: Date; count: number },
): Promise<Date | null> {
  const asked = { offeringId, bornOn, count, from: dayOf(at), days: 7 }
  const { days } = await findPlaces({ db: db as Db, clock }, asked)
  return days.flatMap(({ places }) => places).find(({ gap }) => gap === null)?.startsAt ?? null
}
