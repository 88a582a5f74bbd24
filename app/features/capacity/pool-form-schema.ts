import { z } from 'zod'
import { type PoolView, poolClasses, savePoolInput } from '../../../server/capacity/capacity.contract.ts'

/** How many parts of a day one form holds. */
export const SESSIONS = [0, 1, 2, 3] as const
export const sessionName = (no: number, part: 'name' | 'from' | 'to') => `session-${no}-${part}`

const { kind, name, capacity, weekdays, validFrom, offeringIds, carerIds } = savePoolInput.shape
const clock = z
  .string()
  .regex(/^\d{2}:\d{2}$/)
  .optional()
const sessionFields = Object.fromEntries(
  SESSIONS.flatMap((no) => [
    [sessionName(no, 'name'), z.string().max(12).optional()],
    [sessionName(no, 'from'), clock],
    [sessionName(no, 'to'), clock],
  ]),
) as Record<never, never>

/** A pool as typed: sessions in rows of three fields; a bed is left on the day after. Gives what `capacity.savePool` takes. */
export const poolForm = z
  .object({
    ...sessionFields,
    ...{ kind, name, capacity, weekdays, validFrom, offeringIds, carerIds },
    validUntil: z.iso.date().optional(),
    ageClass: z.enum(poolClasses).optional(),
  })
  .transform((typed, issues) => {
    const fields = typed as Record<string, unknown>
    const read = (no: number, part: 'name' | 'from' | 'to') => String(fields[sessionName(no, part)] ?? '')
    const sessions = SESSIONS.flatMap((no) => {
      const from = read(no, 'from')
      const to = read(no, 'to')
      if (!from && !to) return []
      const startMinute = minuteOf(from)
      const endMinute = minuteOf(to) + (typed.kind === 'bed' ? 1440 : 0)
      if (!from || !to || startMinute >= endMinute) {
        issues.addIssue({ code: 'custom', path: [sessionName(no, 'to')], message: 'clock.order' })
      }
      return [{ name: read(no, 'name').trim(), startMinute, endMinute }]
    })
    if (sessions.length === 0) {
      issues.addIssue({ code: 'custom', path: [sessionName(0, 'from')], message: 'clock.order' })
    }
    const { validUntil = null, ageClass = null } = typed
    const pool = { kind: typed.kind, name: typed.name, capacity: typed.capacity, weekdays: typed.weekdays }
    const { validFrom, offeringIds, carerIds } = typed
    return { ...pool, validFrom, validUntil, ageClass, offeringIds, carerIds, sessions }
  })

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
const clockOf = (minute: number) =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A pool as the form shows it. */
export function poolFields(pool: PoolView | null, today: string) {
  if (!pool) return { kind: 'seat', weekdays: ['1', '2', '3', '4', '5'], validFrom: today, capacity: 10 }
  const sessions = pool.sessions.flatMap(({ name, startMinute, endMinute }, no) => [
    [sessionName(no, 'name'), name],
    [sessionName(no, 'from'), clockOf(startMinute)],
    [sessionName(no, 'to'), clockOf(endMinute)],
  ])
  const { kind, name, capacity, ageClass, validFrom, validUntil, offeringIds, carerIds } = pool
  return {
    ...Object.fromEntries(sessions),
    ...{ kind, name, capacity, ageClass, validFrom, validUntil, offeringIds, carerIds },
    weekdays: pool.weekdays.map(String),
  }
}
