import { z } from 'zod'
import { dayKey } from '../../i18n/shanghai.ts'
import { readForm } from '../../rpc/form.server.ts'

/**
 * A time that lies on another day than the one shown was chosen before looking at that day: the person does not see it
 * any more, so it does not count as chosen.
 */
const whenForm = z
  .object({
    day: z.iso.date().optional(),
    startsAt: z.coerce.date().optional(),
    caregiverId: z.uuid().nullable().default(null),
    note: z.string().max(500).default(''),
  })
  .superRefine(({ day, startsAt }, context) => {
    const chosen = startsAt && (!day || dayKey(startsAt) === day)
    if (!chosen) context.addIssue({ code: 'custom', message: 'slot.missing', path: ['startsAt'] })
  })

export const readWhen = (form: FormData) => readForm(form, whenForm)
