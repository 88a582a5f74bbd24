import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DayPage } from '../features/desk/day-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { dayKey, instantOf } from '../i18n/shanghai.ts'
import { requireDesk } from '../session/access.server.ts'

export const handle = { title: 'provider:tabs.today' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const desk = requireDesk(context, request, params.providerId)
  const today = dayKey(context.now)
  const asked = new URL(request.url).searchParams.get('date') ?? today
  const noon = instantOf(asked, '12:00')
  const date = noon ? asked : today
  const { orders, providers } = context.api
  const [rows, counts, setup] = await Promise.all([
    orders.dayForProvider({ providerId: desk.id, date }),
    orders.counts({ providerId: desk.id }),
    desk.role === 'manager' ? providers.setup({ providerId: desk.id }) : null,
  ])
  return {
    providerId: desk.id,
    ...{ date, today, before: dayAfter(date, -1), after: dayAfter(date, 1) },
    rows,
    keys: keysFor(rows),
    toAnswer: desk.role === 'manager' ? counts.toAnswer : 0,
    missing: setup && !setup.bookable ? setup.gaps.length : null,
    mineOnly: desk.role === 'carer',
  }
}

function dayAfter(date: string, days: number): string {
  const noon = instantOf(date, '12:00')
  return noon ? dayKey(new Date(noon.getTime() + days * 86_400_000)) : date
}

export default function DeskToday() {
  return <DayPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
