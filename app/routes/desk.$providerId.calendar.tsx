import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadCalendar, sendCalendarMove } from '../features/calendar/calendar.server.ts'
import { CalendarPage } from '../features/calendar/calendar-page.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { requireDesk, requireManager } from '../session/access.server.ts'

export const handle = { title: 'calendar:title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return loadCalendar(context, request, requireDesk(context, request, params.providerId))
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id } = requireManager(context, request, params.providerId)
  const { reply, next } = await sendCalendarMove(context, request, `/desk/${id}/calendar`)
  return reply ?? redirect(next)
}

export default function DeskCalendar() {
  const { key, ...shown } = useLoaderData<typeof loader>()
  return <CalendarPage {...shown} moveKey={key} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
