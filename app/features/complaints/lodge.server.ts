import type { AppLoadContext } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { lodgeComplaintInput, noteComplaintInput } from '../../../server/complaints/complaint.contract.ts'
import { actionProblem, readForm } from '../../rpc/form.server.ts'

/** Sends a complaint off, a family's own or one an operator took down, and shows it. */
export async function lodge({ api }: AppLoadContext, form: FormData, byPhone: boolean) {
  try {
    if (byPhone) {
      const read = readForm(form, noteComplaintInput)
      if (!read.ok) return read.reply
      const { id } = await api.complaints.note(read.value)
      return redirect(`/complaints/${id}?done=1`)
    }
    const read = readForm(form, lodgeComplaintInput)
    if (!read.ok) return read.reply
    const { id } = await api.complaints.lodge(read.value)
    return redirect(`/complaints/${id}?done=1`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

/** The order a complaint starts from, as its form says it; none where it is about us. */
export async function complainedOrder(
  { api }: AppLoadContext,
  orderId: string | null,
  as: 'family' | 'operator',
) {
  if (!orderId) return null
  const { id, terms, provider, startsAt } = await api.orders.get({ orderId, as })
  return { id, title: terms.title, providerName: provider.name, startsAt }
}
