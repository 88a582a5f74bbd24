import {
  type OfferingCategory,
  offeringCategories,
  providerKinds,
} from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { coreOf } from '../name-core.rules.ts'
import type { IndexRow, IndexSite } from './index-row.ts'
import { append, createPairs, emptyPosting, IN_ADDRESS, IN_NAME, IN_TITLE, type Posting } from './postings.ts'

export const ALIVE = 1
export const BOOKABLE = 2
export const VERIFIED = 4
export const INCLUSIVE = 8
/** Has more than one site, or none: those of `sites` count. */
export const SITED = 16

/** Where in the list of places `city/district` stands; 0 is nowhere. */
type Place = { readonly city: string; readonly district: string; readonly text: string }

/** The facts of one site that can be filtered by. */
export type SitedAt = { readonly place: number; readonly lat: number; readonly lng: number }

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
    lat: site.lat ?? Number.NaN,
    lng: site.lng ?? Number.NaN,
  })

  function add(row: IndexRow): void {
    remove(row.id)
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
    columns.lat[slot] = sites[0]?.lat ?? Number.NaN
    columns.lng[slot] = sites[0]?.lng ?? Number.NaN

    columns.kind[slot] = numberOf(providerKinds, row.kind)
    for (const kind of new Set(row.kinds)) {
      appendTo(kindSlots, numberOf(providerKinds, kind), slot)
    }
    let offered = 0
    for (const category of new Set(row.offerings.map(({ category }) => category as OfferingCategory))) {
      const number = offeringCategories.indexOf(category)
      if (number < 0) continue
      offered += 2 ** number
      appendTo(categorySlots, number, slot)
    }
    columns.categories[slot] = offered
    columns.rating[slot] = (row.ratingSum + 9) / (row.reviewCount + 3)
    columns.nameLength[slot] = Math.min(names[slot]?.length ?? 0, 65_535)
    const core = coreOf(names[slot] ?? '')
    columns.coreStart[slot] = core.start
    columns.coreEnd[slot] = core.end
    columns.flags[slot] =
      ALIVE |
      (row.bookable ? BOOKABLE : 0) |
      (row.verified ? VERIFIED : 0) |
      (row.inclusive ? INCLUSIVE : 0) |
      (sites.length !== 1 ? SITED : 0)
    for (const tell of watchers) tell(slot)
  }

  function remove(id: string): void {
    const slot = slots.get(id)
    if (slot === undefined) return
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
    for (let slot = 0; slot < ids.length; slot += 1) set(slot, BOOKABLE, false)
    for (const id of bookable) {
      const slot = slots.get(id)
      if (slot !== undefined) set(slot, BOOKABLE, true)
    }
  }

  return {
    ...{ add, remove, setBookable, columns, ids, names, titles, addresses, places, several },
    ...{ pairs, kindSlots, categorySlots, placeSlots },
    /** Is told of every slot from now on. */
    watch: (tell: (slot: number) => void) => void watchers.add(tell),
    /** Slots in use, dead ones included. */
    size: () => ids.length,
    living: () => slots.size,
  }
}

/** Typed arrays that grow together. */
function createColumns() {
  const columns = {
    flags: new Uint8Array(0),
    kind: new Uint8Array(0),
    categories: new Uint32Array(0),
    place: new Uint16Array(0),
    lat: new Float64Array(0),
    lng: new Float64Array(0),
    rating: new Float64Array(0),
    nameLength: new Uint16Array(0),
    coreStart: new Uint16Array(0),
    coreEnd: new Uint16Array(0),
    reserve(slot: number): void {
      if (slot < columns.flags.length) return
      const size = Math.max(1_024, slot + (slot >> 1))
      columns.flags = larger(columns.flags, new Uint8Array(size))
      columns.kind = larger(columns.kind, new Uint8Array(size))
      columns.categories = larger(columns.categories, new Uint32Array(size))
      columns.place = larger(columns.place, new Uint16Array(size))
      columns.lat = larger(columns.lat, new Float64Array(size))
      columns.lng = larger(columns.lng, new Float64Array(size))
      columns.rating = larger(columns.rating, new Float64Array(size))
      columns.nameLength = larger(columns.nameLength, new Uint16Array(size))
      columns.coreStart = larger(columns.coreStart, new Uint16Array(size))
      columns.coreEnd = larger(columns.coreEnd, new Uint16Array(size))
    },
  }
  return columns
}

function larger<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from)
  return to
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
