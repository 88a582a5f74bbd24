import { expect, test } from 'vitest'
import { type CaregiverTime, type SlotQuestion, slotsOf } from '../../server/availability/slots.rules.ts'
import type { WeekRow } from '../../server/availability/work.rules.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { addDays, instantOf, type Minutes } from '../../server/kernel/wall-time.ts'

const saturday = '2026-11-21'
const eight = instantOf(saturday, 8 * 60)
const at = (day: string, minute: number) => instantOf(day, minute).getTime()
const home = { lat: 31.22, lng: 121.54 }
/** 5.56 km north: 32 minutes of way. */
const farther = { lat: 31.27, lng: 121.54 }

const wang: CaregiverTime = {
  id: '王秀兰',
  bufferMinutes: 30,
  hours: [[6, 9 * 60, 12 * 60]],
  exceptions: new Map(),
  rests: false,
  away: [],
  busy: [],
  dailyVisits: null,
  dailyMinutes: null,
  ableOn: () => true,
}
const bath: SlotQuestion['offering'] = {
  minutes: 90,
  noticeMinutes: 0,
  aheadDays: 60,
  place: null,
  closings: [],
  opening: null,
}
const ask = (changes: Partial<SlotQuestion> = {}, caregiver: Partial<CaregiverTime> = {}) =>
  slotsOf({
    caregivers: [{ ...wang, ...caregiver }],
    offering: bath,
    holidays: new Map(),
    from: saturday,
    days: 1,
    now: eight,
    ...changes,
  })
const startsIn = (days: ReturnType<typeof slotsOf>) =>
  days.flatMap(({ slots }) => slots.map(({ startsAt }) => clockOf(startsAt)))
const clockOf = (instant: Date) => new Date(instant.getTime() + minutes(480)).toISOString().slice(11, 16)
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday): WeekRow => [weekday, 540, 720])

test('a visit has to end within working hours; the way home may not', () => {
  expect(startsIn(ask())).toEqual(['09:00', '09:30', '10:00', '10:30'])
})

test('the notice period counts from now to the minute, the latest booking from today by days', () => {
  const offering = { ...bath, noticeMinutes: 120 }
  expect(startsIn(ask({ offering }))).toEqual(['10:00', '10:30'])
  expect(startsIn(ask({ offering, now: new Date(eight.getTime() + 1) }))).toEqual(['10:30'])
  const soon = ask({ offering: { ...bath, aheadDays: 2 }, days: 4 }, { hours: everyDay })
  expect(soon.map(({ slots }) => slots.length)).toEqual([4, 4, 4, 0])
})

test('where a place is unknown, the buffer lies between visits, before and after', () => {
  const offering = { ...bath, minutes: 60 }
  const hour = { start: at(saturday, 11 * 60), end: at(saturday, 12 * 60), place: home }
  const kept = { busy: [{ ...hour, visitEnd: null }] }
  expect(startsIn(ask({ offering }, kept))).toEqual(['09:00', '09:30'])
  const early = { start: at(saturday, 8 * 60), end: at(saturday, 9 * 60 + 30), visitEnd: at(saturday, 540) }
  expect(startsIn(ask({}, { busy: [{ ...early, place: null }] }))).toEqual(['09:30', '10:00', '10:30'])
})

test('where both places are known, the way between them counts, before and after', () => {
  const offering = { ...bath, minutes: 30, place: home }
  const hours: WeekRow[] = [[6, 9 * 60, 13 * 60]]
  const visit = (place: typeof home) => ({
    busy: [{ start: at(saturday, 630), end: at(saturday, 700), visitEnd: at(saturday, 690), place }],
    hours,
    bufferMinutes: 60,
  })
  expect(startsIn(ask({ offering }, visit(home)))).toEqual(['09:00', '09:30', '12:00', '12:30'])
  expect(startsIn(ask({ offering }, visit(farther)))).toEqual(['09:00', '12:30'])
})

test('hours that touch are one, over midnight as well', () => {
  const hours: WeekRow[] = [
    [6, 23 * 60, 24 * 60],
    [7, 0, 60],
  ]
  expect(startsIn(ask({}, { hours }))).toEqual(['23:00', '23:30'])
})

test('a lapsed certificate takes the day away, not the days before it', () => {
  const days = ask({ days: 3 }, { hours: everyDay, ableOn: (day) => day <= '2026-11-22' })
  expect(days.map(({ slots }) => slots.length)).toEqual([4, 4, 0])
})

