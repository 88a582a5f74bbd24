import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComplaintList } from '../features/complaints/complaint-list.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { useT } from '../i18n/index.ts'
import { found, requireManager } from '../session/access.server.ts'
import { Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'complaints:desk.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return { rows: await found(context.api.complaints.forDesk({ providerId })), now: context.now }
}

export default function DeskComplaints() {
  const t = useT('complaints')
  const { rows, now } = useLoaderData<typeof loader>()
  return (
    <Page width="form" className="py-6 sm:py-8">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} />
      <ComplaintList rows={rows} now={now} empty={{ title: t('desk.empty'), text: t('desk.emptyText') }} />
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
