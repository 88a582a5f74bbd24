import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AccountPage } from '../features/payments/account-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem } from '../rpc/form.server.ts'
import { found } from '../session/access.server.ts'

export const handle: Handle = { title: 'orders:pay.account.title', bare: true }

export async function loader({ context, params }: LoaderFunctionArgs) {
  return { page: await found(context.api.payments.sandboxAccount({ linkId: params.linkId ?? '' })) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    const { returnUrl } = await context.api.payments.sandboxAccountComplete({ linkId: params.linkId ?? '' })
    return redirect(returnUrl)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function SandboxAccount() {
  const { page } = useLoaderData<typeof loader>()
  return <AccountPage page={page} answer={useActionData<typeof action>()} />
}
