import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DayOffDonePage } from '../features/moving/day-off-done.tsx'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle = { title: 'plans:dayOff.doneTitle' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const { key = '' } = params
  if (!/^[0-9a-f-]{36}$/.test(key)) throw missing()
  return { providerId, done: await found(context.api.moving.dayOffDone({ providerId, key })) }
}

export default function DayOffSettled() {
  return <DayOffDonePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
