import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { QueuePage } from '../features/waitlist/queue-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'waitlist:queue.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id } = requireManager(context, request, params.providerId)
  return { providerId: id, queue: await found(context.api.waitlist.queue({ providerId: id })) }
}

export default function DeskWaitlist() {
  return <QueuePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
