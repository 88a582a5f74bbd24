import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Opening } from '../../server/availability/opening.rules.ts'
import {
  type CaregiverTime,
  calendarOf,
  type SlotQuestion,
  slotsOf,
} from '../../server/availability/slots.rules.ts'
import { type Place, wayMinutes } from '../../server/availability/way.rules.ts'
import { whyNot } from '../../server/availability/why-not.rules.ts'
import type { Holiday, WeekRow } from '../../server/availability/work.rules.ts'
import type { Minutes } from '../../server/kernel/wall-time.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '../../server/kernel/wall-time.ts'

/** The rules against the plainest reading of them: every minute of every day, asked one by one. */

const MINUTE = 60_000
const saturday = '2026-11-21'

test('agrees with walking every minute of every day', () => {
  fc.assert(
    fc.property(question, (asked) => {
      expect(slotsOf(asked)).toEqual(minuteByMinute(asked))
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('something stands in the way exactly where nothing is offered', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const calendar = calendarOf(asked, asked.offering, asked.holidays)
      const offered = new Set(
        slotsOf(asked).flatMap(({ slots }) =>
          slots.flatMap(({ startsAt, caregiverIds }) =>
            caregiverIds.map((id) => `${id} ${startsAt.getTime()}`),
          ),
        ),
      )
      for (const { midnight } of calendar.asked)
        for (const step of range(0, 48))
          for (const caregiver of asked.caregivers) {
            const start = midnight + step * 30 * MINUTE
            const reasons = whyNot(caregiver, asked.offering, calendar, start)
            expect(reasons.length === 0, `${caregiver.id} ${new Date(start).toISOString()} ${reasons}`).toBe(
              offered.has(`${caregiver.id} ${start}`),
            )
          }
    }),
    { numRuns: 120 },
  )
}, 60_000)

function minuteByMinute(asked: SlotQuestion) {
  const { caregivers, offering, from, days, now } = asked
  const origin = instantOf(from).getTime()
  const instant = (minute: number) => origin + minute * MINUTE
  return Array.from({ length: days }, (_, day) => ({
    date: addDays(from, day),
    slots: Array.from({ length: 48 }, (_, step) => day * 1440 + step * 30).flatMap((start) => {
      if (instant(start) < now.getTime() + offering.noticeMinutes * MINUTE) return []
      if (addDays(from, day) > addDays(dayOf(now), offering.aheadDays)) return []
      const caregiverIds = caregivers
        .filter(
          (caregiver) =>
            caregiver.ableOn(addDays(from, day)) &&
            hasRoom(caregiver, offering.minutes, instant(day * 1440)) &&
            range(start, offering.minutes).every((minute) => isFree(caregiver, asked, instant(minute))) &&
            hasWays(caregiver, offering, instant(start)),
        )
        .map(({ id }) => id)
      const startsAt = new Date(instant(start))
      const endsAt = new Date(instant(start + offering.minutes))
      return caregiverIds.length > 0 ? [{ startsAt, endsAt, caregiverIds }] : []
    }),
  }))
}

/** At work, not on leave and with nobody else in the minute that begins then. */
function isFree(caregiver: CaregiverTime, { offering, holidays }: SlotQuestion, at: number): boolean {
  const date = dayOf(new Date(at))
  const minute = (at - instantOf(date).getTime()) / MINUTE
  if (offering.closings.some(([first, last]) => first <= date && date <= last)) return false
  if (offering.opening && !isOpen(offering.opening, holidays, date, minute)) return false
  if (caregiver.away.some(({ start, end }) => start < at + MINUTE && at < end)) return false
  if (caregiver.busy.some(({ start, visitEnd, end }) => start < at + MINUTE && at < (visitEnd ?? end)))
    return false
  const exception = caregiver.exceptions.get(date)
  if (exception) return exception.some(([start, end]) => start <= minute && minute < end)
  const holiday = caregiver.rests ? holidays.get(date) : undefined
  if (holiday?.kind === 'off') return false
  const weekday = holiday?.asWeekday ?? weekdayOf(date)
  return caregiver.hours.some(([of, start, end]) => of === weekday && start <= minute && minute < end)
}

/** Whether the doors are open in one minute of a day. */
function isOpen(
  { hours, days, rests }: Opening,
  holidays: SlotQuestion['holidays'],
  date: string,
  minute: number,
) {
  const own = days.findLast(([day]) => day === date)?.[1]
  if (own) return own.some((start, at) => at % 2 === 0 && start <= minute && minute < (own[at + 1] ?? 0))
  if (hours.length === 0) return true
  const holiday = rests ? holidays.get(date) : undefined
  if (holiday?.kind === 'off') return false
  const weekday = holiday?.asWeekday ?? weekdayOf(date)
  return hours.some(([of, start, end]) => of === weekday && start <= minute && minute < end)
}

/** Enough time from every visit before, and to every visit after. */
function hasWays(
  { busy, bufferMinutes }: CaregiverTime,
  { place, minutes }: SlotQuestion['offering'],
  start: number,
) {
  return busy.every((one) => {
    const way = wayMinutes(place, one.place, bufferMinutes) * MINUTE
    if (one.start > start) return start + minutes * MINUTE + way <= one.start
    return Math.max(one.end, one.visitEnd === null ? 0 : one.visitEnd + way) <= start
  })
}

function hasRoom(
  { busy, dailyVisits, dailyMinutes }: CaregiverTime,
  minutes: number,
  midnight: number,
): boolean {
  const that = busy.filter(({ start }) => start >= midnight && start < midnight + 1440 * MINUTE)
  const long = that.reduce((sum, { start, end, visitEnd }) => sum + ((visitEnd ?? end) - start) / MINUTE, 0)
  return that.length < (dailyVisits ?? 99) && long + minutes <= (dailyMinutes ?? 99_999)
}

const range = (start: number, length: number) => Array.from({ length }, (_, index) => start + index)

const spans = (maxLength: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 96 })), { maxLength })
    .map((rows) =>
      rows.filter(([a, b]) => a !== b).map(([a, b]): Minutes => [Math.min(a, b) * 15, Math.max(a, b) * 15]),
    )
