import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { renameInput } from '../../server/accounts/account.contract.ts'
import { AccountPlaces } from '../features/account/account-places.tsx'
import { SignOut } from '../features/account/sign-out.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import { Card, Notice, Page, PageHead, SubmitButton, TextField } from '../ui/index.ts'

export const handle: Handle = { title: 'account:account.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requirePerson(context, request)
  const unread = await context.api.notices.unread()
  return { viewer, unread, saved: new URL(request.url).searchParams.has('saved') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, renameInput)
  if (!read.ok) return read.reply
  try {
    await context.api.accounts.rename(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/account?saved')
}

export default function Account() {
  const { viewer, unread, saved } = useLoaderData<typeof loader>()
  const t = useT('account')
  const formats = useFormats()
  const form = useFormReply(useActionData<typeof action>(), { name: viewer.name })
  return (
    <Page width="form">
      <PageHead
        title={t('account.title')}
        lead={viewer.phone ? formats.maskPhone(viewer.phone) : t('account.phoneNone')}
      />
      {saved && (
        <Notice tone="good" live>
          {t('account.saved')}
        </Notice>
      )}
      <AccountPlaces viewer={viewer} unread={unread} />
      <Card>
        <Form method="post" noValidate className="grid gap-4">
          <FormSummary form={form} />
          <TextField
            label={t('account.name')}
            hint={t('account.nameHint')}
            autoComplete="name"
            maxLength={40}
            {...form.field('name')}
          />
          <SubmitButton tone="secondary" className="justify-self-start">
            {t('account.save')}
          </SubmitButton>
        </Form>
      </Card>
      <SignOut />
    </Page>
  )
}
