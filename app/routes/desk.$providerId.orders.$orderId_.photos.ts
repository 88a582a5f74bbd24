import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { formFile } from '../rpc/form-files.server.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { requireDesk } from '../session/access.server.ts'

/** One photo for the record of a visit. A refusal stands on the visit's page. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  requireDesk(context, request, params.providerId)
  const back = `/desk/${params.providerId}/orders/${params.orderId}`
  const form = await request.formData()
  const at = String(form.get('at') ?? '')
  try {
    await context.api.care.addPhoto({
      orderId: params.orderId ?? '',
      key: String(form.get('key') ?? ''),
      caption: String(form.get('caption') ?? ''),
      bytes: await formFile(form, 'photo'),
      ...(at && { at: new Date(at) }),
    })
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return redirect(`${back}?problem=${problem.code}`)
  }
  return redirect(back)
}
