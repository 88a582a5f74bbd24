import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { FetchedCarerDevice } from '../features/carer/carer-device.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DeskBar } from '../features/desk/desk-bar.tsx'
import { requireDesk, requirePerson } from '../session/access.server.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const desk = requireDesk(context, request, params.providerId)
  return { desk, several: requirePerson(context, request).providers.length > 1 }
}

export default function DeskLayout() {
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <DeskBar {...data} />
      {data.desk.caregiverId && <FetchedCarerDevice />}
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
