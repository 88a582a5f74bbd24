import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { earningsInput } from '../../server/ledger/ledger.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { EarningsPage } from '../features/money/earnings-page.tsx'
import { actionProblem } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'money:desk.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const asked = new URL(request.url).searchParams.get('month') ?? undefined
  const { data: month } = earningsInput.shape.month.safeParse(asked)
  const [earnings, payouts] = await Promise.all([
    found(context.api.ledger.earnings({ providerId, month })),
    found(context.api.payouts.forProvider({ providerId })),
  ])
  return { providerId, earnings, payouts, keyOf: randomUUID() }
}

/** Opens the account that receives the money, or goes on with it. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const form = await request.formData()
  try {
    const { url } = await context.api.payouts.openAccount({ providerId, key: String(form.get('key') ?? '') })
    return redirect(url)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function DeskMoney() {
  return <EarningsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
