import { dayKey, instantOf } from '../../i18n/shanghai.ts'

export const calendarViews = ['board', 'day', 'week', 'list'] as const
type CalendarViewName = (typeof calendarViews)[number]

/** What the address of a calendar says: how it is looked at, from which day, whose, and what is being moved where. */
export type CalendarAddress = {
  readonly view: CalendarViewName
  /** 'YYYY-MM-DD' */
  readonly date: string
  /** Whose visits; null: everybody's. */
  readonly carer: string | null
  readonly move: MoveWish | null
}
type MoveWish = {
  readonly orderId: string
  /** Where it would go; null: as it is now. */
  readonly day: string | null
  readonly time: string | null
  readonly to: string | null
}

/** Reads an address; what is no day or no view is taken for today and the board. */
export function readAddress(params: URLSearchParams, today: string): CalendarAddress {
  const asked = params.get('date') ?? ''
  const view = calendarViews.find((name) => name === params.get('view')) ?? 'board'
  const orderId = params.get('move')
  return {
    view,
    date: isDay(asked) ? asked : today,
    carer: params.get('carer') || null,
    move: orderId
      ? {
          orderId,
          day: textOf(params, 'day', isDay),
          time: textOf(params, 'time', isTime),
          to: params.get('to') || null,
        }
      : null,
  }
}

/** The other way round, for links. Only what differs from the address is named. */
export function addressOf(
  base: string,
  address: CalendarAddress,
  change: Partial<CalendarAddress> = {},
): string {
  const { view, date, carer, move } = { ...address, ...change }
  const params = new URLSearchParams({ view, date })
  if (carer) params.set('carer', carer)
  if (move) {
    params.set('move', move.orderId)
    for (const name of ['day', 'time', 'to'] as const) if (move[name]) params.set(name, move[name])
  }
  return `${base}?${params}`
}

/** The first day shown and how many: the week from its Monday, else the day alone. */
export function shownDays({ view, date }: Pick<CalendarAddress, 'view' | 'date'>): {
  from: string
  days: number
} {
  if (view === 'board' || view === 'day') return { from: date, days: 1 }
  return { from: mondayOf(date), days: 7 }
}

export const mondayOf = (date: string) => {
  const noon = instantOf(date, '12:00')
  return noon ? dayAfter(date, -((noon.getUTCDay() + 6) % 7)) : date
}

/** The wall date so many days later; earlier when negative. */
export function dayAfter(date: string, days: number): string {
  const noon = instantOf(date, '12:00')
  return noon ? dayKey(new Date(noon.getTime() + days * 86_400_000)) : date
}

const isDay = (text: string) => instantOf(text, '12:00') !== null
const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
const textOf = (params: URLSearchParams, name: string, is: (text: string) => boolean) => {
  const text = params.get(name) ?? ''
  return is(text) ? text : null
}
