import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findAuditInput } from '../../server/audit/audit.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { AuditPage } from '../features/operator/audit-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'audit:title' }

/** What was asked for stands in the address; what makes no sense there is left out. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const query = new URL(request.url).searchParams
  const asked = findAuditInput.safeParse({
    stream: query.get('stream') ?? '',
    actor: query.get('actor') ?? '',
    page: Number(query.get('page') ?? 1),
  })
  const { stream, actor, page } = asked.success ? asked.data : { stream: '', actor: '', page: 1 }
  const { audit, privacy } = context.api
  const nights = await privacy.retention()
  return { stream, actor, nights, found: await audit.events({ stream, actor, page }) }
}

export default function OperatorAudit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
