import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { confirmDayOff, loadDayOff } from '../features/moving/day-off.server.ts'
import { DayOffPage } from '../features/moving/day-off-page.tsx'
import { requireManager } from '../session/access.server.ts'

export const handle = { title: 'plans:dayOff.open' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id } = requireManager(context, request, params.providerId)
  return loadDayOff(context, request, id)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id } = requireManager(context, request, params.providerId)
  const { reply, next } = await confirmDayOff(context, await request.formData(), id)
  return reply ?? redirect(next)
}

export default function DayOff() {
  const { key, ...shown } = useLoaderData<typeof loader>()
  return <DayOffPage {...shown} dayOffKey={key} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
