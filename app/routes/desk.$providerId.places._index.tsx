import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OccupancyPage } from '../features/capacity/occupancy-page.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { dayKey, instantOf } from '../i18n/shanghai.ts'
import { requireManager } from '../session/access.server.ts'

export const handle = { title: 'capacity:desk.pageTitle' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const { searchParams } = new URL(request.url)
  const today = dayKey(context.now)
  const asked = searchParams.get('from') ?? today
  const from = instantOf(asked, '12:00') ? asked : today
  const done = searchParams.get('done')
  return {
    ...{ providerId, from, today },
    ...{ until: shift(from, 6), before: shift(from, -7), after: shift(from, 7) },
    occupancy: await context.api.capacity.occupancy({ providerId, from, days: 7 }),
    done: done === 'saved' || done === 'retired' ? (done as 'saved' | 'retired') : null,
  }
}

const shift = (day: string, days: number) =>
  dayKey(new Date((instantOf(day, '12:00')?.getTime() ?? 0) + days * 86_400_000))

export default function DeskPlaces() {
  return <OccupancyPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
