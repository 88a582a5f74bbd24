import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { earningsInput } from '../../server/ledger/ledger.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { EarningsPage } from '../features/money/earnings-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'money:desk.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const asked = new URL(request.url).searchParams.get('month') ?? undefined
  const { data: month } = earningsInput.shape.month.safeParse(asked)
  return { providerId, earnings: await found(context.api.ledger.earnings({ providerId, month })) }
}

export default function DeskMoney() {
  return <EarningsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
