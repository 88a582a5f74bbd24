import type { ActionFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { enterByCodeInput } from '../../server/elders/elder.contract.ts'
import { ElderFrame } from '../features/elder/elder-frame.tsx'
import { useRootData } from '../features/shell/root-data.ts'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { CodeField, PhoneField, Stack, SubmitButton } from '../ui/index.ts'

export const handle: Handle = { title: 'elder:enter.title', bare: true, elder: true }

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = readForm(form, enterByCodeInput)
  if (!read.ok) return read.reply
  try {
    const { token } = await context.api.elders.enter(read.value)
    return redirect(`/e/${token}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

/** For whoever has a card and no camera: two numbers, one button. */
export default function Enter() {
  const t = useT(['elder', 'common'])
  const form = useFormReply(useActionData<typeof action>())
  const helpPhone = useRootData()?.helpPhone
  const calls = helpPhone ? [{ key: 'help', label: t('call.service'), phone: helpPhone }] : []
  return (
    <ElderFrame hello={t('common:brand')} spoken={t('enter.spoken')} calls={calls}>
      <h1 className="text-2xl">{t('enter.title')}</h1>
      <p>{t('enter.lead')}</p>
      <Form method="post" noValidate>
        <Stack gap="lg">
          <FormSummary form={form} />
          <PhoneField label={t('enter.phone')} {...form.field('phone')} autoComplete="off" />
          <CodeField label={t('enter.code')} {...form.field('code')} length={6} autoComplete="off" />
          <SubmitButton wide>
            <span className="text-lg">{t('enter.send')}</span>
          </SubmitButton>
        </Stack>
      </Form>
      <p className="text-ink-soft">{t('enter.lost')}</p>
    </ElderFrame>
  )
}
