import { offeringCategories, providerKinds } from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { coreOf } from '../name-core.rules.ts'
import { dayFrom, dayNumber, quality, VOICES_FOR_A_MEAN, weighedRating } from '../ranking.rules.ts'
import type { RankedBy, Standing } from '../search-facts.contract.ts'
import { createAreas } from './areas.ts'
import { createColumns, NEVER } from './columns.ts'
import { listOfCarers, listOfOffers } from './facts.ts'
import { createGrid } from './grid.ts'
import type { IndexRow, IndexSite } from './index-row.ts'
import { kindAndGrade } from './judge-traits.ts'
import { append, createPairs, emptyPosting, IN_ADDRESS, IN_NAME, IN_TITLE, type Posting } from './postings.ts'
import { createSets } from './sets.ts'

export const ALIVE = 1
/** Has more than one site, or none: those of `several` count. */
export const SITED = 2
export const VERIFIED = 4
/** From this bit on: what can be asked for with a yes, in the order of `only`. */
export const YES_FROM = 4
export const BOOKABLE = 16
const INCLUSIVE = 32
const VOUCHER = 64
const LTCI = 128

/** Where in the list of places `city/district` stands; 0 is nowhere. */
type Place = { readonly city: string; readonly district: string; readonly text: string }

/** The facts of one site that can be filtered by. */
export type SitedAt = {
  readonly place: number
  readonly area: number
  readonly lat: number
  readonly lng: number
}

/**
 * All listings in columns, a row of which is a slot. A listing that changes gets a new slot, so that every list of slots
 * stays sorted; the old one is dead until all is built anew.
 */
export type Listings = ReturnType<typeof createListings>

