import { Temporal } from 'temporal-polyfill'

/** The zone providers keep their hours in. */
export const ZONE = 'Asia/Shanghai'

/** The instants between which a wall day lies in Asia/Shanghai; `date` is YYYY-MM-DD. */
export function dayBounds(date: string): { from: Date; until: Date } {
  const day = Temporal.PlainDate.from(date)
  const start = (of: Temporal.PlainDate) => new Date(of.toZonedDateTime(ZONE).epochMilliseconds)
  return { from: start(day), until: start(day.add({ days: 1 })) }
}