test('an exception replaces the day, leave cuts into it, a closed house ends it', () => {
  const exceptions = new Map<string, Minutes[]>([
    [saturday, [[14 * 60, 16 * 60]]],
    ['2026-11-22', []],
  ])
  expect(ask({ days: 2 }, { hours: everyDay, exceptions }).map((day) => startsIn([day]))).toEqual([
    ['14:00', '14:30'],
    [],
  ])
  const leaves = [{ start: at(saturday, 570), end: at(saturday, 600) }]
  expect(startsIn(ask({ offering: { ...bath, minutes: 30 } }, { away: leaves }))).toEqual([
    '09:00',
    '10:00',
    '10:30',
    '11:00',
    '11:30',
  ])
  const closings = [['2026-11-22', '2026-11-23']] as const
  const closed = ask({ offering: { ...bath, closings }, days: 4 }, { hours: everyDay, exceptions })
  expect(closed.map(({ slots }) => slots.length)).toEqual([2, 0, 0, 4])
})

test('who rests on public holidays works on make-up days, by the hours of the day made up for', () => {
  const holidays = new Map([
    ['2026-11-22', { kind: 'workday', asWeekday: 3 } as const],
    ['2026-11-23', { kind: 'off', asWeekday: null } as const],
  ])
  const hours: WeekRow[] = [
    [1, 540, 720],
    [3, 600, 690],
  ]
  const rests = ask({ holidays, days: 3 }, { hours, rests: true })
  expect(rests.map((day) => startsIn([day]))).toEqual([[], ['10:00'], []])
  const works = ask({ holidays, days: 3 }, { hours, rests: false })
  expect(works.map((day) => startsIn([day]).length)).toEqual([0, 0, 4])
})

test('a full day offers no more: by visits, and by minutes', () => {
  const day = addDays(saturday, 1)
  const promised = { start: at(day, 540), end: at(day, 600), visitEnd: at(day, 600), place: null }
  const full = (limit: Partial<CaregiverTime>) =>
    ask({ days: 3 }, { hours: everyDay, busy: [promised], bufferMinutes: 0, ...limit }).map(
      ({ slots }) => slots.length,
    )
  expect(full({})).toEqual([4, 2, 4])
  expect(full({ dailyVisits: 1 })).toEqual([4, 0, 4])
  expect(full({ dailyMinutes: 149 })).toEqual([4, 0, 4])
  expect(full({ dailyMinutes: 150 })).toEqual([4, 2, 4])
  expect(full({ dailyMinutes: 89 })).toEqual([0, 0, 0])
})

test('who is free is named at each start', () => {
  const zhao: CaregiverTime = { ...wang, id: '赵桂芳', hours: [[6, 600, 780]] }
  const [day] = ask({ caregivers: [wang, zhao] })
  expect(day?.slots.map(({ caregiverIds }) => caregiverIds.join(' '))).toEqual([
    '王秀兰',
    '王秀兰',
    '王秀兰 赵桂芳',
    '王秀兰 赵桂芳',
    '赵桂芳',
    '赵桂芳',
  ])
})

test('what happens at a site lies within its hours; a site that says nothing bounds nothing', () => {
  const opening = { siteId: '花木', hours: [] as WeekRow[], days: [], rests: false }
  const open = (said: Partial<typeof opening> | null, more: Partial<SlotQuestion> = {}) =>
    startsIn(ask({ offering: { ...bath, opening: said && { ...opening, ...said } }, ...more }))
  expect(open(null)).toEqual(['09:00', '09:30', '10:00', '10:30'])
  expect(open({})).toEqual(open(null))
  expect(open({ hours: [[6, 9 * 60 + 30, 11 * 60 + 30]] })).toEqual(['09:30', '10:00'])
  // Two stretches that touch are one.
  const touching: WeekRow[] = [
    [6, 8 * 60, 10 * 60],
    [6, 10 * 60, 11 * 60],
  ]
  expect(open({ hours: touching })).toEqual(['09:00', '09:30'])
  expect(open({ hours: [[7, 0, 1440]] })).toEqual([])
})

test('a day of the site speaks before the holiday it falls on, and its holidays before the week', () => {
  const offering = (days: [string, number[]][]) => ({
    ...bath,
    opening: { siteId: '花木', hours: everyDay, days, rests: true },
  })
  const holidays = new Map([[saturday, { kind: 'off', asWeekday: null } as const]])
  expect(startsIn(ask({ offering: offering([]), holidays }))).toEqual([])
  expect(startsIn(ask({ offering: offering([[saturday, [540, 660]]]), holidays }))).toEqual([
    '09:00',
    '09:30',
  ])
  expect(startsIn(ask({ offering: offering([[saturday, []]]) }))).toEqual([])
})
