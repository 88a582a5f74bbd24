import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { QueuesPage } from '../features/watch/queues-page.tsx'
import { requireOperator } from '../session/access.server.ts'
import type { loader as layout } from './operator.tsx'

export const handle = { title: 'watch:home.title' }

/** What waits is read once, by the frame around all operators' pages. */
export function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { now: context.now }
}

export default function OperatorHome() {
  const { now } = useLoaderData<typeof loader>()
  const frame = useRouteLoaderData<typeof layout>('routes/operator')
  return <QueuesPage queues={frame?.queues ?? []} now={now} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
