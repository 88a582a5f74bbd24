import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadTroubles } from '../features/calendar/calendar.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { changeHouse } from '../features/roster/roster.server.ts'
import { RosterPage } from '../features/roster/roster-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'roster:title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return {
    roster: await found(context.api.roster.get({ providerId })),
    troubles: await loadTroubles(context, providerId, null),
    keyOf: randomUUID(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  return changeHouse(context, await request.formData(), params.providerId ?? '')
}

export default function DeskRoster() {
  return <RosterPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
