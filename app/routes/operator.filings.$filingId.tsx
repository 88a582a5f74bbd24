import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LINK_MINUTES } from '../../server/filings/filing.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { decideFiling } from '../features/filings/decide-filing.server.ts'
import { FilingPage } from '../features/filings/filing-page.tsx'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'filings:operator.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const filing = await found(context.api.filings.get({ filingId: params.filingId ?? '' }))
  return { filing, keyOf: randomUUID(), linkMinutes: LINK_MINUTES }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  return decideFiling(context, await request.formData(), params.filingId ?? '')
}

export default function OperatorFiling() {
  return <FilingPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
