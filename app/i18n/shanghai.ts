const offset = 8 * 60 * 60 * 1000

export type WallTime = {
  year: number
  month: number
  day: number
  /** 0 is Sunday */
  weekday: number
  hour: number
  minute: number
}

/**
 * What clocks in Shanghai show at an instant. The zone has been UTC+8 without summer time since 1991, so plain
 * arithmetic is exact, and the same on the server and in every browser, whatever their own zone or ICU data.
 */
export function wallTime(at: Date): WallTime {
  const shifted = new Date(at.getTime() + offset)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** The instant of 'YYYY-MM-DD' and 'HH:mm' on a Shanghai clock; null where either is not such a text. */
export function instantOf(day: string, time: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null
  const at = new Date(`${day}T${time}:00+08:00`)
  // JavaScript would take 31 February for 3 March.
  return !Number.isNaN(at.getTime()) && dayKey(at) === day ? at : null
}

/** 'YYYY-MM-DD' of an instant in Shanghai: the value of a date input. */
export function dayKey(at: Date): string {
  const { year, month, day } = wallTime(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** 'HH:mm' of an instant in Shanghai: the value of a time input. */
export function timeKey(at: Date): string {
  const { hour, minute } = wallTime(at)
  return `${two(hour)}:${two(minute)}`
}

/** Whole calendar days in Shanghai from one instant to another: 0 is the same day, 1 tomorrow. */
export function daysBetween(from: Date, to: Date): number {
  const dayNumber = (at: Date) => Math.floor((at.getTime() + offset) / (24 * 60 * 60 * 1000))
  return dayNumber(to) - dayNumber(from)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
