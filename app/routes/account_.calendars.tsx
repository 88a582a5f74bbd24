import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { makeFeedInput, revokeFeedInput } from '../../server/feeds/feed.contract.ts'
import { FeedCard, type MadeFeed } from '../features/feeds/feed-card.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, EmptyState, Page, PageHead, Stack } from '../ui/index.ts'

export const handle: Handle = { title: 'feeds:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return { rows: await context.api.feeds.list() }
}

/** Make an address (or a new one), or stop: each button says which by its intent. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  try {
    if (form.get('intent') === 'revoke') {
      const read = readForm(form, revokeFeedInput)
      if (!read.ok) return read.reply
      await context.api.feeds.revoke(read.value)
      return redirect('/account/calendars')
    }
    const read = readForm(form, makeFeedInput)
    if (!read.ok) return read.reply
    // Shown in this very answer: the address is told once and kept nowhere.
    return { made: { ...(await context.api.feeds.make(read.value)), scopeId: read.value.scopeId } }
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function Calendars() {
  const { rows } = useLoaderData<typeof loader>()
  const t = useT(['feeds', 'account'])
  const answer = useKept(useActionData<typeof action>())
  const form = useFormReply(answer)
  const made: MadeFeed | null = answer && !isFormReply(answer) && 'made' in answer ? answer.made : null
  return (
    <Page width="form">
      <Breadcrumbs
        items={[{ to: '/account', label: t('account:account.title') }, { label: t('feeds:title') }]}
      />
      <PageHead title={t('feeds:title')} lead={t('feeds:lead')} />
      <FormSummary form={form} />
      {rows.length === 0 ? (
        <EmptyState drawing="calendar" title={t('feeds:none')}>
          {t('feeds:empty')}
        </EmptyState>
      ) : (
        <Stack gap="lg" as="ul">
          {rows.map((row) => (
            <FeedCard
              key={`${row.scope} ${row.scopeId}`}
              row={row}
              made={made?.scopeId === row.scopeId ? made : null}
            />
          ))}
        </Stack>
      )}
    </Page>
  )
}
