import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  mailAddressInput,
  mailTokenInput,
  noticeSettingsInput,
  pushDeviceInput,
  pushSubscriptionInput,
} from '../../server/notices/channel.contract.ts'
import { ConfirmMail, MailAddress } from '../features/account/mail-address.tsx'
import { pushDeviceOf, rememberPushDevice } from '../features/account/push-cookie.server.ts'
import { PushDevices } from '../features/account/push-devices.tsx'
import { SendingForm } from '../features/account/sending-form.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { isFormReply } from '../rpc/form-reply.ts'
import { FormSummary } from '../rpc/problem-notice.tsx'
import { useFormReply } from '../rpc/use-form-reply.ts'
import { useKept } from '../rpc/use-kept.ts'
import { requirePerson } from '../session/access.server.ts'
import { Breadcrumbs, Notice, Page, PageHead, Stack } from '../ui/index.ts'

export const handle: Handle = { title: 'sending:title' }

const dones = ['saved', 'mailDone', 'mailRemoved', 'pushDone', 'pushStopped'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { searchParams } = new URL(request.url)
  const done = dones.find((one) => one === searchParams.get('done')) ?? null
  const { notices } = context.api
  return {
    settings: await notices.settings(),
    pushKey: await notices.pushKey(),
    here: await pushDeviceOf(request),
    ...{ done, token: searchParams.get('token') },
  }
}

/** Six forms on one page; each says by its intent which it is. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const { notices } = context.api
  try {
    switch (form.get('intent')) {
      case 'mail': {
        const read = readForm(form, mailAddressInput)
        if (!read.ok) return read.reply
        // Shown in this very answer, and only where no mail leaves the house.
        return { asked: await notices.setMail(read.value) }
      }
      case 'confirm': {
        const read = readForm(form, mailTokenInput)
        if (!read.ok) return read.reply
        await notices.confirmMail(read.value)
        return redirect('/account/notices?done=mailDone')
      }
      case 'pushOn': {
        const read = readForm(form, pushSubscriptionInput)
        if (!read.ok) return read.reply
        const { id } = await notices.addDevice(read.value)
        return redirect('/account/notices?done=pushDone', { headers: await rememberPushDevice(id, request) })
      }
      case 'pushOff': {
        const read = readForm(form, pushDeviceInput)
        if (!read.ok) return read.reply
        await notices.removeDevice(read.value)
        return redirect('/account/notices?done=pushStopped')
      }
      case 'remove':
        await notices.removeMail()
        return redirect('/account/notices?done=mailRemoved')
      default: {
        const read = readForm(form, noticeSettingsInput)
        if (!read.ok) return read.reply
        await notices.saveSettings(read.value)
        return redirect('/account/notices?done=saved')
      }
    }
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function NoticeSettingsPage() {
  const { settings, done, token, pushKey, here } = useLoaderData<typeof loader>()
  const t = useT(['sending', 'account'])
  const answer = useKept(useActionData<typeof action>())
  const form = useFormReply(answer, { quietFrom: settings.quietFrom, quietUntil: settings.quietUntil })
  const asked = answer && !isFormReply(answer) && 'asked' in answer ? answer.asked : null
  const { mail } = settings
  return (
    <Page width="form">
      <Breadcrumbs
        items={[{ to: '/account', label: t('account:account.title') }, { label: t('sending:title') }]}
      />
      <PageHead title={t('sending:title')} lead={t('sending:lead')} />
      {done && (
        <Notice tone="good" live>
          {t(`sending:${done}`)}
        </Notice>
      )}
      <FormSummary form={form} />
      <Stack gap="xl">
        {token && mail && !mail.verified && <ConfirmMail token={token} address={mail.address} />}
        <SendingForm settings={settings} form={form} />
        <PushDevices devices={settings.devices} here={here} pushKey={pushKey} />
        <MailAddress mail={mail} asked={asked} form={form} />
      </Stack>
    </Page>
  )
}
