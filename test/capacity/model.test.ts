import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../server/kernel/wall-time.ts'
import { testDatabase } from '../support/database.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const FIRST = '2026-12-01'
const DAYS = 6

/** The naive count: one number a night, nothing clever. */
class Ledger {
  readonly taken = new Map<string, number>()
  readonly capacity: number
  constructor(capacity: number) {
    this.capacity = capacity
  }
  left(nights: readonly string[]): number {
    return Math.min(...nights.map((night) => this.capacity - (this.taken.get(night) ?? 0)))
  }
  add(nights: readonly string[], by: 1 | -1): void {
    for (const night of nights) this.taken.set(night, (this.taken.get(night) ?? 0) + by)
  }
}

const nightsOf = (offset: number, count: number) =>
  Array.from({ length: count }, (_, night) => addDays(FIRST, offset + night))

const deeds = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ offset: fc.nat(DAYS - 1), count: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ cancel: fc.nat() }) },
  ),
  { minLength: 6, maxLength: 12 },
)

test('whatever is ordered and cancelled, the places are what a naive count says, and no night is oversold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), deeds, async (capacity, all) => {
      const { offering, pool } = await house.sell({
        ...{ kind: 'bed', category: 'respite', capacity },
        sessions: [[840, 2160]],
      })
      const ledger = new Ledger(capacity)
      const standing: { id: string; nights: string[] }[] = []
      for (const deed of all) {
        if ('cancel' in deed) {
          const [gone] = standing.splice(deed.cancel % Math.max(1, standing.length), 1)
          if (!gone) continue
          await house.press(house.daughter.viewer, gone, 'cancel')
          ledger.add(gone.nights, -1)
        } else {
          const nights = nightsOf(deed.offset, deed.count)
          const wish = {
            offeringId: offering.id,
            startsAt: at(nights[0] ?? FIRST, '14:00'),
            count: deed.count,
          }
          const room = ledger.left(nights) > 0
          if (room) {
            standing.push({ id: (await house.order(wish)).id, nights })
            ledger.add(nights, 1)
          } else expect(await refusal(house.order(wish))).toBe('capacity.full')
        }
        await agrees(offering.id, pool.id, ledger)
      }
      for (const { id, nights } of standing) expect(await nightsKept(id)).toEqual(nights)
    }),
    { numRuns: 6 },
  )
}, 120_000)

async function agrees(offeringId: string, poolId: string, ledger: Ledger): Promise<void> {
  const { days } = await house.api.capacity.places({ offeringId, from: FIRST, days: DAYS + 2 })
  expect(days.map(({ places }) => places[0]?.left)).toEqual(
    days.map(({ date }) => ledger.capacity - (ledger.taken.get(date) ?? 0)),
  )
  const rows = await db.placeTaken.groupBy({ by: ['day'], where: { poolId }, _count: true })
  for (const { _count } of rows) expect(_count).toBeLessThanOrEqual(ledger.capacity)
}

/** In a row by construction: read back as they are kept. */
async function nightsKept(orderId: string): Promise<string[]> {
  const rows = await db.placeTaken.findMany({ where: { hold: { orderId } }, orderBy: { day: 'asc' } })
  return rows.map(({ day }) => day.toISOString().slice(0, 10))
}

test('many at once for overlapping stays: none is oversold, and whoever is refused hears it plainly', async () => {
  const { offering, pool } = await house.sell({
    ...{ kind: 'bed', category: 'respite', capacity: 3 },
    sessions: [[840, 2160]],
  })
  const wishes = Array.from({ length: 24 }, (_, nth) => ({
    offeringId: offering.id,
    startsAt: at(addDays(FIRST, nth % 4), '14:00'),
    count: 1 + (nth % 3),
  }))
  const outcomes = await Promise.all(wishes.map((wish) => refusal(house.order(wish))))
  const known = ['went through', 'orders.slot_taken', 'capacity.full']
  expect(outcomes.filter((one) => !known.includes(one))).toEqual([])
  const rows = await db.placeTaken.groupBy({ by: ['day'], where: { poolId: pool.id }, _count: true })
  expect(Math.max(...rows.map(({ _count }) => _count))).toBe(3)
})
