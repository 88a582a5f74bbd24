import { Form } from '@remix-run/react'
import type { SandboxAccountPage } from '../../../server/payments/payment.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Notice, SubmitButton } from '../../ui/index.ts'
import { SandboxFrame } from './sandbox-frame.tsx'

/** Where a payment provider asks an account's owner who they are; here one press tells it all. */
export function AccountPage({ page, answer }: { page: SandboxAccountPage; answer: unknown }) {
  const t = useT('orders')
  const form = useFormReply(answer)
  return (
    <SandboxFrame note={t('pay.account.sandbox')}>
      <div className="grid gap-2">
        <h1 className="text-2xl font-semibold">{t('pay.account.title')}</h1>
        <p className="text-ink-soft">{t('pay.account.lead', { name: page.name })}</p>
      </div>
      <ul className="grid list-disc gap-1 pl-5">
        <li>{t('pay.account.licence')}</li>
        <li>{t('pay.account.person')}</li>
        <li>{t('pay.account.bank')}</li>
      </ul>
      <FormSummary form={form} />
      {page.ready && <Notice tone="good" title={t('pay.account.ready')} />}
      <Form method="post">
        <SubmitButton wide>{t(page.ready ? 'pay.account.back' : 'pay.account.complete')}</SubmitButton>
      </Form>
    </SandboxFrame>
  )
}
