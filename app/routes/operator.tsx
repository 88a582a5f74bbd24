import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { OperatorBar } from '../features/operator/operator-bar.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'operator:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { queues: await context.api.console.home() }
}

export default function OperatorLayout() {
  return (
    <>
      <OperatorBar {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
