import { z } from 'zod'
import {
  closeHouseInput,
  leaveKinds,
  saveDayInput,
  saveHolidayInput,
  saveHouseInput,
  saveTimeInput,
} from '../../../server/availability/roster.contract.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { hourFields, hoursOf } from '../setup/hours-form.ts'

const clock = z.string().regex(/^\d{2}:\d{2}$/)
const note = z.string().trim().max(200).default('')
const despite = z.boolean().default(false)

export const houseForm = saveHouseInput.omit({ providerId: true })

const { bufferMinutes, dailyVisits, dailyMinutes, holidays } = saveTimeInput.shape

/** A caregiver's week and limits as typed; what is left empty is no limit. */
export const timeForm = z
  .object({
    ...hourFields,
    bufferMinutes,
    holidays: holidays.default(null),
    dailyVisits: dailyVisits.default(null),
    dailyMinutes: dailyMinutes.default(null),
    acceptsPets: z.boolean().default(false),
    acceptsSmoke: z.boolean().default(false),
  })
  .transform((typed, issues) => {
    const hours = hoursOf(typed, issues)
    const { bufferMinutes, holidays, dailyVisits, dailyMinutes, acceptsPets, acceptsSmoke } = typed
    return { bufferMinutes, holidays, dailyVisits, dailyMinutes, acceptsPets, acceptsSmoke, hours }
  })

/** A site's week as typed. */
export const siteForm = z
  .object({ ...hourFields, despite })
  .transform((typed, issues) => ({ hours: hoursOf(typed, issues), despite: typed.despite }))

/** Other hours on one day: up to two stretches, none at all means off. */
export const dayForm = z
  .object({
    day: saveDayInput.shape.day,
    from: clock.optional(),
    to: clock.optional(),
    fromSecond: clock.optional(),
    toSecond: clock.optional(),
    note,
    despite,
  })
  .transform(({ from, to, fromSecond, toSecond, ...day }, issues) => {
    const spans: [number, number][] = []
    for (const [start, end, path] of [
      [from, to, 'to'],
      [fromSecond, toSecond, 'toSecond'],
    ] as const) {
      if (!start && !end) continue
      const span: [number, number] = [minuteOf(start ?? ''), minuteOf(end ?? '') || 1440]
      if (!start || !end || span[0] >= span[1])
        issues.addIssue({ code: 'custom', path: [path], message: 'clock.order' })
      else spans.push(span)
    }
    return { ...day, spans }
  })

/** Leave by days, or by the hour where times are given; the last day is included. */
export const leaveForm = z
  .object({
    key: z.string(),
    kind: z.enum(leaveKinds),
    firstDay: z.iso.date(),
    fromTime: clock.optional(),
    lastDay: z.iso.date(),
    untilTime: clock.optional(),
    note,
    despite,
  })
  .transform(({ firstDay, fromTime, lastDay, untilTime, ...leave }, issues) => {
    const startsAt = instantOf(firstDay, fromTime ?? '00:00')
    const last = instantOf(lastDay, untilTime ?? '00:00')
    const endsAt = last && (untilTime ? last : new Date(last.getTime() + 86_400_000))
    if (startsAt && endsAt && startsAt < endsAt) return { ...leave, startsAt, endsAt }
    issues.addIssue({ code: 'custom', path: ['lastDay'], message: 'availability.ends_before_start' })
    return z.NEVER
  })

export const closingForm = closeHouseInput
  .omit({ providerId: true })
  .extend({ siteId: z.uuid().nullable().default(null), despite })

export const holidayForm = saveHolidayInput

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
