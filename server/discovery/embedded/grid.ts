import { append, emptyPosting, type Posting } from './postings.ts'

/** Degrees of a cell's side: five kilometres from south to north. */
const SIDE = 0.05
const METRES_OF_A_DEGREE = 111_194
/** Asking more cells than this takes longer than asking every listing. */
const MOST_CELLS = 4_000
const ACROSS = 10_000

/** Slots by where they are, so that whoever is near is found without asking all how far they are. */
export type Grid = ReturnType<typeof createGrid>

export function createGrid() {
  const cells = new Map<number, Posting>()
  const row = (degrees: number) => Math.floor(degrees / SIDE)
  return {
    add(slot: number, lat: number, lng: number): void {
      if (Number.isNaN(lat) || Number.isNaN(lng)) return
      const key = row(lat) * ACROSS + row(lng)
      const cell = cells.get(key) ?? emptyPosting()
      cells.set(key, cell)
      append(cell, slot)
    },
    /**
     * Tells of every slot at most `metres` away and of some that are further. False where a look at all of them would be
     * quicker, or the place is near a pole or the date line.
     */
    around(
      { lat, lng }: { lat: number; lng: number },
      metres: number,
      tell: (slot: number) => void,
    ): boolean {
      const high = (metres / METRES_OF_A_DEGREE) * 1.01
      const wide = high / Math.cos((Math.min(89, Math.abs(lat) + high) * Math.PI) / 180)
      if (Math.abs(lat) + high > 85 || Math.abs(lng) + wide > 179) return false
      const [south, north, west, east] = [row(lat - high), row(lat + high), row(lng - wide), row(lng + wide)]
      if ((north - south + 1) * (east - west + 1) > MOST_CELLS) return false
      for (let y = south; y <= north; y += 1)
        for (let x = west; x <= east; x += 1) {
          const cell = cells.get(y * ACROSS + x)
          for (let at = 0; cell && at < cell.length; at += 1) tell(cell.entries[at] ?? 0)
        }
      return true
    },
  }
}
