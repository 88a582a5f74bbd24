import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadTroubles } from '../features/calendar/calendar.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { CaregiverTimePage } from '../features/roster/caregiver-time-page.tsx'
import { changeTime } from '../features/roster/roster.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => t('roster:person.title', { name: data?.caregiver?.name ?? '' }),
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const roster = await found(context.api.roster.get({ providerId }))
  const caregiver = roster.caregivers.find(({ id }) => id === params.caregiverId)
  if (!caregiver) throw missing()
  const troubles = await loadTroubles(context, providerId, caregiver.id)
  return { roster, caregiver, troubles, keyOf: randomUUID() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { providerId = '', caregiverId = '' } = params
  return changeTime(context, await request.formData(), { providerId, caregiverId })
}

export default function DeskCaregiverTime() {
  return <CaregiverTimePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
