import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { CalendarFeed, FeedEntry } from '../../server/feeds/feed.contract.ts'
import { i18nFor } from './catalogues.server.ts'
import type { Locale } from './locales.ts'
import { isZone, spanIn } from './zones.ts'

const HOME = 'Asia/Shanghai'
/** China has had one time and no summer time since September 1991. */
const SHANGHAI = [
  'BEGIN:VTIMEZONE',
  `TZID:${HOME}`,
  'BEGIN:STANDARD',
  'DTSTART:19910915T010000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')
const over = ['cancelled', 'declined', 'lapsed', 'withdrawn', 'refunded']
const waiting = ['awaiting_elder', 'awaiting_payment', 'requested']

/**
 * An iCalendar (RFC 5545) to subscribe to. Times carry Asia/Shanghai and say what that is, so that every calendar shows its
 * reader's own; the description says both in words. An entry keeps its id and counts up, so that a move moves it and a
 * cancellation strikes it out.
 */
export function calendarOf(feed: CalendarFeed): string {
  const calendar = emptyCalendar(feed, ICalCalendarMethod.PUBLISH)
  for (const entry of feed.entries) calendar.createEvent(eventOf(entry, feed))
  return calendar.toString()
}

/** Who writes, to whom and when: both by address, the writer also by name. */
export type Letterhead = {
  readonly from: { name: string; address: string }
  readonly to: string
  readonly at: Date
}

/**
 * One visit as a letter brings it (iTIP, RFC 5546): it enters the reader's calendar as agreed, moves there, or leaves it. Nobody is
 * asked to answer: what binds is said on our pages.
 */
export function invitationOf(
  feed: CalendarFeed,
  { from, to, at }: Letterhead,
): { method: 'REQUEST' | 'CANCEL'; text: string } | null {
  const [entry] = feed.entries
  if (!entry) return null
  const ends = statusOf(entry) === ICalEventStatus.CANCELLED
  const method = ends ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST
  const calendar = emptyCalendar(feed, method)
  calendar.createEvent({
    ...eventOf(entry, feed),
    stamp: at,
    organizer: { name: from.name, email: from.address },
    attendees: [{ email: to, rsvp: false, status: ICalAttendeeStatus.ACCEPTED, role: ICalAttendeeRole.REQ }],
  })
  return { method: ends ? 'CANCEL' : 'REQUEST', text: calendar.toString() }
}

function emptyCalendar({ name, ...feed }: CalendarFeed, method: ICalCalendarMethod) {
  const locale = feed.locale as Locale
  return ical({
    name: i18nFor(locale).t('feeds:calendar', { name }),
    prodId: { company: 'Yiyou', product: 'Yiyou', language: locale === 'en' ? 'EN' : 'ZH' },
    method,
    timezone: { name: HOME, generator: () => SHANGHAI },
    ttl: 15 * 60,
  })
}

function eventOf(entry: FeedEntry, { scope, zone, site, ...feed }: CalendarFeed): ICalEventData {
  const locale = feed.locale as Locale
  const work = scope !== 'family'
  return {
    id: `order-${entry.orderId}@${new URL(site).host}`,
    sequence: entry.version,
    start: atHome(entry.startsAt),
    end: atHome(entry.endsAt),
    timezone: HOME,
    stamp: entry.changedAt,
    lastModified: entry.changedAt,
    summary: i18nFor(locale).t(work ? 'feeds:summary.work' : 'feeds:summary.family', entry),
    description: description(entry, zone, locale),
    location: entry.district || null,
    status: statusOf(entry),
    url: work
      ? `${site}/desk/${entry.providerId}/orders/${entry.orderId}`
      : `${site}/orders/${entry.orderId}`,
  }
}

// The generator writes a native Date in the process's own zone.
const atHome = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(HOME) as never

function statusOf({ state }: FeedEntry): ICalEventStatus {
  if (over.includes(state)) return ICalEventStatus.CANCELLED
  return waiting.includes(state) ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

function description(entry: FeedEntry, zone: string, locale: Locale): string {
  const { t } = i18nFor(locale)
  const here = spanIn(HOME, locale, entry)
  const there = spanIn(zone, locale, entry)
  const place = isZone(zone) ? t(`feeds:zones.${zone}`) : zone
  const times = here === there ? here : t('feeds:both', { here, there, place })
  return `${times}\n${t('feeds:with', { caregiver: entry.caregiverName, provider: entry.providerName })}`
}
