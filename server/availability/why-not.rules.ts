import { isOpenThrough } from './opening.rules.ts'
import type { WhyNot } from './roster.contract.ts'
import { type Calendar, type CaregiverTime, type OfferFacts, promisedOn, STEP } from './slots.rules.ts'
import { DAY, joined, MINUTE } from './span.rules.ts'
import { wayMinutes } from './way.rules.ts'
import { workingSpans } from './work.rules.ts'

/**
 * Everything that keeps a caregiver from beginning a visit at one instant (milliseconds since 1970), in the order in which a
 * person would mend it; none exactly where the search for free times would offer it. The instant lies on a day the calendar
 * asks about.
 */
export function whyNot(
  caregiver: CaregiverTime,
  offering: Pick<OfferFacts, 'minutes' | 'place'>,
  calendar: Calendar,
  start: number,
): WhyNot[] {
  const end = start + offering.minutes * MINUTE
  const day = calendar.asked.find(({ midnight }) => midnight <= start && start < midnight + DAY)
  const reasons: (WhyNot | false)[] = [
    start % STEP !== 0 && 'off_grid',
    start < calendar.earliest && 'too_soon',
    (!day || start >= calendar.until) && 'too_far_ahead',
    day?.closed === true && 'closed',
    day?.closed !== true && !isOpenThrough(calendar.open, start, end) && 'site_hours',
    caregiver.away.some((leave) => leave.start < end && start < leave.end) && 'leave',
    day?.closed !== true &&
      !joined(workingSpans(calendar.all, caregiver)).some((span) => span.start <= start && end <= span.end) &&
      'hours',
    ...busyReasons(caregiver, offering.place, start, end),
    ...(day ? dayReasons(caregiver, offering.minutes, day) : []),
  ]
  return [...new Set(reasons.filter((reason) => reason !== false))]
}

function busyReasons(
  { busy, bufferMinutes }: CaregiverTime,
  place: OfferFacts['place'],
  start: number,
  end: number,
): (WhyNot | false)[] {
  return busy.map((one) => {
    const over = one.visitEnd ?? one.end
    if (one.start < end && start < over) return 'overlap'
    const way = wayMinutes(place, one.place, bufferMinutes) * MINUTE
    const free = one.visitEnd === null ? one.end : Math.max(one.end, over + way)
    return one.start - way < end && start < free && (start < one.start ? 'way_after' : 'way_before')
  })
}

function dayReasons(
  { busy, dailyVisits, dailyMinutes, ableOn }: CaregiverTime,
  minutes: number,
  { date, midnight }: Calendar['asked'][number],
): (WhyNot | false)[] {
  const promised = promisedOn(busy, midnight)
  return [
    !ableOn(date) && 'credentials',
    dailyVisits !== null && promised.visits >= dailyVisits && 'daily_visits',
    dailyMinutes !== null && promised.minutes + minutes > dailyMinutes && 'daily_minutes',
  ]
}
