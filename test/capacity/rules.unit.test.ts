import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CapacityRule,
  datesOf,
  monthsOld,
  nearestAges,
  ruleFor,
  seatsOf,
  sessionsOverlap,
  termOf,
} from '../../server/capacity/capacity.rules.ts'

const rule = (change: Partial<CapacityRule> = {}): CapacityRule => ({
  ...{ id: 'a', code: 'nursery_infant', version: 1, ageClass: 'infant_12', regionCode: null },
  ...{ fromMonths: 6, toMonths: 12, most: 10, perCarer: 3, validFrom: '2019-10-08', validUntil: null },
  ...change,
})

describe('the rule of a class', () => {
  const asked = { ageClass: 'infant_12' as const, regionCode: '310115', day: '2026-11-21' }

  test('is the nearest region’s, then what began last', () => {
    const national = rule()
    const city = rule({ id: 'b', regionCode: '310000', perCarer: 2 })
    const elsewhere = rule({ id: 'c', regionCode: '330100', perCarer: 4 })
    const later = rule({ id: 'd', regionCode: '310000', validFrom: '2026-01-01', version: 2 })
    expect(ruleFor([national, elsewhere], asked)).toBe(national)
    expect(ruleFor([national, city, elsewhere], asked)).toBe(city)
    expect(ruleFor([national, city, later], asked)).toBe(later)
    expect(ruleFor([national, city, later], { ...asked, day: '2025-12-31' })).toBe(city)
    expect(ruleFor([city], { ...asked, regionCode: null })).toBeNull()
  })

  test('speaks only while it is in force, and of its own class', () => {
    expect(ruleFor([rule()], { ...asked, day: '2019-10-07' })).toBeNull()
    expect(ruleFor([rule({ validUntil: '2026-11-20' })], asked)).toBeNull()
    expect(ruleFor([rule()], { ...asked, ageClass: 'mixed' })).toBeNull()
    expect(ruleFor([rule()], { ...asked, ageClass: null })).toBeNull()
  })

  test('lets no more in than the class, the pool and those on duty allow', () => {
    expect(seatsOf(8, rule(), 0)).toBe(0)
    expect(seatsOf(8, rule(), 2)).toBe(6)
    expect(seatsOf(8, rule(), 5)).toBe(8)
    expect(seatsOf(30, rule(), 9)).toBe(10)
    expect(seatsOf(30, rule({ perCarer: null }), 0)).toBe(10)
    expect(seatsOf(30, null, 0)).toBe(30)
  })

  test('never lets in more than any of the three, whatever the figures', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        (...n) => {
          const [capacity, most, perCarer, onDuty] = n
          const seats = seatsOf(capacity, { most, perCarer }, onDuty)
          return seats === Math.min(capacity, most, perCarer * onDuty)
        },
      ),
    )
  })
})

test('age is counted in whole months, to the day', () => {
  expect(monthsOld('2025-11-21', '2026-11-20')).toBe(11)
  expect(monthsOld('2025-11-21', '2026-11-21')).toBe(12)
  expect(monthsOld('2024-02-29', '2026-02-28')).toBe(23)
  expect(monthsOld('2026-12-01', '2026-11-21')).toBeLessThanOrEqual(0)
})

test('a child that fits no class is told of the nearest', () => {
  const rules = [rule(), rule({ fromMonths: 24, toMonths: 36 })]
  expect(nearestAges(rules, 3)).toEqual({ fromMonths: 6, toMonths: 12 })
  expect(nearestAges(rules, 22)).toEqual({ fromMonths: 24, toMonths: 36 })
  expect(nearestAges(rules, 40)).toEqual({ fromMonths: 24, toMonths: 36 })
})

test('an offering by the day is a night where there are beds', () => {
  expect(termOf('day', 'bed')).toBe('nights')
  expect(termOf('day', 'place')).toBe('day')
  expect(termOf('month', 'place')).toBe('months')
  expect(termOf('meal', 'meal')).toBe('session')
})

test('months end the day before the same date, nights are as many as asked for', () => {
  expect(datesOf('months', '2026-01-31', 1).at(-1)).toBe('2026-02-27')
  expect(datesOf('months', '2026-12-01', 2)).toHaveLength(62)
  expect(datesOf('nights', '2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  expect(datesOf('day', '2026-12-30', 5)).toEqual(['2026-12-30'])
})

test('sessions that touch do not overlap; a night meets the next morning', () => {
  const part = (startMinute: number, endMinute: number) => ({ startMinute, endMinute })
  expect(sessionsOverlap([part(510, 720), part(720, 1050)])).toBe(false)
  expect(sessionsOverlap([part(510, 730), part(720, 1050)])).toBe(true)
  expect(sessionsOverlap([part(840, 2160)])).toBe(false)
  expect(sessionsOverlap([part(840, 2160), part(600, 700)])).toBe(true)
})
