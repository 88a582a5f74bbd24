import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { leaveVisitInput, moveOrderInput, turnBackInput } from '../../../server/orders/order.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { answerMove } from '../moving/answer-move.server.ts'
import { yuanField } from '../setup/yuan.ts'

const keyed = z.object({ key: z.uuid(), at: z.coerce.date().optional() })
const lat = z.number().min(-90).max(90)
const lng = z.number().min(-180).max(180)
const codeForm = keyed.extend({
  code: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().min(1).max(12)),
  lat: lat.optional(),
  lng: lng.optional(),
})
// A position that was never found is not 0°, 0°: an empty input is absent, and says so.
const placeForm = keyed.extend({
  lat,
  lng,
  reason: z.string().trim().min(2).max(200),
})
const reportForm = keyed.extend({ report: z.string().trim().max(2000).default('') })
const absentForm = turnBackInput.omit({ orderId: true })
const leaveForm = leaveVisitInput.omit({ orderId: true })
const reduceForm = keyed.extend({ amount: yuanField, reason: z.string().trim().min(2).max(500) })
const moveForm = moveOrderInput.omit({ orderId: true, transition: true })

const buttons = [
  'accept',
  'decline',
  'withdraw',
  'dismiss',
  'uphold',
  'cancel',
  'confirm',
  'dispute',
] as const

/**
 * Does what the form's `intent` says with an order: depart, check_in_code, check_in_place, check_out, answer-move, or one
 * of the moves of `buttonTransitions`. Gives null when it is done, else the answer for the form it came from.
 */
export async function moveVisit(context: AppLoadContext, form: FormData, orderId: string) {
  const { orders } = context.api
  const intent = String(form.get('intent'))
  const button = buttons.find((name) => name === intent)
  try {
    if (button) {
      const read = readForm(form, moveForm)
      if (!read.ok) return read.reply
      await orders.move({ orderId, transition: button, ...read.value })
    } else if (intent === 'turn_back') {
      const read = readForm(form, absentForm)
      if (!read.ok) return read.reply
      await orders.turnBack({ orderId, ...read.value })
    } else if (intent === 'leave') {
      const read = readForm(form, leaveForm)
      if (!read.ok) return read.reply
      await orders.leave({ orderId, ...read.value })
    } else if (intent === 'reduce') {
      const read = readForm(form, reduceForm)
      if (!read.ok) return read.reply
      const { amount: amountFen, ...rest } = read.value
      await orders.reduce({ orderId, amountFen, ...rest })
    } else if (intent === 'answer-move') {
      return await answerMove(context, form)
    } else if (intent === 'check_in_code') {
      const read = readForm(form, codeForm)
      if (!read.ok) return read.reply
      const { key, at, ...code } = read.value
      await orders.checkIn({ orderId, key, at, how: { method: 'code', ...code } })
    } else if (intent === 'check_in_place') {
      const read = readForm(form, placeForm)
      if (!read.ok) return read.reply
      const { key, at, ...place } = read.value
      await orders.checkIn({ orderId, key, at, how: { method: 'place', ...place } })
    } else if (intent === 'check_out') {
      const read = readForm(form, reportForm)
      if (!read.ok) return read.reply
      await orders.checkOut({ orderId, ...read.value })
    } else {
      const read = readForm(form, keyed)
      if (!read.ok) return read.reply
      await orders.depart({ orderId, ...read.value })
    }
    return null
  } catch (error) {
    return actionProblem(error, form)
  }
}
