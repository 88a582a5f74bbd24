import { Form } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { isFormReply } from '../../rpc/form-reply.ts'
import { FormSummary, ProblemNotice } from '../../rpc/problem-notice.tsx'
import { Card, CodeField, Notice, Section, Stack, SubmitBar, SubmitButton, TextArea } from '../../ui/index.ts'
import { useVisitAnswer } from '../carer/visit-answer.ts'
import { Intent } from './intent.tsx'
import { PlaceCheckIn } from './place-check-in.tsx'
import { ReasonForm } from './reason-form.tsx'
import { useIntentForm } from './use-intent-form.ts'

/** Further ahead the button would only be pressed by mistake: families are told at once. */
export const departsWithin = 12 * 60 * 60 * 1000

type StepProps = {
  order: Pick<OrderView, 'id' | 'state' | 'moves' | 'visit' | 'startsAt' | 'due'>
  keyOf: string
  now: Date
  /** The family agreed to a check-in by position. */
  placeAgreed: boolean
}

/** The one thing to do with this visit now, with its button where the thumb is; or what is being waited for. */
export function VisitStep(props: StepProps) {
  const { order } = props
  const answer = useVisitAnswer()
  const { canDepart, canCheckIn, canCheckOut, state } = order.visit
  // What an answer to another time is refused with stands at the top of the page.
  const mine = isFormReply(answer) && answer.values.intent !== 'answer-move'
  const stale = mine && !answer.problem?.field ? answer.problem : null
  if (order.moves.includes('accept')) return <Answer {...props} />
  if (canCheckOut) return <Finish {...props} />
  if (canCheckIn && (state === 'on_the_way' || !canDepart)) return <Begin {...props} />
  if (canDepart && order.startsAt.getTime() - props.now.getTime() < departsWithin)
    return <Depart {...props} />
  return (
    <>
      <ProblemNotice problem={stale} />
      <Waiting {...props} />
    </>
  )
}

function Answer({ order, keyOf, now }: StepProps) {
  const t = useT('provider')
  const formats = useFormats()
  const form = useIntentForm(useVisitAnswer(), 'accept')
  return (
    <div className="grid gap-4">
      {order.due && (
        <Notice tone="now">
          {t('visit.waiting.requested', { when: formats.deadline(order.due.at, now) })}
        </Notice>
      )}
      <Form method="post">
        <FormSummary form={form} />
        <Intent value="accept" keyOf={keyOf} />
        <SubmitBar>
          <SubmitButton className="max-sm:flex-1" name="of" value="accept">
            {t('visit.accept')}
          </SubmitButton>
        </SubmitBar>
      </Form>
      <ReasonForm
        intent="decline"
        orderId={order.id}
        keyOf={keyOf}
        words={{
          open: t('inbox.decline'),
          lead: t('inbox.declineHint'),
          label: t('inbox.declineReason'),
          hint: t('inbox.declineExamples'),
          send: t('inbox.declineSend'),
        }}
      />
    </div>
  )
}

function Depart({ keyOf }: StepProps) {
  const t = useT('provider')
  const form = useIntentForm(useVisitAnswer(), 'depart')
  return (
    <Form method="post" className="grid gap-3">
      <FormSummary form={form} />
      <Intent value="depart" keyOf={keyOf} />
      <p className="text-ink-soft">{t('visit.departHint')}</p>
      <SubmitBar>
        <SubmitButton className="max-sm:flex-1" name="of" value="depart">
          {t('visit.depart')}
        </SubmitButton>
      </SubmitBar>
    </Form>
  )
}

function Begin({ order, keyOf, placeAgreed }: StepProps) {
  const t = useT(['provider', 'consent'])
  const form = useIntentForm(useVisitAnswer(), 'check_in_code')
  return (
    <Section title={t('visit.codeTitle')} id="begin">
      <Form method="post" noValidate className="grid gap-4">
        <FormSummary form={form} />
        <Intent value="check_in_code" keyOf={keyOf} />
        <Card>
          <CodeField
            {...form.field('code')}
            length={4}
            label={t('visit.code')}
            hint={t('visit.codeHint')}
            autoComplete="off"
          />
        </Card>
        <SubmitBar>
          <SubmitButton className="max-sm:flex-1" name="of" value="code">
            {t('visit.begin')}
          </SubmitButton>
        </SubmitBar>
      </Form>
      {placeAgreed ? (
        <PlaceCheckIn orderId={order.id} keyOf={keyOf} />
      ) : (
        <p className="max-w-measure text-ink-soft">{t('consent:care.place')}</p>
      )}
    </Section>
  )
}

function Finish({ keyOf }: StepProps) {
  const t = useT('provider')
  const form = useIntentForm(useVisitAnswer(), 'check_out')
  return (
    <Section title={t('visit.finishTitle')} id="finish">
      <Form method="post" noValidate>
        <Stack>
          <FormSummary form={form} />
          <Intent value="check_out" keyOf={keyOf} />
          <TextArea
            {...form.field('report')}
            label={t('visit.report')}
            hint={t('visit.reportHint')}
            rows={4}
            maxLength={2000}
            optional
          />
          <SubmitBar>
            <SubmitButton className="max-sm:flex-1" name="of" value="finish">
              {t('visit.finish')}
            </SubmitButton>
          </SubmitBar>
        </Stack>
      </Form>
    </Section>
  )
}

const waitings = [
  'planned',
  'completed',
  'closed',
  'declined',
  'lapsed',
  'cancelled',
  'withdrawn',
  'disputed',
  'refunded',
] as const

function Waiting({ order, now }: StepProps) {
  const t = useT('provider')
  const formats = useFormats()
  const { due } = order
  if (order.state === 'accepted') return <Notice>{t('visit.notYet')}</Notice>
  const told = order.state === 'awaiting_payment' ? 'planned' : order.state
  const state = waitings.find((name) => name === told)
  if (!state) return null
  if (state === 'completed' && due && order.visit.missedBy === 'family')
    return <Notice tone="info">{t('visit.turnedBack', { when: formats.deadline(due.at, now) })}</Notice>
  const key = (state === 'completed' || state === 'disputed') && !due ? (`${state}NoDue` as const) : state
  const tone = state === 'disputed' ? 'warn' : state === 'closed' || state === 'completed' ? 'good' : 'info'
  return (
    <Notice tone={tone}>
      {t(`visit.waiting.${key}`, { when: due ? formats.deadline(due.at, now) : '' })}
    </Notice>
  )
}
