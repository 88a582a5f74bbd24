import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { tickTaskInput, vitalKinds, writeNoteInput } from '../../../server/care/care.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'

const at = z.coerce.date().optional()
const keyed = { key: z.uuid(), at }
/** 36.5 typed is 365 tenths. */
const tenths = z
  .string()
  .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{1,3}(\.\d)?$/))
  .transform((typed) => Math.round(Number(typed) * 10))
const measureForm = z.object({ ...keyed, vital: z.enum(vitalKinds), value: tenths, lower: tenths.optional() })
const tickForm = tickTaskInput.omit({ orderId: true }).extend(keyed)
const noteForm = writeNoteInput.omit({ orderId: true }).extend(keyed)
const strikeForm = z.object({ entryId: z.uuid() })

export const careIntents = ['care_tick', 'care_measure', 'care_note', 'care_strike']

/** Writes what the form's `intent` says into the record of a visit. Gives null when done, else the answer for the form. */
export async function writeCare(context: AppLoadContext, form: FormData, orderId: string) {
  const { care } = context.api
  try {
    switch (form.get('intent')) {
      case 'care_tick': {
        const read = readForm(form, tickForm)
        if (!read.ok) return read.reply
        await care.tick({ orderId, ...read.value })
        return null
      }
      case 'care_measure': {
        const read = readForm(form, measureForm)
        if (!read.ok) return read.reply
        await care.measure({ orderId, ...read.value })
        return null
      }
      case 'care_note': {
        const read = readForm(form, noteForm)
        if (!read.ok) return read.reply
        await care.note({ orderId, ...read.value })
        return null
      }
      default: {
        const read = readForm(form, strikeForm)
        if (!read.ok) return read.reply
        await care.strike({ orderId, ...read.value })
        return null
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
}
