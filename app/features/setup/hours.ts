/** A stretch of a weekday (1 is Monday), in minutes after midnight in Shanghai. */
export type Stretch = { weekday: number; startMinute: number; endMinute: number }

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof weekdays)[number]
/** Two stretches a day: morning and afternoon with a rest between is how most work. */
export const parts = [0, 1] as const
export type Part = (typeof parts)[number]

/** The form's name of one end of a stretch. */
export function hourName(weekday: number, part: number, end: 'from' | 'to'): string {
  return `hours-${weekday}-${part}-${end}`
}

/** '09:30' of 570; the end of the day is '24:00'. */
function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function minuteOf(clock: string): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(clock)
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** The week as the form holds it: name -> '09:00'. */
export function hoursToFields(hours: readonly Stretch[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const weekday of weekdays) {
    const day = hours.filter((row) => row.weekday === weekday).sort((a, b) => a.startMinute - b.startMinute)
    for (const part of parts) {
      const row = day[part]
      if (!row) continue
      fields[hourName(weekday, part, 'from')] = clockOf(row.startMinute)
      fields[hourName(weekday, part, 'to')] = clockOf(row.endMinute)
    }
  }
  return fields
}

/** The week out of the form, and the fields where an end is missing or not after its start. */
export function hoursFromFields(read: (name: string) => string): { hours: Stretch[]; wrong: string[] } {
  const hours: Stretch[] = []
  const wrong: string[] = []
  for (const weekday of weekdays) {
    for (const part of parts) {
      const startMinute = minuteOf(read(hourName(weekday, part, 'from')))
      const endMinute = minuteOf(read(hourName(weekday, part, 'to')))
      if (startMinute === null && endMinute === null) continue
      if (startMinute === null) wrong.push(hourName(weekday, part, 'from'))
      else if (endMinute === null || startMinute >= endMinute) wrong.push(hourName(weekday, part, 'to'))
      else hours.push({ weekday, startMinute, endMinute })
    }
  }
  return { hours, wrong }
}

/** Every half hour of a day, and whatever else is already chosen. */
export function clockChoices(chosen: string): string[] {
  const halves = Array.from({ length: 49 }, (_, half) => clockOf(half * 30))
  return !chosen || halves.includes(chosen) ? halves : [...halves, chosen].sort()
}
