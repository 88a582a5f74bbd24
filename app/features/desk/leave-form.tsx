import { Form } from '@remix-run/react'
import { leavingReasons } from '../../../server/orders/order.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { RadioCards, Stack, SubmitButton, TextArea } from '../../ui/index.ts'
import { useVisitAnswer } from '../carer/visit-answer.ts'
import { Fold } from '../orders/fold.tsx'
import { HereField } from './here-field.tsx'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'
import { useReady } from './use-ready.ts'

type LeaveFormProps = {
  keyOf: string
  /** The visit goes on already: it is broken off, not refused. */
  begun: boolean
  /** The family agreed to positions. */
  placeAgreed: boolean
}

/** A visit that cannot be done, or not to its end: why, in the carer's words, and what follows for the money. */
export function LeaveForm({ keyOf, begun, placeAgreed }: LeaveFormProps) {
  const t = useT('carer')
  const ready = useReady()
  const form = useIntentForm(useVisitAnswer(), 'leave')
  return (
    <Fold summary={t(begun ? 'leave.breakOff' : 'leave.open')} danger open={form.answered || undefined}>
      <p className="max-w-measure text-ink-soft">{t(begun ? 'leave.leadBegun' : 'leave.lead')}</p>
      <Form method="post" noValidate>
        <Stack>
          <FormSummary form={form} />
          <Intent value="leave" keyOf={keyOf} />
          <RadioCards
            {...form.field('why')}
            label={t('leave.why')}
            choices={leavingReasons.map((value) => ({
              value,
              title: t(`leave.reason.${value}`),
              detail: t(begun ? 'leave.money.begun' : `leave.money.${value}`),
            }))}
          />
          <TextArea
            {...form.field('note')}
            id="leave-note"
            label={t('leave.note')}
            hint={t('leave.noteHint')}
            rows={3}
            maxLength={500}
          />
          {ready && placeAgreed && <HereField missing={false} />}
          <div>
            <SubmitButton tone="danger" name="of" value="leave">
              {t('leave.send')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
