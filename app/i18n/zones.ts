import { readCookie } from './detect.ts'
import type { Locale } from './locales.ts'

/** Where most of those live who care from afar, west of the date line last. */
export const zones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Asia/Bangkok',
  'Asia/Dubai',
  'Australia/Perth',
  'Australia/Sydney',
  'Pacific/Auckland',
  'Europe/London',
  'Europe/Paris',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
] as const

export const isZone = (name: string): name is (typeof zones)[number] =>
  (zones as readonly string[]).includes(name)

/** The zone a browser said it is in, if it is one at all. */
export function zoneFrom(headers: Headers): string | null {
  const name = readCookie(headers, 'zone')
  if (!name) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** 11月21日 周六 20:00–22:00, on the clocks of a zone. */
export function spanIn(
  timeZone: string,
  locale: Locale,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
) {
  const day = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', day: 'numeric', weekday: 'short' })
  const time = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [from, to] = [day.format(startsAt), day.format(endsAt)]
  return `${from} ${time.format(startsAt)}–${from === to ? '' : `${to} `}${time.format(endsAt)}`
}
