import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { PapersPage } from '../features/filings/papers-page.tsx'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'filings:title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const [papers, lapses] = await Promise.all([
    found(context.api.filings.papers({ providerId })),
    found(context.api.filings.lapsesOfProvider({ providerId })),
  ])
  return { papers, lapses }
}

export default function DeskPapers() {
  return <PapersPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
