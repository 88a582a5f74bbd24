import { Form } from '@remix-run/react'
import { Lock } from 'lucide-react'
import { type SandboxPaymentPage, sandboxOutcomes } from '../../../server/payments/payment.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { DescriptionList, LinkButton, Money, Notice, RadioCards, SubmitButton } from '../../ui/index.ts'
import { SandboxFrame } from './sandbox-frame.tsx'

type Props = { page: SandboxPaymentPage; answer: unknown }
const takesMoney = ['open', 'failed', 'unanswered']

/** A hosted cashier as a payment provider would show it, plainly marked as one where no money moves. */
export function Cashier({ page, answer }: Props) {
  const t = useT('orders')
  const form = useFormReply(answer)
  const open = takesMoney.includes(page.state)
  return (
    <SandboxFrame note={t('pay.sandbox')}>
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
      {open && <Attempt payBy={page.payBy} />}
      {page.state === 'challenged' && <Challenge />}
      <LinkButton to={page.path} tone={open || page.state === 'challenged' ? 'quiet' : 'primary'} wide>
        {t('pay.back')}
      </LinkButton>
    </SandboxFrame>
  )
}

/** One press pays; what is to come of it is chosen before, with success as what happens without choosing. */
function Attempt({ payBy }: Pick<SandboxPaymentPage, 'payBy'>) {
  const t = useT('orders')
  return (
    <Form method="post" className="grid gap-5">
      <RadioCards
        label={t('pay.how')}
        name="outcome"
        defaultValue="success"
        choices={sandboxOutcomes.map((value) => ({
          value,
          title: t(`pay.outcome.${value}`),
          detail: t(`pay.outcomeText.${value}`),
        }))}
      />
      <SubmitButton wide icon={<Lock aria-hidden="true" className="size-5" />}>
        {t('pay.success')}
      </SubmitButton>
      {payBy && <p className="text-center text-ink-soft">{t('pay.by', { at: payBy })}</p>}
    </Form>
  )
}

/** The step in which a bank wants to know that it is really them. */
function Challenge() {
  const t = useT('orders')
  return (
    <Form method="post" className="grid gap-3">
      <SubmitButton wide name="outcome" value="success">
        {t('pay.itIsMe')}
      </SubmitButton>
      <SubmitButton wide tone="secondary" name="outcome" value="decline">
        {t('pay.itIsNotMe')}
      </SubmitButton>
    </Form>
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
