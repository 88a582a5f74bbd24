import { Form } from '@remix-run/react'
import { FlaskConical } from 'lucide-react'
import type { SandboxPaymentPage } from '../../../server/payments/payment.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { DescriptionList, LinkButton, Money, Notice, SubmitButton } from '../../ui/index.ts'

type Props = { page: SandboxPaymentPage; answer: unknown }

/** A hosted cashier as a payment provider would show it, plainly marked as one where no money moves. */
export function Cashier({ page, answer }: Props) {
  const t = useT('orders')
  const form = useFormReply(answer)
  const open = page.state === 'open' || page.state === 'failed' || page.state === 'unanswered'
  return (
    <div className="mx-auto grid w-full max-w-form content-start gap-6 px-4 py-10 sm:py-16">
      <p className="flex items-start gap-3 rounded-md border border-dashed border-warn-line bg-warn-wash px-4 py-3 text-warn">
        <FlaskConical aria-hidden="true" className="mt-[0.25em] size-5 shrink-0" />
        {t('pay.sandbox')}
      </p>
      <div className="grid gap-6 rounded-md border border-line bg-surface p-6 shadow-soft sm:p-8">
        <div className="grid justify-items-center gap-1 text-center">
          <h1 className="text-base font-medium text-ink-soft">{t('pay.title')}</h1>
          <p className="text-ink-soft">{page.providerName}</p>
          <p className="text-4xl">
            <Money fen={page.amountFen} size="lg" />
          </p>
        </div>
        <DescriptionList
          items={[
            { term: t('pay.item'), value: page.title },
            { term: t('pay.order'), value: page.orderNumber },
          ]}
        />
        <FormSummary form={form} />
        <StateNotice state={page.state} />
        {open && page.payBy && <p className="text-center text-ink-soft">{t('pay.by', { at: page.payBy })}</p>}
        {open && (
          <Form method="post" className="grid gap-3">
            <SubmitButton wide name="outcome" value="success">
              {t('pay.success')}
            </SubmitButton>
            <SubmitButton wide tone="secondary" name="outcome" value="decline">
              {t('pay.decline')}
            </SubmitButton>
          </Form>
        )}
        <LinkButton to={`/orders/${page.orderId}`} tone={open ? 'quiet' : 'primary'} wide>
          {t('pay.back')}
        </LinkButton>
      </div>
    </div>
  )
}

function StateNotice({ state }: Pick<SandboxPaymentPage, 'state'>) {
  const t = useT('orders')
  if (state === 'open') return null
  const tone = {
    challenged: 'now',
    unanswered: 'warn',
    pending: 'info',
    paid: 'good',
    failed: 'warn',
    expired: 'info',
  } as const
  return (
    <Notice tone={tone[state]} title={t(`pay.${state}`)} live>
      {t(`pay.${state}Text`)}
    </Notice>
  )
}
