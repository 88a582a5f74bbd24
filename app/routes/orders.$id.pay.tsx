import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { problemFrom } from '../rpc/problem-from.ts'
import { requirePerson } from '../session/access.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/orders/${params.id}`)

/** Opens the payment page of an order that waits to be paid, or goes back to the order and says why not. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const orderId = params.id ?? ''
  try {
    const { url } = await context.api.orders.pay({ orderId })
    return redirect(url)
  } catch (error) {
    const problem = problemFrom(error)
    if (!problem) throw error
    return redirect(`/orders/${orderId}?problem=${problem.code}`)
  }
}
