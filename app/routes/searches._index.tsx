import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { changeSearch } from '../features/saved-searches/change-search.server.ts'
import { PlacesLeft, SavedSearchCard } from '../features/saved-searches/saved-search-card.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, LinkButton, Notice, Page, PageHead, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'searches:title' }

const said = ['saved', 'before', 'renamed', 'restored'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const params = new URL(request.url).searchParams
  const [searches, homes] = await Promise.all([context.api.searches.list(), context.api.families.homes()])
  return {
    searches,
    homes,
    done: said.find((what) => what === params.get('done')) ?? null,
    removed: params.get('removed'),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  return changeSearch(context, await request.formData())
}

export default function Searches() {
  const { searches, homes, done, removed } = useLoaderData<typeof loader>()
  const t = useT('searches')
  const form = useFormReply(useActionData<typeof action>())
  return (
    <Page width="form">
      <PageHead title={t('title')} lead={t('lead')} />
      <FormSummary form={form} />
      {done && <Done what={done} />}
      {removed && <Removed searchId={removed} />}
      {searches.length === 0 ? (
        <EmptyState
          drawing="search"
          title={t('empty')}
          action={<LinkButton to="/search">{t('emptyAction')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {searches.map((search) => (
            <li key={search.id}>
              <SavedSearchCard search={search} homes={homes} />
            </li>
          ))}
        </ul>
      )}
      <PlacesLeft count={searches.length} />
    </Page>
  )
}

function Done({ what }: { what: (typeof said)[number] }) {
  const t = useT('searches')
  if (what === 'before') return <Notice live>{t('savedBefore')}</Notice>
  return (
    <Notice tone="good" live title={t(what)}>
      {what === 'saved' && t('savedText')}
    </Notice>
  )
}

function Removed({ searchId }: { searchId: string }) {
  const t = useT('searches')
  return (
    <Notice
      live
      title={t('removed')}
      actions={
        <Form method="post" action="/searches?index">
          <input type="hidden" name="searchId" value={searchId} />
          <SubmitButton tone="secondary" size="sm" name="intent" value="restore">
            {t('undo')}
          </SubmitButton>
        </Form>
      }
    >
      {t('removedText')}
    </Notice>
  )
}
