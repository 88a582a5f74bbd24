import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComplaintList } from '../features/complaints/complaint-list.tsx'
import { useT } from '../i18n/index.ts'
import { requirePerson } from '../session/access.server.ts'
import { LinkButton, Page, PageHead } from '../ui/index.ts'

export const handle = { title: 'complaints:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { rows: await context.api.complaints.list(), now: context.now }
}

export default function Complaints() {
  const t = useT('complaints')
  const { rows, now } = useLoaderData<typeof loader>()
  return (
    <Page width="form">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton to="/complaints/new">{t('new')}</LinkButton>}
      />
      <ComplaintList rows={rows} now={now} empty={{ title: t('empty'), text: t('emptyText') }} />
    </Page>
  )
}
