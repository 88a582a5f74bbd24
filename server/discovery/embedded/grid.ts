import { type Bits, setBit } from './bits.ts'
import { RADIUS, radians } from './metres.rules.ts'

/** Degrees of a cell's side: five kilometres from south to north. */
const SIDE = 0.05
const METRES_OF_A_DEGREE = (RADIUS * Math.PI) / 180
/** Asking more cells than this takes longer than asking every listing. */
const MOST_CELLS = 4_000
const ACROSS = 10_000
/** As near to the limit as this the exact formula decides, so that no rounding does. */
const CLOSE = 1e-6

/** Slots and where they are on a globe of radius one: three numbers each. */
type Cell = { slots: Uint32Array; spots: Float64Array; length: number }
type Point = { readonly lat: number; readonly lng: number }

/** Slots by where they are, so that who is near is found without asking all how far they are. */
export function createGrid() {
  const cells = new Map<number, Cell>()
  const row = (degrees: number) => Math.floor(degrees / SIDE)
  return {
    add(slot: number, at: Point): void {
      if (Number.isNaN(at.lat) || Number.isNaN(at.lng)) return
      const key = row(at.lat) * ACROSS + row(at.lng)
      const cell = roomIn(
        cells.get(key) ?? { slots: new Uint32Array(0), spots: new Float64Array(0), length: 0 },
      )
      cells.set(key, cell)
      cell.slots[cell.length] = slot
      cell.spots.set(spotOf(at), cell.length * 3)
      cell.length += 1
    },
    /**
     * Adds to `bits` every slot at most `metres` away; `isNear` decides what is close to that. False, and nothing done, where a
     * look at all listings would be quicker, or the place is near a pole or the date line.
     */
    around(near: Point, metres: number, bits: Bits, isNear: (slot: number) => boolean): boolean {
      const high = (metres / METRES_OF_A_DEGREE) * 1.01
      const wide = high / Math.cos(radians(Math.min(89, Math.abs(near.lat) + high)))
      if (Math.abs(near.lat) + high > 85 || Math.abs(near.lng) + wide > 179) return false
      const [south, north] = [row(near.lat - high), row(near.lat + high)]
      const [west, east] = [row(near.lng - wide), row(near.lng + wide)]
      if ((north - south + 1) * (east - west + 1) > MOST_CELLS) return false
      const spot = spotOf(near)
      // Straight through the globe: the shorter the way over it, the shorter this is, and it takes no sines.
      const limit = (2 * Math.sin(metres / RADIUS / 2)) ** 2
      for (let y = south; y <= north; y += 1)
        for (let x = west; x <= east; x += 1) {
          const cell = cells.get(y * ACROSS + x)
          if (cell) lookIn(cell, spot, limit, bits, isNear)
        }
      return true
    },
  }
}

function lookIn(
  { slots, spots, length }: Cell,
  [x, y, z]: readonly [number, number, number],
  limit: number,
  bits: Bits,
  isNear: (slot: number) => boolean,
): void {
  const [inside, outside] = [limit * (1 - CLOSE), limit * (1 + CLOSE)]
  for (let at = 0; at < length; at += 1) {
    const dx = (spots[at * 3] ?? 0) - x
    const dy = (spots[at * 3 + 1] ?? 0) - y
    const dz = (spots[at * 3 + 2] ?? 0) - z
    const away = dx * dx + dy * dy + dz * dz
    if (away > outside) continue
    const slot = slots[at] ?? 0
    if (away <= inside || isNear(slot)) setBit(bits, slot)
  }
}

function spotOf({ lat, lng }: Point): [number, number, number] {
  const [north, east] = [radians(lat), radians(lng)]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

function roomIn(cell: Cell): Cell {
  if (cell.length < cell.slots.length) return cell
  const size = Math.max(4, cell.length + (cell.length >> 1))
  const [slots, spots] = [new Uint32Array(size), new Float64Array(size * 3)]
  slots.set(cell.slots)
  spots.set(cell.spots)
  return { slots, spots, length: cell.length }
}
