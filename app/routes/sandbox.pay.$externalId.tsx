import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sandboxActInput } from '../../server/payments/payment.contract.ts'
import { Cashier } from '../features/payments/cashier.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { found } from '../session/access.server.ts'

export const handle: Handle = { title: 'orders:pay.title', bare: true }

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { page: await found(context.api.payments.sandboxPage({ externalId: params.externalId ?? '' })) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = sandboxActInput.safeParse({ externalId: params.externalId, outcome: form.get('outcome') })
  if (!read.success) throw data(null, { status: 400 })
  try {
    const { path, state } = await context.api.payments.sandboxAct(read.data)
    return redirect(state === 'paid' ? path : `/sandbox/pay/${read.data.externalId}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function SandboxPayment() {
  const { page } = useLoaderData<typeof loader>()
  return <Cashier page={page} answer={useActionData<typeof action>()} />
}
