import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { saveSearchInput } from '../../server/discovery/saved-search.contract.ts'
import { readSearch } from '../features/discovery/read-search.server.ts'
import { searchPath } from '../features/discovery/search-path.ts'
import { useProposedName, useSearchWords } from '../features/saved-searches/search-words.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { EmptyState, Page, PageHead, Section, SubmitBar, SubmitButton, Tag, TextField } from '../ui/index.ts'

export const handle: Handle = { title: 'searches:new.title' }

/** The search to keep stands in the address, as it does on the page of results. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return {
    query: readSearch(new URL(request.url).searchParams),
    homes: await context.api.families.homes(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, saveSearchInput.pick({ name: true }))
  if (!read.ok) return read.reply
  try {
    const query = readSearch(new URL(request.url).searchParams)
    const { isNew } = await context.api.searches.save({ query, name: read.value.name })
    return redirect(`/searches?done=${isNew ? 'saved' : 'before'}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function NewSearch() {
  const { query, homes } = useLoaderData<typeof loader>()
  const t = useT('searches')
  const words = useSearchWords(query, homes)
  const form = useFormReply(useActionData<typeof action>(), { name: useProposedName(query) })
  const back = (
    <Link to={searchPath(query)} className="link inline-flex min-h-target-sm items-center justify-self-start">
      {t('new.back')}
    </Link>
  )
  if (words.length === 0)
    return (
      <Page width="form">
        <PageHead title={t('new.title')} />
        <EmptyState drawing="search" title={t('new.nothing')} action={back}>
          {t('new.nothingText')}
        </EmptyState>
      </Page>
    )
  return (
    <Page width="form">
      <PageHead title={t('new.title')} lead={t('new.lead')} />
      <Form method="post" noValidate className="grid gap-6">
        <FormSummary form={form} />
        <Section title={t('new.what')} level={2}>
          <ul className="flex flex-wrap gap-2">
            {words.map((word) => (
              <li key={word}>
                <Tag>{word}</Tag>
              </li>
            ))}
          </ul>
          {query.ability && <p className="text-ink-soft">{t('new.noAbility')}</p>}
          {query.near && <p className="text-ink-soft">{t('new.near')}</p>}
        </Section>
        <TextField label={t('new.name')} hint={t('new.nameHint')} maxLength={60} {...form.field('name')} />
        <SubmitBar>
          <SubmitButton>{t('save')}</SubmitButton>
        </SubmitBar>
        {back}
      </Form>
    </Page>
  )
}
