import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { chatReportReasons, reportMessageInput } from '../../server/chat/chat.contract.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { requirePerson } from '../session/access.server.ts'
import {
  LinkButton,
  Notice,
  Page,
  PageHead,
  RadioCards,
  SubmitBar,
  SubmitButton,
  TextArea,
} from '../ui/index.ts'

export const handle = { title: 'chat:reportPage.title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const as = searchParams.get('as') === 'provider' ? 'provider' : 'family'
  const { orderId = '' } = params
  const { providerId } = await context.api.chat.open({ orderId, as })
  const back = as === 'family' ? `/orders/${orderId}/chat` : `/desk/${providerId}/orders/${orderId}/chat`
  return { back, keyOf: randomUUID(), done: searchParams.has('done') }
}

const reportForm = reportMessageInput.omit({ orderId: true, messageId: true, as: true })

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const as = new URL(request.url).searchParams.get('as') === 'provider' ? 'provider' : 'family'
  const { orderId = '', messageId = '' } = params
  const form = await request.formData()
  const read = readForm(form, reportForm)
  if (!read.ok) return read.reply
  try {
    await context.api.chat.report({ orderId, messageId, as, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/chat/${orderId}/${messageId}/report?as=${as}&done=1`)
}

export default function ReportMessage() {
  const { back, keyOf, done } = useLoaderData<typeof loader>()
  const t = useT('chat')
  const form = useFormReply(useActionData())
  const way = (
    <LinkButton to={back} prefetch="none" tone={done ? 'secondary' : 'quiet'}>
      {t('reportPage.back')}
    </LinkButton>
  )
  return (
    <Page width="form">
      <PageHead title={t('reportPage.title')} lead={t('reportPage.lead')} />
      {done ? (
        <>
          <Notice tone="good" live>
            {t('reportPage.done')}
          </Notice>
          <div>{way}</div>
        </>
      ) : (
        <Form method="post" noValidate className="grid gap-6">
          <FormSummary form={form} />
          <input type="hidden" name="key" value={keyOf} />
          <RadioCards
            label={t('reportPage.reason')}
            {...form.field('reason')}
            choices={chatReportReasons.map((value) => ({ value, title: t(`reportPage.reasons.${value}`) }))}
          />
          <TextArea
            label={t('reportPage.text')}
            hint={t('reportPage.textHint')}
            rows={4}
            maxLength={500}
            {...form.field('text')}
          />
          <SubmitBar>
            <SubmitButton>{t('reportPage.send')}</SubmitButton>
            {way}
          </SubmitBar>
        </Form>
      )}
    </Page>
  )
}
