import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { OutreachList } from '../features/outreach/outreach-list.tsx'
import { readFilter } from '../features/outreach/outreach-query.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'outreach:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { searchParams } = new URL(request.url)
  const { filter, query } = readFilter(searchParams)
  const page = Math.min(1000, Math.max(1, Math.trunc(Number(searchParams.get('page') ?? 1)) || 1))
  const list = await context.api.outreach.list({ ...filter, page })
  return { list, filter, query, entered: searchParams.has('entered') }
}

export default function Outreach() {
  return <OutreachList {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
