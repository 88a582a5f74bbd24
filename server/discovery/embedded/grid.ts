import { type Bits, setBit, setRange } from './bits.ts'
import { RADIUS, radians } from './metres.rules.ts'

/** Degrees of a cell's side: two kilometres from south to north. */
export const SIDE = 0.02
const METRES_OF_A_DEGREE = (RADIUS * Math.PI) / 180
/** Asking more cells than this takes longer than asking every listing. */
const MOST_CELLS = 25_000
const ACROSS = 10_000
/** As near to the limit as this the exact formula decides, so that no rounding does. */
const CLOSE = 1e-6

/**
 * Slots and where they are on a globe of radius one, three numbers each; all of them at most `reach` from the cell's `middle`.
 * `runs` are the same slots, each from and to: one where listings came in the order of cells.
 */
type Cell = {
  readonly runs: number[]
  slots: Uint32Array
  spots: Float64Array
  length: number
  readonly middle: Spot
  reach: number
}
type Spot = readonly [x: number, y: number, z: number]
type Point = { readonly lat: number; readonly lng: number }

/** Slots by where they are, so that who is near is found without asking all how far they are. */
export function createGrid() {
  const cells = new Map<number, Cell>()
  const row = (degrees: number) => Math.floor(degrees / SIDE)
  return {
    add(slot: number, at: Point): void {
      if (Number.isNaN(at.lat) || Number.isNaN(at.lng)) return
      const [y, x] = [row(at.lat), row(at.lng)]
      const key = y * ACROSS + x
      const known = cells.get(key)
      const cell = known ?? emptyCell({ lat: (y + 0.5) * SIDE, lng: (x + 0.5) * SIDE })
      if (!known) cells.set(key, cell)
      makeRoomIn(cell)
      const spot = spotOf(at)
      cell.slots[cell.length] = slot
      cell.spots.set(spot, cell.length * 3)
      cell.length += 1
      const last = cell.runs.length - 1
      if (cell.runs[last] === slot) cell.runs[last] = slot + 1
      else cell.runs.push(slot, slot + 1)
      cell.reach = Math.max(cell.reach, through(spot, cell.middle))
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

function lookIn(cell: Cell, spot: Spot, limit: number, bits: Bits, isNear: (slot: number) => boolean): void {
  const { slots, spots, runs, length } = cell
  const far = through(spot, cell.middle)
  const most = Math.sqrt(limit)
  if (far - cell.reach > most * (1 + CLOSE)) return
  if (far + cell.reach < most * (1 - CLOSE)) {
    for (let at = 0; at < runs.length; at += 2) setRange(bits, runs[at] ?? 0, runs[at + 1] ?? 0)
    return
  }
  const [x, y, z] = spot
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

function spotOf({ lat, lng }: Point): Spot {
  const [north, east] = [radians(lat), radians(lng)]
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)]
}

/** How far it is straight through the globe. */
const through = (one: Spot, other: Spot) =>
  Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

const emptyCell = (middle: Point): Cell => ({
  ...{ slots: new Uint32Array(0), spots: new Float64Array(0), length: 0 },
  ...{ runs: [], middle: spotOf(middle), reach: 0 },
})

function makeRoomIn(cell: Cell): void {
  if (cell.length < cell.slots.length) return
  const size = Math.max(4, cell.length + (cell.length >> 1))
  const [slots, spots] = [new Uint32Array(size), new Float64Array(size * 3)]
  slots.set(cell.slots)
  spots.set(cell.spots)
  cell.slots = slots
  cell.spots = spots
}
