import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireDesk, requirePerson } from '../features/desk/access.server.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DeskBar } from '../features/desk/desk-bar.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const desk = requireDesk(context, request, params.providerId)
  return { desk, several: requirePerson(context, request).providers.length > 1 }
}

export default function DeskLayout() {
  return (
    <>
      <DeskBar {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
