import { z } from 'zod'
import { hourName, hoursFromFields, parts, type Stretch, weekdays } from './hours.ts'

const names = weekdays.flatMap((weekday) =>
  parts.flatMap((part) => [hourName(weekday, part, 'from'), hourName(weekday, part, 'to')]),
)

/** The fields of HoursFields for a form's schema. */
export const hourFields = Object.fromEntries(names.map((field) => [field, z.string().optional()])) as Record<
  never,
  never
>

/** The week they say; what is not in order becomes an issue at its field. */
export function hoursOf(typed: object, issues: z.RefinementCtx): Stretch[] {
  const clocks = typed as Record<string, unknown>
  const { hours, wrong } = hoursFromFields((field) => String(clocks[field] ?? ''))
  for (const field of wrong) issues.addIssue({ code: 'custom', path: [field], message: 'clock.order' })
  return hours
}
