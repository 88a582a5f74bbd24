import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { QueuePage } from '../features/filings/queue-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'filings:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { filings } = context.api
  const [waiting, decided, lapses] = await Promise.all([
    filings.queue({ scope: 'waiting' }),
    filings.queue({ scope: 'decided' }),
    filings.lapses(),
  ])
  return { waiting, decided, lapses, done: new URL(request.url).searchParams.has('done') }
}

export default function OperatorFilings() {
  return <QueuePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