const hours = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), spans(1)), { maxLength: 9 })
  .map((rows) => rows.flatMap(([weekday, of]) => of.map(([start, end]): WeekRow => [weekday, start, end])))
const place: fc.Arbitrary<Place> = fc.option(
  fc.record({
    lat: fc.double({ min: 31.1, max: 31.3, noNaN: true }),
    lng: fc.double({ min: 121.3, max: 121.6, noNaN: true }),
  }),
)
const limit = (max: number) => fc.option(fc.integer({ min: 1, max }), { freq: 2 })
const promise = fc.record({
  start: fc.integer({ min: -1440, max: 4 * 1440 }),
  length: fc.integer({ min: 1, max: 400 }),
  kept: fc.integer({ min: 0, max: 30 }),
  known: fc.boolean(),
  place,
})
const leave = fc.record({
  start: fc.integer({ min: -600, max: 4 * 1440 }),
  length: fc.integer({ min: 1, max: 2000 }),
})
const carer = fc.record({
  hours,
  exceptions: fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), spans(2)), { maxLength: 2 }),
  rests: fc.boolean(),
  leaves: fc.array(leave, { maxLength: 2 }),
  promises: fc.array(promise, { maxLength: 5 }),
  bufferMinutes: fc.integer({ min: 0, max: 60 }),
  dailyVisits: limit(3),
  dailyMinutes: limit(900),
  able: fc.integer({ min: 0, max: 4 }),
})
const holiday = fc.tuple(
  fc.integer({ min: -1, max: 4 }),
  fc.oneof(
    fc.constant<Holiday>({ kind: 'off', asWeekday: null }),
    fc.option(fc.integer({ min: 1, max: 7 })).map((asWeekday): Holiday => ({ kind: 'workday', asWeekday })),
  ),
)

const doors = fc.option(
  fc.record({
    hours,
    days: fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), spans(2)), { maxLength: 2 }),
    rests: fc.boolean(),
  }),
)

const question: fc.Arbitrary<SlotQuestion> = fc
  .record({
    offset: fc.integer({ min: 0, max: 400 }),
    days: fc.integer({ min: 1, max: 3 }),
    now: fc.integer({ min: -1440, max: 1440 }),
    minutes: fc.integer({ min: 15, max: 1440 }),
    noticeMinutes: fc.integer({ min: 0, max: 1440 }),
    aheadDays: fc.integer({ min: 1, max: 5 }),
    place,
    closing: fc.option(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 1 })), {
      freq: 3,
    }),
    holidays: fc.array(holiday, { maxLength: 2 }),
    carers: fc.array(carer, { maxLength: 3 }),
    doors,
  })
  .map(
    ({
      offset,
      days,
      now,
      minutes,
      noticeMinutes,
      aheadDays,
      place: there,
      closing,
      doors: open,
      ...rest
    }) => {
      const { holidays, carers } = rest
      const from = addDays(saturday, offset)
      const at = (minute: number) => instantOf(from, minute).getTime()
      return {
        ...{ from, days },
        now: new Date(at(now)),
        holidays: new Map(holidays.map(([day, kind]) => [addDays(from, day), kind])),
        offering: {
          ...{ minutes, noticeMinutes, aheadDays },
          place: there,
          closings: closing
            ? [[addDays(from, closing[0]), addDays(from, closing[0] + closing[1])] as const]
            : [],
          opening: open && {
            ...{ ...open, siteId: 'here' },
            days: open.days.map(([day, of]) => [addDays(from, day), of.flat()] as const),
          },
        },
        caregivers: carers.map(({ exceptions, leaves, promises, able, ...one }, index) => ({
          ...one,
          id: `${index}`,
          exceptions: new Map(exceptions.map(([day, of]) => [addDays(from, day), of])),
          away: leaves.map(({ start, length }) => ({ start: at(start), end: at(start + length) })),
          busy: promises.map(({ start, length, kept, known, place: where }) => ({
            start: at(start),
            end: at(start + length + kept),
            visitEnd: known ? at(start + length) : null,
            place: where,
          })),
          ableOn: (day: string) => day < addDays(from, able),
        })),
      }
    },
  )
