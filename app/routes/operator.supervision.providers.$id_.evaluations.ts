import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { addEvaluationInput } from '../../server/supervision/credit.contract.ts'
import { readForm } from '../rpc/form.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { requireOperator } from '../session/access.server.ts'

/** An association's evaluation with its report. A refusal stands on the provider's page. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const back = `/operator/supervision/providers/${params.id}`
  const form = await request.formData()
  const file = form.get('document')
  form.delete('document')
  const read = readForm(form, addEvaluationInput.omit({ providerId: true, document: true }))
  if (!read.ok) return redirect(`${back}?problem=general.invalid_input`)
  const document =
    file instanceof Blob && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined
  try {
    const providerId = params.id ?? ''
    await context.api.supervision.addEvaluation({ ...read.value, providerId, ...(document && { document }) })
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return redirect(`${back}?problem=${problem.code}`)
  }
  return redirect(`${back}?done=1`)
}
