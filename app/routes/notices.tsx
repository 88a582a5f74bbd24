import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { markReadInput } from '../../server/notices/notice.contract.ts'
import { NoticeList } from '../features/account/notice-list.tsx'
import { safePath } from '../features/shell/preferences.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'account:notices.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { ...(await context.api.notices.list()), now: context.now }
}

/** Marks one as read and goes where it points, or marks all. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = markReadInput.safeParse({ noticeId: form.get('noticeId') ?? undefined })
  if (read.success) await context.api.notices.markRead(read.data)
  return redirect(form.has('path') ? safePath(form.get('path')) : '/notices')
}

export default function Notices() {
  const { items, unread, now } = useLoaderData<typeof loader>()
  const t = useT('account')
  if (items.length === 0) {
    return (
      <Page width="form">
        <PageHead title={t('notices.title')} />
        <EmptyState drawing="table" title={t('notices.empty')}>
          {t('notices.emptyText')}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="form">
      <PageHead
        title={t('notices.title')}
        lead={unread > 0 ? t('notices.lead', { count: unread }) : t('notices.leadNone')}
        actions={
          unread > 0 && (
            <Form method="post">
              <SubmitButton tone="secondary" size="sm" name="intent" value="all">
                {t('notices.allRead')}
              </SubmitButton>
            </Form>
          )
        }
      />
      <NoticeList items={items} now={now} />
    </Page>
  )
}
