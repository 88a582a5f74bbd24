import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, readAddress, shownDays } from '../../app/features/calendar/calendar-address.ts'
import { clockOf, inLanes } from '../../app/features/calendar/grid.ts'

test('an address says again what it was read from', () => {
  const text = '/c?view=week&date=2026-11-25&carer=w&move=o&day=2026-11-26&time=09%3A30&to=z'
  const address = readAddress(new URL(text, 'http://x').searchParams, '2026-11-22')
  expect(addressOf('/c', address)).toBe(text)
  expect(shownDays(address)).toEqual({ from: '2026-11-23', days: 7 })
})

test('what is no day, no view and no time is taken for today, the board and now', () => {
  const params = new URLSearchParams('view=x&date=2026-02-31&move=o&day=x&time=25:00')
  expect(readAddress(params, '2026-11-22')).toEqual({
    view: 'board',
    date: '2026-11-22',
    carer: null,
    move: { orderId: 'o', day: null, time: null, to: null },
  })
})

test('a week begins on Monday, also on a Sunday', () => {
  expect(shownDays({ view: 'list', date: '2026-11-22' }).from).toBe('2026-11-16')
  expect(shownDays({ view: 'board', date: '2026-11-22' })).toEqual({ from: '2026-11-22', days: 1 })
})

test('visits that overlap lie side by side, and never on one another', () => {
  const rows = fc.array(
    fc.record({ from: fc.integer({ min: 1, max: 40 }), length: fc.integer({ min: 1, max: 20 }) }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(rows, (drawn) => {
      const placed = inLanes(drawn.map(({ from, length }) => ({ from, to: from + length })))
      expect(placed.length).toBe(drawn.length)
      for (const [index, one] of placed.entries()) {
        expect(one.lane).toBeLessThan(one.lanes)
        for (const other of placed.slice(index + 1))
          if (one.from < other.to && other.from < one.to) expect(one.lane).not.toBe(other.lane)
      }
    }),
  )
})

test('a minute of the day is a clock time', () => {
  expect([clockOf(0), clockOf(570), clockOf(1410)]).toEqual(['00:00', '09:30', '23:30'])
})
