import { Form } from '@remix-run/react'
import type { NoticeSettings } from '../../../server/notices/channel.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Card, Notice, Section, SubmitButton, TextField } from '../../ui/index.ts'

type Mail = NoticeSettings['mail']

/** Where mail goes: an address counts once its letter was answered. */
export function MailAddress({
  mail,
  asked,
  form,
}: {
  mail: Mail
  asked: { sandboxUrl: string | null } | null
  form: FormState
}) {
  const t = useT('sending')
  return (
    <Section title={t('mailTitle')} lead={leadOf(mail, t)}>
      {asked && mail && (
        <Notice tone="good" live>
          {t('mailSent', { address: mail.address })}
        </Notice>
      )}
      {asked?.sandboxUrl && (
        <Notice tone="info" title={t('sandboxTitle')}>
          {t('sandboxText')}{' '}
          <a className="link" href={asked.sandboxUrl}>
            {t('sandboxOpen')}
          </a>
        </Notice>
      )}
      <Form method="post" noValidate className="grid gap-4">
        <TextField
          label={mail ? t('mailChange') : t('mailAddress')}
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={200}
          {...form.field('address')}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton tone="secondary" name="intent" value="mail">
            {t('mailSend')}
          </SubmitButton>
          {mail && (
            <SubmitButton tone="quiet" name="intent" value="remove">
              {t('mailRemove')}
            </SubmitButton>
          )}
        </div>
      </Form>
    </Section>
  )
}

/** The link of the letter leads here; pressing is what counts, since programs follow links as well. */
export function ConfirmMail({ token, address }: { token: string; address: string }) {
  const t = useT('sending')
  return (
    <Card tone="now">
      <Form method="post" className="grid gap-4">
        <h2 className="text-lg">{t('mailConfirmTitle')}</h2>
        <input type="hidden" name="token" value={token} />
        <SubmitButton name="intent" value="confirm" className="justify-self-start">
          {t('mailConfirm', { address })}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function leadOf(mail: Mail, t: ReturnType<typeof useT<'sending'>>): string {
  if (!mail) return t('mailNone')
  return mail.verified
    ? t('mailReady', { address: mail.address })
    : t('mailWaiting', { address: mail.address })
}
