import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { QueuePage } from '../features/supervision/queue-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'supervision:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const scope = new URL(request.url).searchParams.get('scope') === 'over' ? 'over' : 'going'
  const [rows, appeals] = await Promise.all([
    context.api.supervision.queue({ scope }),
    context.api.supervision.appeals(),
  ])
  const open = appeals.filter(({ state }) => state === 'open').length
  return { rows, scope: scope as 'going' | 'over', appeals: open, now: context.now }
}

export default function OperatorSupervision() {
  return <QueuePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
