import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { CalendarFeed, FeedEntry } from '../../../server/feeds/feed.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import type { Locale } from '../../i18n/locales.ts'
import { isZone, spanIn } from './zones.ts'

const HOME = 'Asia/Shanghai'
const over = ['cancelled', 'declined', 'lapsed', 'withdrawn', 'refunded']
const waiting = ['awaiting_elder', 'awaiting_payment', 'requested']

/**
 * An iCalendar (RFC 5545). Times carry Asia/Shanghai, so that every calendar shows its reader's own; the description says both
 * in words. An entry keeps its id and counts up, so that a move moves it and a cancellation strikes it out.
 */
export function calendarOf({ scope, name, zone, entries, site, ...feed }: CalendarFeed): string {
  const locale = feed.locale as Locale
  const { t } = i18nFor(locale)
  const calendar = ical({
    name: t('feeds:calendar', { name }),
    prodId: { company: 'Yiyou', product: 'Yiyou', language: locale === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    timezone: HOME,
    ttl: 15 * 60,
  })
  const { host } = new URL(site)
  for (const entry of entries) {
    const work = scope !== 'family'
    calendar.createEvent({
      id: `order-${entry.orderId}@${host}`,
      sequence: entry.version,
      start: atHome(entry.startsAt),
      end: atHome(entry.endsAt),
      timezone: HOME,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: t(work ? 'feeds:summary.work' : 'feeds:summary.family', entry),
      description: description(entry, zone, locale),
      location: entry.district || null,
      status: statusOf(entry),
      url: `${site}/orders/${entry.orderId}`,
    })
  }
  return calendar.toString()
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

/** The answer with it: never kept by anybody on the way. */
export const calendarResponse = (text: string) =>
  new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="yiyou.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
