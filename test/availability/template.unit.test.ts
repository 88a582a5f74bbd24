import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin, minutesOf, templateDays } from '../../server/availability/template.rules.ts'
import { addDays, weekdayOf } from '../../server/kernel/wall-time.ts'

const early = [
  { weekday: 1, startMinute: 780, endMinute: 1020 },
  { weekday: 1, startMinute: 480, endMinute: 720 },
  { weekday: 6, startMinute: 540, endMinute: 720 },
]
const week = { firstDay: '2027-02-01', lastDay: '2027-02-07' }
const nobody = { rests: false, holidays: new Map() }

test('a week’s hours fall on their weekdays, in order; the other days are off', () => {
  const { days, leftOut } = templateDays(early, week, nobody)
  expect(days.map(({ day, bounds }) => [day, bounds])).toEqual([
    ['2027-02-01', [480, 720, 780, 1020]],
    ...['2027-02-02', '2027-02-03', '2027-02-04', '2027-02-05'].map((day) => [day, []]),
    ['2027-02-06', [540, 720]],
    ['2027-02-07', []],
  ])
  expect([leftOut, minutesOf(days[0]?.bounds ?? [])]).toEqual([[], 480])
})

test('who rests on holidays keeps them, and works a make-up Sunday as the Monday it makes up for', () => {
  const holidays = new Map([
    ['2027-02-06', { kind: 'off' as const, asWeekday: null }],
    ['2027-02-07', { kind: 'workday' as const, asWeekday: 1 }],
  ])
  const { days, leftOut } = templateDays(early, week, { rests: true, holidays })
  expect(leftOut).toEqual(['2027-02-06'])
  expect(days.at(-1)).toEqual({ day: '2027-02-07', bounds: [480, 720, 780, 1020] })
  expect(templateDays(early, week, { rests: false, holidays }).leftOut).toEqual([])
})

test('every day of the range is said once or left out, whatever the week and the holidays are', () => {
  const row = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    startMinute: fc.integer({ min: 0, max: 700 }),
    endMinute: fc.integer({ min: 701, max: 1440 }),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: ({ weekday }) => weekday, maxLength: 7 }),
      fc.integer({ min: 0, max: 91 }),
      fc.array(fc.integer({ min: 0, max: 91 })),
      fc.boolean(),
      (hours, length, off, rests) => {
        const firstDay = '2026-12-20'
        const holidays = new Map(
          off.map((n) => [addDays(firstDay, n), { kind: 'off' as const, asWeekday: null }]),
        )
        const range = { firstDay, lastDay: addDays(firstDay, length) }
        const { days, leftOut } = templateDays(hours, range, { rests, holidays })
        expect(days.length + leftOut.length).toBe(length + 1)
        for (const { day, bounds } of days) {
          const own = hours.find(({ weekday }) => weekday === weekdayOf(day))
          expect(bounds).toEqual(own ? [own.startMinute, own.endMinute] : [])
          if (own) expect(isWithin(bounds, own.startMinute, own.endMinute)).toBe(true)
          expect(isWithin(bounds, -1, 1441)).toBe(false)
        }
      },
    ),
  )
})
