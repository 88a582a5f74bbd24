import { after, days as daysLong } from '../kernel/clock.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { holdsCredential } from '../providers/providers.entry.ts'
import { ableFor } from './able.ts'
import { both } from './both.ts'
import { type Carer, readCarers } from './read-carers.ts'
import { type Offer, type Offers, readOffers } from './read-offers.ts'
import { type Calendar, calendarOf, eachStart, type SlotRange } from './slots.rules.ts'

/** Which visits somebody has in mind, and by whom. */
export type Wanted = {
  /** Wall date, and the minutes since its midnight in Shanghai between which the visit begins (the last excluded). */
  readonly day: string
  readonly fromMinute: number
  readonly toMinute: number
  readonly category?: string | undefined
  readonly gender?: 'female' | 'male' | undefined
  readonly language?: string | undefined
  /** A kind of credential the caregiver holds on that day. */
  readonly credential?: string | undefined
  /** 养老护理员 level, at least. */
  readonly level?: number | undefined
  readonly now: Date
}

/**
 * The providers somebody could book right now for a visit that begins within a window: verified, with an able caregiver
 * who is free for one of their offerings. Where the visit is, nobody knows yet, so that ways count as the caregiver's
 * buffer. Two queries; nothing is remembered.
 */
export async function freeProviders(db: Db | Tx, wanted: Wanted): Promise<string[]> {
  const { day, fromMinute, toMinute, category, gender, language, credential, level, now } = wanted
  const { offers, holidays, carers } = await readMarket(db, {
    range: { from: day, days: 1, now },
    offers: category ? Prisma.sql`o.category = ${category}` : Prisma.sql`true`,
    carers: Prisma.join(
      [
        Prisma.sql`true`,
        ...(category ? [Prisma.sql`${category} = any(c.skills)`] : []),
        ...(gender ? [Prisma.sql`c.gender = ${gender}::gender`] : []),
        ...(language ? [Prisma.sql`${language} = any(c.languages)`] : []),
        ...(level ? [Prisma.sql`c.level >= ${level}`] : []),
      ],
      ' and ',
    ),
  })
  const certified = credential
    ? carers.filter(({ credentials }) => holdsCredential(credentials, credential, day))
    : carers
  const window = { from: instantOf(day, fromMinute).getTime(), until: instantOf(day, toMinute).getTime() }
  const free = new Set<string>()
  eachPair({ offers, holidays, carers: certified }, { from: day, days: 1, now }, (pair) => {
    if (free.has(pair.offer.providerId)) return
    const first = firstStart(pair, window)
    if (first !== null) free.add(pair.offer.providerId)
  })
  return [...free]
}

/**
 * The first instant within seven days at which each provider could be booked; those without one are left out. For the
 * order in which things are shown: what is offered is asked of findSlots. Two queries.
 */
export async function soonestByProvider(
  db: Db | Tx,
  providerIds: readonly string[] | 'all',
  now: Date,
): Promise<Map<string, Date>> {
  const range = { from: dayOf(now), days: 8, now }
  const theirs = (column: Prisma.Sql) =>
    providerIds === 'all' ? Prisma.sql`true` : Prisma.sql`${column} = any(${[...providerIds]}::uuid[])`
  const market = await readMarket(db, {
    range,
    offers: theirs(Prisma.sql`p.id`),
    carers: theirs(Prisma.sql`c.provider_id`),
  })
  const latest = after(now, daysLong(7)).getTime()
  const soonest = new Map<string, number>()
  eachPair(market, range, (pair) => {
    const { providerId } = pair.offer
    const first = firstStart(pair, { from: 0, until: soonest.get(providerId) ?? latest })
    if (first !== null) soonest.set(providerId, first)
  })
  return new Map([...soonest].map(([providerId, at]) => [providerId, new Date(at)]))
}

type Market = Offers & { readonly carers: readonly Carer[] }

/** What verified providers offer, and who works there, with the promises around some days. */
async function readMarket(
  db: Db | Tx,
  asked: { range: SlotRange; offers: Prisma.Sql; carers: Prisma.Sql },
): Promise<Market> {
  const { from, days } = asked.range
  const dates = { first: addDays(from, -1), last: addDays(from, days + 2) }
  const around = {
    from: after(instantOf(from), -daysLong(1)),
    until: after(instantOf(addDays(from, days)), daysLong(2)),
  }
  const [offers, carers] = await both(
    db,
    () =>
      readOffers(db, Prisma.sql`p.state = 'verified' and o.suspended_at is null and ${asked.offers}`, dates),
    () => readCarers(db, Prisma.sql`p.state = 'verified' and ${asked.carers}`, around),
  )
  return { ...offers, carers }
}

type Pair = { offer: Offer; carer: Carer; calendar: Calendar; able: ReturnType<typeof ableFor> }

/** Calls `meet` with each offering and each caregiver of its provider who has the skill for it. */
function eachPair({ offers, holidays, carers }: Market, range: SlotRange, meet: (pair: Pair) => void): void {
  const byProvider = grouped(carers)
  const calendars = new Map<string, Calendar>()
  const ables = new Map<string, ReturnType<typeof ableFor>>()
  const dates = Array.from({ length: range.days }, (_, index) => addDays(range.from, index))
  for (const offer of offers) {
    const team = byProvider.get(offer.providerId)
    if (!team) continue
    const { noticeMinutes, aheadDays, closings, opening, category, mode, cleared } = offer
    const calendar = remembered(
      calendars,
      `${noticeMinutes} ${aheadDays} ${closings} ${opening?.siteId}`,
      () => calendarOf(range, offer, holidays),
    )
    const days = cleared.map(({ from, until }) => `${from} ${until}`)
    const able = remembered(ables, `${category} ${mode} ${days}`, () => ableFor(offer, dates))
    for (const carer of team) if (able.isSkilled(carer)) meet({ offer, carer, calendar, able })
  }
}

function firstStart({ offer, carer, calendar, able }: Pair, window: { from: number; until: number }) {
  let first: number | null = null
  const earliest = Math.max(calendar.earliest, window.from)
  const until = Math.min(calendar.until, window.until)
  if (earliest >= until) return null
  const visit = { minutes: offer.minutes, place: offer.site }
  eachStart(able.timeOf(carer), visit, { ...calendar, earliest, until }, (start) => {
    first = start
    return true
  })
  return first
}

function remembered<V>(known: Map<string, V>, key: string, make: () => V): V {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = make()
  known.set(key, value)
  return value
}

function grouped(carers: readonly Carer[]): Map<string, Carer[]> {
  const groups = new Map<string, Carer[]>()
  for (const carer of carers) {
    const others = groups.get(carer.providerId)
    if (others) others.push(carer)
    else groups.set(carer.providerId, [carer])
  }
  return groups
}
