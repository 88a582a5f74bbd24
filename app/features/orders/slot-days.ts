import type { Slot, SlotDay } from '../../../server/availability/availability.contract.ts'
import { wallTime } from '../../i18n/shanghai.ts'

const parts = ['morning', 'afternoon', 'evening'] as const
export type PartOfDay = (typeof parts)[number]

/** A day's times under 上午, 下午, 晚上; parts without any are left out. */
export function byPartOfDay(slots: readonly Slot[]): { part: PartOfDay; slots: readonly Slot[] }[] {
  return parts
    .map((part) => ({ part, slots: slots.filter(({ startsAt }) => partOf(startsAt) === part) }))
    .filter(({ slots }) => slots.length > 0)
}

function partOf(at: Date): PartOfDay {
  const { hour } = wallTime(at)
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'
}

/** Empty places before the first day, so that weeks begin on Monday. */
export const blanksBefore = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** The day shown first: the chosen one, else the first with a time. */
export function openDay(days: readonly SlotDay[], chosen: string | undefined): string | undefined {
  if (chosen && days.some(({ date }) => date === chosen)) return chosen
  return days.find(({ slots }) => slots.length > 0)?.date
}
