import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { OperatorBar } from '../features/operator/operator-bar.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'operator:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const [claims, papers, going, odd, reported] = await Promise.all([
    context.api.providers.claims({ state: 'submitted' }),
    context.api.filings.queue({ scope: 'waiting' }),
    context.api.incidents.going(),
    context.api.reviews.checks({ scope: 'waiting' }),
    context.api.chat.countReports(),
  ])
  return { waiting: claims.length, papers: papers.length, going: going.length, odd: odd.length, reported }
}

export default function OperatorLayout() {
  return (
    <>
      <OperatorBar {...useLoaderData<typeof loader>()} />
      <Outlet />
    </>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
