import { z } from 'zod'

export const frequencies = ['daily', 'weekdays', 'weekly', 'fortnightly', 'monthly'] as const
export type Frequency = (typeof frequencies)[number]

const weekday = z.coerce.number().int().min(1).max(7)

/**
 * When care comes again and again: wall dates and minutes after midnight in Asia/Shanghai. `weekdays` (1 is Monday) belongs to
 * weekly and fortnightly; a monthly visit stays on the first day's day of the month, or the month's last where it is shorter. It
 * ends on a day, after so many visits, or goes on until somebody ends it.
 */
export const recurrenceInput = z
  .object({
    frequency: z.enum(frequencies),
    weekdays: z.array(weekday).max(7).default([]),
    firstDay: z.iso.date(),
    startMinute: z.coerce.number().int().min(0).max(1_439),
    ends: z.enum(['open', 'until', 'count']).default('open'),
    /** The last day, itself included. */
    until: z.iso.date().optional(),
    /** Visits that really happen: a skipped holiday does not count. */
    count: z.coerce.number().int().min(2).max(200).optional(),
    /** What becomes of visits on public holidays. */
    holidays: z.enum(['keep', 'skip']).default('keep'),
  })
  .refine(({ frequency, weekdays }) => !byWeekday(frequency) || weekdays.length > 0, { path: ['weekdays'] })
  .refine(({ ends, until, firstDay }) => ends !== 'until' || (until !== undefined && until >= firstDay), {
    path: ['until'],
  })
  .refine(({ ends, count }) => ends !== 'count' || count !== undefined, { path: ['count'] })
export type Recurrence = z.output<typeof recurrenceInput>

export const byWeekday = (frequency: Frequency) => frequency === 'weekly' || frequency === 'fortnightly'
