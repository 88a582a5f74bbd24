import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CaregiverTime, type SlotQuestion, slotsOf } from '../../server/availability/slots.rules.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '../../server/kernel/wall-time.ts'

const saturday = '2026-11-21'
const eight = instantOf(saturday, 8 * 60)
const at = (day: string, minute: number) => instantOf(day, minute)

const wang: CaregiverTime = {
  id: '王秀兰',
  bufferMinutes: 30,
  hours: [{ weekday: 6, startMinute: 9 * 60, endMinute: 12 * 60 }],
  busy: [],
  ableOn: () => true,
}
const ask = (changes: Partial<SlotQuestion> = {}, caregiver: Partial<CaregiverTime> = {}) =>
  slotsOf({
    caregivers: [{ ...wang, ...caregiver }],
    offering: { minutes: 90, noticeMinutes: 0 },
    from: saturday,
    days: 1,
    now: eight,
    ...changes,
  })
const startsIn = (days: ReturnType<typeof slotsOf>) =>
  days.flatMap(({ slots }) => slots.map(({ startsAt }) => clockOf(startsAt)))
const clockOf = (instant: Date) => new Date(instant.getTime() + minutes(480)).toISOString().slice(11, 16)

test('a visit has to end within working hours; the way home may not', () => {
  expect(startsIn(ask())).toEqual(['09:00', '09:30', '10:00', '10:30'])
})

test('the notice period counts from now to the minute', () => {
  const offering = { minutes: 90, noticeMinutes: 120 }
  expect(startsIn(ask({ offering }))).toEqual(['10:00', '10:30'])
  expect(startsIn(ask({ offering, now: new Date(eight.getTime() + 1) }))).toEqual(['10:30'])
})

test('time already promised, its way included, is not offered; nor is a visit whose own way would meet it', () => {
  const busy = [{ startsAt: at(saturday, 11 * 60), endsAt: at(saturday, 12 * 60) }]
  expect(startsIn(ask({ offering: { minutes: 60, noticeMinutes: 0 } }, { busy }))).toEqual(['09:00', '09:30'])
  const early = [{ startsAt: at(saturday, 8 * 60), endsAt: at(saturday, 10 * 60) }]
  expect(startsIn(ask({}, { busy: early }))).toEqual(['10:00', '10:30'])
})

test('hours that touch are one, over midnight as well', () => {
  const hours = [
    { weekday: 6, startMinute: 23 * 60, endMinute: 24 * 60 },
    { weekday: 7, startMinute: 0, endMinute: 60 },
  ]
  expect(startsIn(ask({}, { hours }))).toEqual(['23:00', '23:30'])
})

test('a lapsed certificate takes the day away, not the days before it', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 540, endMinute: 720 }))
  const days = ask({ days: 3 }, { hours: everyDay, ableOn: (day) => day <= '2026-11-22' })
  expect(days.map(({ slots }) => slots.length)).toEqual([4, 4, 0])
})

test('who is free is named at each start', () => {
  const zhao = { ...wang, id: '赵桂芳', hours: [{ weekday: 6, startMinute: 600, endMinute: 780 }] }
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

test('agrees with walking every minute of every day', () => {
  fc.assert(
    fc.property(question, (asked) => {
      expect(slotsOf(asked)).toEqual(minuteByMinute(asked))
    }),
    { numRuns: 60 },
  )
}, 30_000)

const hours = fc
  .array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      span: fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 96 })),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows
      .map(({ weekday, span: [a, b] }) => ({
        weekday,
        startMinute: Math.min(a, b) * 15,
        endMinute: Math.max(a, b) * 15,
      }))
      .filter(({ startMinute, endMinute }) => startMinute < endMinute),
  )
const busy = fc.array(
  fc.record({ start: fc.integer({ min: -600, max: 4 * 1440 }), length: fc.integer({ min: 1, max: 400 }) }),
  { maxLength: 6 },
)
const question: fc.Arbitrary<SlotQuestion> = fc
  .record({
    offset: fc.integer({ min: 0, max: 400 }),
    days: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 15, max: 1440 }),
    noticeMinutes: fc.integer({ min: 0, max: 1440 }),
    now: fc.integer({ min: -1440, max: 1440 }),
    caregivers: fc.array(
      fc.record({
        hours,
        busy,
        bufferMinutes: fc.integer({ min: 0, max: 60 }),
        able: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ offset, days, minutes: length, noticeMinutes, now, caregivers }) => {
    const from = addDays(saturday, offset)
    return {
      from,
      days,
      offering: { minutes: length, noticeMinutes },
      now: at(from, now),
      caregivers: caregivers.map((one, index) => ({
        id: `${index}`,
        hours: one.hours,
        bufferMinutes: one.bufferMinutes,
        busy: one.busy.map(({ start, length: long }) => ({
          startsAt: at(from, start),
          endsAt: at(from, start + long),
        })),
        ableOn: (day: string) => day < addDays(from, one.able),
      })),
    }
  })

/** The same by brute force: each minute of a visit has to be worked, each minute kept has to be free. */
function minuteByMinute({ caregivers, offering, from, days, now }: SlotQuestion) {
  const weekdays = Array.from({ length: days + 2 }, (_, offset) => weekdayOf(addDays(from, offset)))
  const origin = at(from, 0).getTime()
  const works = caregivers.map((caregiver) => {
    const worked = new Set<number>()
    for (let minute = 0; minute < (days + 2) * 1440; minute++) {
      const weekday = weekdays[Math.floor(minute / 1440)]
      const ofDay = minute % 1440
      const row = caregiver.hours.find(
        (one) => one.weekday === weekday && one.startMinute <= ofDay && ofDay < one.endMinute,
      )
      if (row) worked.add(minute)
    }
    return worked
  })
  const isFree = (caregiver: CaregiverTime, minute: number) =>
    caregiver.busy.every(({ startsAt, endsAt }) => {
      const instant = origin + minute * 60_000
      return instant < startsAt.getTime() || instant >= endsAt.getTime()
    })
  return Array.from({ length: days }, (_, day) => ({
    date: addDays(from, day),
    slots: Array.from({ length: 48 }, (_, step) => day * 1440 + step * 30).flatMap((start) => {
      const startsAt = new Date(origin + start * 60_000)
      if (startsAt.getTime() < now.getTime() + offering.noticeMinutes * 60_000) return []
      const visit = range(start, offering.minutes)
      const caregiverIds = caregivers.flatMap((caregiver, index) => {
        const kept = range(start, offering.minutes + caregiver.bufferMinutes)
        const fits =
          caregiver.ableOn(dayOf(startsAt)) &&
          visit.every((minute) => works[index]?.has(minute)) &&
          kept.every((minute) => isFree(caregiver, minute))
        return fits ? [caregiver.id] : []
      })
      const endsAt = new Date(startsAt.getTime() + offering.minutes * 60_000)
      return caregiverIds.length > 0 ? [{ startsAt, endsAt, caregiverIds }] : []
    }),
  }))
}

const range = (start: number, length: number) => Array.from({ length }, (_, index) => start + index)
