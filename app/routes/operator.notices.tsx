import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { channels, messageStates } from '../../server/notices/channel.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { Deliveries } from '../features/sending/deliveries.tsx'
import { NoticePreviews } from '../features/sending/notice-previews.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { requireOperator } from '../session/access.server.ts'
import { Page, PageHead, Tabs } from '../ui/index.ts'

export const handle: Handle = { title: 'sending:deliveries.title' }

/** What became of messages, or with `view=preview` how each reads. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const asked = new URL(request.url).searchParams
  if (asked.get('view') === 'preview')
    return { previews: await context.api.notices.preview(), deliveries: null }
  const channel = channels.find((name) => name === asked.get('channel')) ?? null
  const state = messageStates.find((name) => name === asked.get('state')) ?? null
  const found = await context.api.notices.deliveries({ ...(channel && { channel }), ...(state && { state }) })
  return { previews: null, deliveries: { ...found, channel, state } }
}

export default function OperatorNotices() {
  const { previews, deliveries } = useLoaderData<typeof loader>()
  const t = useT('sending')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={previews ? t('previewTitle') : t('deliveries.title')}
        lead={previews ? t('previewLead') : t('deliveries.lead')}
      />
      <Tabs
        label={t('views')}
        items={[
          { to: '/operator/notices', label: t('viewDeliveries'), current: !previews },
          { to: '/operator/notices?view=preview', label: t('viewPreview'), current: previews !== null },
        ]}
      />
      {previews && <NoticePreviews {...previews} />}
      {deliveries && <Deliveries {...deliveries} />}
    </Page>
  )
}

export function ErrorBoundary() {
  return <ClosedPage />
}