export function createListings() {
  const slots = new Map<string, number>()
  const ids: string[] = []
  const names: string[] = []
  const titles: string[] = []
  const addresses: string[] = []
  const places: Place[] = [{ city: '', district: '', text: '' }]
  const placeNumbers = new Map<string, number>([['/', 0]])
  const several = new Map<number, readonly SitedAt[]>()
  const pairs = createPairs()
  const kindSlots: Posting[] = providerKinds.map(emptyPosting)
  const categorySlots: Posting[] = offeringCategories.map(emptyPosting)
  const placeSlots: Posting[] = [emptyPosting()]
  const areas = createAreas()
  const offers = createSets()
  const pricedOffers = createSets()
  const carers = createSets()
  const grid = createGrid()
  let today = 0
  let version = 0
  const watchers = new Set<(slot: number) => void>()
  const columns = createColumns()

  function place({ city, district }: { city: string; district: string }): number {
    const key = `${city}/${district}`
    const known = placeNumbers.get(key)
    if (known !== undefined) return known
    placeNumbers.set(key, places.length)
    placeSlots.push(emptyPosting())
    return places.push({ city, district, text: fold(`${city} ${district} ${city}${district}`) }) - 1
  }

  const sitedAt = (site: IndexSite): SitedAt => ({
    place: place(site),
    area: areas.numberOf(site),
    lat: site.lat ?? Number.NaN,
    lng: site.lng ?? Number.NaN,
  })

  function add(row: IndexRow): void {
    remove(row.id)
    version += 1
    const slot = ids.push(row.id) - 1
    slots.set(row.id, slot)
    columns.reserve(slot)
    names.push(fold(row.name))
    titles.push(fold(row.offerings.map(({ title }) => title).join(' ')))
    addresses.push(fold(row.sites.map(({ addressLine }) => addressLine).join(' ')))
    pairs.add(slot, [
      [names[slot] ?? '', IN_NAME],
      [titles[slot] ?? '', IN_TITLE],
      [addresses[slot] ?? '', IN_ADDRESS],
    ])

    const sites = row.sites.map(sitedAt)
    if (sites.length !== 1) several.set(slot, sites)
    for (const number of new Set(sites.map(({ place }) => place))) appendTo(placeSlots, number, slot)
    columns.place[slot] = sites[0]?.place ?? 0
    columns.area[slot] = sites[0]?.area ?? 0
    columns.lat[slot] = sites[0]?.lat ?? Number.NaN
    columns.lng[slot] = sites[0]?.lng ?? Number.NaN

    if (sites.length === 1 && sites[0]) grid.add(slot, sites[0])

    for (const kind of new Set(row.kinds)) appendTo(kindSlots, numberOf(providerKinds, kind), slot)
    for (const category of new Set(row.offerings.map(({ category }) => category)))
      appendTo(categorySlots, numberOf(offeringCategories, category), slot)
    columns.kindAndGrade[slot] = kindAndGrade(row.kind, row.grade)
    columns.offers[slot] = offers.numberOf(listOfOffers(row.offerings, false))
    columns.pricedOffers[slot] = pricedOffers.numberOf(listOfOffers(row.offerings, true))
    columns.carers[slot] = carers.numberOf(listOfCarers(row.caregivers))
    rate(slot, row)
    columns.nameLength[slot] = Math.min(names[slot]?.length ?? 0, 65_535)
    const core = coreOf(names[slot] ?? '')
    columns.coreStart[slot] = core.start
    columns.coreEnd[slot] = core.end
    columns.flags[slot] =
      ALIVE |
      (row.bookable ? BOOKABLE : 0) |
      (row.verified ? VERIFIED : 0) |
      (row.inclusive ? INCLUSIVE : 0) |
      (row.voucher ? VOUCHER : 0) |
      (row.ltci ? LTCI : 0) |
      (sites.length !== 1 ? SITED : 0)
    for (const tell of watchers) tell(slot)
  }

  function rate(slot: number, { ratingSum, reviewCount, standing }: IndexRow): void {
    const mean = reviewCount < VOICES_FOR_A_MEAN ? Number.NaN : ratingSum / reviewCount
    columns.mean[slot] = mean
    columns.ratingClass[slot] = mean >= 4.5 ? 3 : mean >= 4 ? 2 : mean >= 3 ? 1 : 0
    columns.rating[slot] = weighedRating(ratingSum, reviewCount)
    stand(slot, standing)
  }

  function stand(slot: number, { kept, broken, soonestDay }: Standing): void {
    columns.kept[slot] = kept
    columns.broken[slot] = broken
    columns.soonest[slot] = soonestDay === null ? NEVER : dayNumber(soonestDay)
    weighQuality(slot)
  }

  function setStandings(changed: Iterable<Standing & { readonly id: string }>): void {
    for (const one of changed) {
      version += 1
      const slot = slots.get(one.id)
      if (slot !== undefined) stand(slot, one)
    }
  }

  function weighQuality(slot: number): void {
    const soonest = columns.soonest[slot] ?? NEVER
    const orders = { kept: columns.kept[slot] ?? 0, broken: columns.broken[slot] ?? 0 }
    columns.quality[slot] = quality(
      columns.rating[slot] ?? 0,
      orders,
      soonest === NEVER ? null : soonest,
      today,
    )
  }

  function remove(id: string): void {
    const slot = slots.get(id)
    if (slot === undefined) return
    version += 1
    columns.flags[slot] = 0
    several.delete(slot)
    names[slot] = titles[slot] = addresses[slot] = ''
    slots.delete(id)
  }

  function set(slot: number, flag: number, on: boolean): void {
    const flags = columns.flags[slot] ?? 0
    columns.flags[slot] = on ? flags | flag : flags & ~flag
  }

  /** Who can be booked today, all others cannot. */
  function setBookable(bookable: Iterable<string>): void {
    version += 1
    for (let slot = 0; slot < ids.length; slot += 1) set(slot, BOOKABLE, false)
    for (const id of bookable) {
      const slot = slots.get(id)
      if (slot !== undefined) set(slot, BOOKABLE, true)
    }
  }

  /** A free time is worth more the nearer it comes. */
  function setToday(day: string): void {
    today = dayNumber(day)
    version += 1
    for (let slot = 0; slot < ids.length; slot += 1) weighQuality(slot)
  }

  function rankedBy(slot: number): RankedBy {
    const soonest = columns.soonest[slot] ?? NEVER
    return {
      kept: columns.kept[slot] ?? 0,
      broken: columns.broken[slot] ?? 0,
      soonestDay: soonest === NEVER ? null : dayFrom(soonest),
      rating: columns.rating[slot] ?? 0,
    }
  }

  return {
    ...{ areas, offers, pricedOffers, carers, setToday, setStandings, rankedBy },
    slotOf: (id: string) => slots.get(id),
    ...{ add, remove, setBookable, columns, ids, names, titles, addresses, places, several },
    ...{ pairs, kindSlots, categorySlots, placeSlots, grid },
    /** Another number once anything that can be asked for has changed. */
    version: () => version,
    /** Is told of every slot from now on. */
    watch: (tell: (slot: number) => void) => void watchers.add(tell),
    /** Slots in use, dead ones included. */
    size: () => ids.length,
    living: () => slots.size,
  }
}

function appendTo(postings: readonly Posting[], number: number, slot: number): void {
  const posting = postings[number]
  if (posting) append(posting, slot)
}

const UNKNOWN = 255
const numberOf = (list: readonly string[], value: string) => {
  const number = list.indexOf(value)
  return number < 0 ? UNKNOWN : number
}
