import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../server/kernel/wall-time.ts'
import { type Recurrence, recurrenceInput } from '../../server/plans/recurrence.contract.ts'
import { datesOf, ruleTextOf } from '../../server/plans/recurrence.rules.ts'

const rule = (given: Partial<Recurrence>): Recurrence =>
  recurrenceInput.parse({
    frequency: 'weekly',
    weekdays: [1],
    firstDay: '2026-11-23',
    startMinute: 540,
    ...given,
  })
const never = () => false

test('every Monday and Thursday', () => {
  expect(datesOf(rule({ weekdays: [1, 4] }), { until: '2026-12-04', isHoliday: never })).toEqual([
    '2026-11-23',
    '2026-11-26',
    '2026-11-30',
    '2026-12-03',
  ])
})

test('a first day that is none of its weekdays begins with the next that is', () => {
  expect(datesOf(rule({ firstDay: '2026-11-24' }), { until: '2026-12-07', isHoliday: never })).toEqual([
    '2026-11-30',
    '2026-12-07',
  ])
})

test('every two weeks counts weeks from Monday', () => {
  const fortnightly = rule({ frequency: 'fortnightly', weekdays: [1, 7], firstDay: '2026-11-26' })
  expect(datesOf(fortnightly, { until: '2026-12-25', isHoliday: never })).toEqual([
    '2026-11-29',
    '2026-12-07',
    '2026-12-13',
    '2026-12-21',
  ])
})

test('on the 31st means on the last day of a shorter month', () => {
  const monthly = rule({ frequency: 'monthly', weekdays: [], firstDay: '2026-12-31' })
  expect(datesOf(monthly, { until: '2027-05-31', isHoliday: never })).toEqual([
    '2026-12-31',
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
    '2027-05-31',
  ])
})

test('ten visits are ten, whichever holidays are left out and whatever window is asked for', () => {
  const ten = rule({ frequency: 'daily', weekdays: [], ends: 'count', count: 10, holidays: 'skip' })
  const isHoliday = (day: string) => day === '2026-11-25' || day === '2026-11-26'
  const all = datesOf(ten, { until: '2027-12-31', isHoliday })
  expect(all).toHaveLength(10)
  expect(all.at(-1)).toBe('2026-12-04')
  expect(datesOf(ten, { from: '2026-12-03', until: '2027-12-31', isHoliday })).toEqual([
    '2026-12-03',
    '2026-12-04',
  ])
})

test('a plan until a day has that day', () => {
  const short = rule({ frequency: 'daily', weekdays: [], ends: 'until', until: '2026-11-25' })
  expect(datesOf(short, { until: '2027-01-01', isHoliday: never })).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
  ])
})

test('what is missing is asked for', () => {
  const refused = (given: object) =>
    recurrenceInput.safeParse({ frequency: 'weekly', firstDay: '2026-11-23', startMinute: 540, ...given })
      .error?.issues[0]?.path
  expect(refused({})).toEqual(['weekdays'])
  expect(refused({ weekdays: [1], ends: 'until' })).toEqual(['until'])
  expect(refused({ weekdays: [1], ends: 'until', until: '2026-11-01' })).toEqual(['until'])
  expect(refused({ weekdays: [1], ends: 'count' })).toEqual(['count'])
})

const recurrences = fc
  .record({
    frequency: fc.constantFrom(
      'daily' as const,
      'weekdays' as const,
      'weekly' as const,
      'fortnightly' as const,
      'monthly' as const,
    ),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    day: fc.integer({ min: 0, max: 800 }),
    startMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  })
  .map(({ day, ...given }) => rule({ ...given, firstDay: addDays('2026-01-01', day) }))

// The other calendar reads "the last of 28 to 31" wrongly, so those have a check of their own below.
const told = recurrences.filter(
  ({ frequency, firstDay }) => frequency !== 'monthly' || Number(firstDay.slice(8)) <= 28,
)

test('the dates are those another calendar finds in the same rule', () => {
  fc.assert(
    fc.property(told, (recurrence) => {
      const text = ruleTextOf(recurrence).split('\n')
      const start = ICAL.Time.fromData({
        ...partsOf(recurrence.firstDay),
        ...timeOf(recurrence.startMinute),
        isDate: false,
      })
      const iterator = ICAL.Recur.fromString((text[1] ?? '').replace('RRULE:', '')).iterator(start)
      const until = addDays(recurrence.firstDay, 120)
      const theirs: string[] = []
      for (let next = iterator.next(); next; next = iterator.next()) {
        const day = next.toString().slice(0, 10)
        if (day > until) break
        if (day >= recurrence.firstDay) theirs.push(day)
      }
      expect(datesOf(recurrence, { until, isHoliday: never })).toEqual(theirs)
    }),
    { numRuns: 200 },
  )
})

test('late in the month means that day, or the last there is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2026, max: 2029 }), fc.integer({ min: 28, max: 31 }), (year, day) => {
      const monthly = rule({ frequency: 'monthly', weekdays: [], firstDay: `${year}-01-${day}` })
      const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      const expected = lengths.map(
        (length, month) => `${year}-${String(month + 1).padStart(2, '0')}-${Math.min(day, length)}`,
      )
      expect(datesOf(monthly, { until: `${year}-12-31`, isHoliday: never })).toEqual(expected)
    }),
  )
})

test('weekdays are as asked, no day twice, none before the first', () => {
  fc.assert(
    fc.property(recurrences, (recurrence) => {
      const dates = datesOf(recurrence, { until: addDays(recurrence.firstDay, 90), isHoliday: never })
      expect(new Set(dates).size).toBe(dates.length)
      expect(dates.every((day) => day >= recurrence.firstDay)).toBe(true)
      if (recurrence.frequency === 'weekly' || recurrence.frequency === 'fortnightly')
        expect(dates.every((day) => recurrence.weekdays.includes(weekdayOf(day)))).toBe(true)
    }),
  )
})

const partsOf = (day: string) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, day: date }
}
const timeOf = (minute: number) => ({ hour: Math.floor(minute / 60), minute: minute % 60, second: 0 })
