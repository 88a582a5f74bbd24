/** Tells the time. Only the platform has a real one; rules take instants as arguments. */
export type Clock = { now(): Date }

export const minutes = (n: number) => n * 60_000
export const hours = (n: number) => n * 3_600_000
export const days = (n: number) => n * 86_400_000
export const after = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)
export const earlier = (a: Date, b: Date) => (a <= b ? a : b)
export const later = (a: Date, b: Date) => (a >= b ? a : b)
