import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { IncidentList } from '../features/incidents/incident-list.tsx'
import { useT } from '../i18n/index.ts'
import { requireOperator } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'incidents:operator.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { rows: await context.api.incidents.list(), now: context.now }
}

export default function OperatorIncidents() {
  const t = useT('incidents')
  const { rows, now } = useLoaderData<typeof loader>()
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      <IncidentList rows={rows} now={now} />
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
