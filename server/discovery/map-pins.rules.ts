import { cellOf, type MapBox, type MapView, onMap } from './map.contract.ts'
import type { Spots } from './search-facts.contract.ts'

/** As many as a phone draws without effort. */
const MOST_PINS = 250
/** Named at one pin; whoever wants the others asks for the list around it. */
const MOST_NAMED = 30
/** Nearer together than this (px at the nearest a map goes) nobody is told apart by looking nearer. */
const TOUCHING = 24
const NEAREST = 18
/** What a first look has to fit into, in px. */
const PHONE = { width: 320, height: 360 }

export type Pin = {
  readonly cell: string
  readonly lat: number
  readonly lng: number
  readonly box: MapBox
  readonly count: number
  readonly bookable: number
  /** Places in the list of spots, the first ones, where looking nearer would not part them. */
  readonly named: readonly number[] | null
}

/** What holds all of them; null where there are none. */
export function boxOf({ lats, lngs }: Pick<Spots, 'lats' | 'lngs'>): MapBox | null {
  if (lats.length === 0) return null
  const box = { south: 90, west: 180, north: -90, east: -180 }
  for (let at = 0; at < lats.length; at += 1) widen(box, lats[at] ?? 0, lngs[at] ?? 0)
  return box
}

/** All of a box, as near as it fits on a phone. */
export function viewOf(box: MapBox): MapView {
  const from = onMap(box.north, box.west, 0)
  const to = onMap(box.south, box.east, 0)
  const times = Math.min(PHONE.width / (to.x - from.x), PHONE.height / (to.y - from.y))
  return { ...box, zoom: Math.max(0, Math.min(15, Math.floor(Math.log2(times)))) }
}

/**
 * Spots in view, one pin for all in a cell, so that there are never more than fit on a screen; where somebody asks for more
 * than that the cells get larger. Every spot in view is counted in one pin.
 */
export function pinsOf(spots: Spots, view: MapView): { pins: Pin[]; inView: number; zoom: number } {
  const seen: number[] = []
  for (let at = 0; at < spots.lats.length; at += 1) {
    const [lat, lng] = [spots.lats[at] ?? 0, spots.lngs[at] ?? 0]
    if (lat >= view.south && lat <= view.north && lng >= view.west && lng <= view.east) seen.push(at)
  }
  for (let zoom = view.zoom; ; zoom = Math.max(0, zoom - 1)) {
    const pins = gathered(spots, seen, zoom)
    if (pins.length <= MOST_PINS || zoom === 0) return { pins, inView: seen.length, zoom }
  }
}

type Gathering = { cell: string; members: number[]; box: MapBox; lat: number; lng: number; bookable: number }

function gathered(spots: Spots, seen: readonly number[], zoom: number): Pin[] {
  const cells = new Map<string, Gathering>()
  for (const at of seen) {
    const [lat, lng] = [spots.lats[at] ?? 0, spots.lngs[at] ?? 0]
    const cell = cellOf(lat, lng, zoom)
    let one = cells.get(cell)
    if (!one) {
      one = {
        cell,
        members: [],
        box: { south: lat, west: lng, north: lat, east: lng },
        lat: 0,
        lng: 0,
        bookable: 0,
      }
      cells.set(cell, one)
    }
    one.members.push(at)
    one.lat += lat
    one.lng += lng
    one.bookable += spots.bookable[at] ?? 0
    widen(one.box, lat, lng)
  }
  return [...cells.values()].map(({ cell, members, box, lat, lng, bookable }) => ({
    ...{ cell, box, count: members.length, bookable },
    ...{ lat: lat / members.length, lng: lng / members.length },
    named: areTogether(box) ? members.slice(0, MOST_NAMED) : null,
  }))
}

function areTogether({ south, west, north, east }: MapBox): boolean {
  const from = onMap(north, west, NEAREST)
  const to = onMap(south, east, NEAREST)
  return to.x - from.x < TOUCHING && to.y - from.y < TOUCHING
}

function widen(box: { -readonly [Edge in keyof MapBox]: number }, lat: number, lng: number): void {
  if (lat < box.south) box.south = lat
  if (lat > box.north) box.north = lat
  if (lng < box.west) box.west = lng
  if (lng > box.east) box.east = lng
}
