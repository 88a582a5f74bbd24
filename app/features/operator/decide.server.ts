import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { buttonTransitions, moveOrderInput } from '../../../server/orders/order.contract.ts'
import { decideClaimInput } from '../../../server/providers/provider.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'
import { yuanField } from '../setup/yuan.ts'

const claimForm = decideClaimInput
  .omit({ decision: true })
  .extend({ intent: decideClaimInput.shape.decision })
  .transform(({ intent, ...claim }) => ({ ...claim, decision: intent }))

/** Approves or rejects a claim, as the form's intent says. */
export async function decideClaim({ api }: AppLoadContext, form: FormData) {
  const read = readForm(form, claimForm)
  if (!read.ok) return read.reply
  try {
    const claim = await api.providers.decideClaim(read.value)
    const query = new URLSearchParams({ done: claim.state, name: claim.providerName })
    return redirect(`/operator/claims?${query}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

const moveForm = moveOrderInput
  .omit({ orderId: true, transition: true, reason: true })
  // An operator always says why: both sides read it.
  .extend({
    intent: z.enum([...buttonTransitions, 'split', 'reduce']),
    reason: z.string().trim().min(2).max(500),
    amount: yuanField.optional(),
  })
  .superRefine(({ intent, amount }, issues) => {
    if ((intent === 'split' || intent === 'reduce') && amount === undefined)
      issues.addIssue({ code: 'custom', path: ['amount'], message: 'money.pattern' })
  })

/** Makes one of the operator's moves with an order. */
export async function decideOrder({ api }: AppLoadContext, form: FormData, orderId: string) {
  const read = readForm(form, moveForm)
  if (!read.ok) return read.reply
  const { intent, amount = 0, ...rest } = read.value
  try {
    if (intent === 'split' || intent === 'reduce')
      await api.orders.reduce({ orderId, move: intent, amountFen: amount, ...rest })
    else await api.orders.move({ orderId, transition: intent, ...rest })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/operator/orders/${orderId}?done=1`)
}
