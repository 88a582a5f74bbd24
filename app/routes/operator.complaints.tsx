import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComplaintQueue } from '../features/complaints/complaint-queue.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'complaints:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { complaints } = context.api
  const [waiting, over] = await Promise.all([
    complaints.queue({ scope: 'waiting' }),
    complaints.queue({ scope: 'over' }),
  ])
  return { waiting, over, now: context.now }
}

export default function OperatorComplaints() {
  return <ComplaintQueue {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
