import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mondayOf } from '../features/calendar/calendar-address.ts'
import { WeekSheet } from '../features/calendar/week-sheet.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { dayKey, instantOf } from '../i18n/shanghai.ts'
import { found, requireDesk } from '../session/access.server.ts'

export const handle = { title: 'calendar:sheet.open', bare: true }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const desk = requireDesk(context, request, params.providerId)
  const asked = new URL(request.url).searchParams.get('date') ?? ''
  const today = dayKey(context.now)
  const from = mondayOf(instantOf(asked, '12:00') ? asked : today)
  const calendar = await found(context.api.orders.calendar({ providerId: desk.id, from, days: 7 }))
  return { providerId: desk.id, providerName: desk.name, from, today, calendar }
}

export default function DeskWeekSheet() {
  return <WeekSheet {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
