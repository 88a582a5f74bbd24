import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { VitalsPage } from '../features/care/vitals-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, shown) => shown && t('care:vitals.title', { calledBy: shown.calledBy }),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const recipientId = params.id ?? ''
  const vitals = await found(context.api.care.vitals({ recipientId }))
  return { ...vitals, recipientId }
}

export default function Vitals() {
  return <VitalsPage {...useLoaderData<typeof loader>()} />
}
