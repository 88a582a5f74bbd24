import { after, minutes } from '../kernel/clock.ts'
import { addDays, dayOf, instantOf, minuteOf } from '../kernel/wall-time.ts'
import { type Channel, groupOf } from './channel.contract.ts'
import type { NoticeKind } from './notice.contract.ts'

/** When messages may come, as a person has chosen; minutes of the day in Asia/Shanghai. */
export type Hours = { readonly quietFrom: number; readonly quietUntil: number; readonly daily: boolean }

/** 22:00 to 7:00: nobody is woken for what can wait. */
export const usualHours: Hours = { quietFrom: 22 * 60, quietUntil: 7 * 60, daily: false }

/** Mail waits so long, in milliseconds, for what else there is to say: one letter tells of all of it. */
const GATHERED = minutes(3)
/** When the mail of a day comes to whoever wants it at once. */
const EVENING = 19 * 60
const MOST_ATTEMPTS = 6

/** How long after the notice its message is first looked at, in milliseconds. */
export const waitOf = (channel: Channel, kind: NoticeKind) =>
  wakes(kind) || (channel !== 'email' && groupOf[kind] !== 'message') ? 0 : GATHERED

/**
 * When a message that is due `now` may really be sent: null for at once, else the end of its reader's quiet hours, or the
 * evening for those who want one letter a day. What wants an answer waits for no evening, and help for nothing at all.
 */
export function postponed(
  message: { readonly channel: Channel; readonly kind: NoticeKind; readonly toldAt: Date },
  hours: Hours,
  now: Date,
): Date | null {
  const { channel, kind, toldAt } = message
  if (wakes(kind)) return null
  const group = groupOf[kind]
  if (channel === 'email' && hours.daily && group !== 'answer' && group !== 'reminder') {
    const evening = next(toldAt, EVENING)
    if (evening > now) return evening
  }
  return isQuiet(now, hours) ? next(now, hours.quietUntil) : null
}

/** When to try again after so many failures; null once it is given up. */
export const retryAt = (attempts: number, now: Date): Date | null =>
  attempts >= MOST_ATTEMPTS ? null : after(now, minutes(2 ** attempts))

/** What is due within the hour, about somebody who called for help, or about a call that has just been made. */
const wakes = (kind: NoticeKind) =>
  groupOf[kind] === 'help' || kind === 'visit_soon' || kind === 'phone_order_placed'

function isQuiet(now: Date, { quietFrom, quietUntil }: Hours): boolean {
  const minute = minuteOf(now)
  if (quietFrom <= quietUntil) return minute >= quietFrom && minute < quietUntil
  return minute >= quietFrom || minute < quietUntil
}

/** The first time after `at` that clocks in Shanghai show this minute of the day. */
function next(at: Date, minute: number): Date {
  const today = instantOf(dayOf(at), minute)
  return today > at ? today : instantOf(addDays(dayOf(at), 1), minute)
}
