import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { SuspensionsPage } from '../features/watch/suspensions-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'watch:suspensions.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const lifted = new URL(request.url).searchParams.get('scope') === 'lifted'
  const scope = lifted ? ('lifted' as const) : ('on' as const)
  const [rows, closures] = await Promise.all([
    context.api.suspensions.list({ scope }),
    context.api.closures.list(),
  ])
  return { scope, rows, closures }
}

export default function OperatorSuspensions() {
  return <SuspensionsPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
