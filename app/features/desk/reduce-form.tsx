import { Form, useActionData } from '@remix-run/react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Stack, SubmitButton, TextArea, TextField } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { yuanOf } from '../setup/yuan.ts'
import { Intent } from './intent.tsx'
import { useIntentForm } from './use-intent-form.ts'

type Reduction = NonNullable<OrderView['reduction']>

/** Less was done than agreed: the provider gives part of the money back of its own accord. */
export function ReduceForm({ reduction, keyOf }: { reduction: Reduction; keyOf: string }) {
  const t = useT('provider')
  const { leastFen, mostFen, fairFen } = reduction
  const form = useIntentForm(useActionData(), 'reduce', { amount: fairFen > 0 ? yuanOf(fairFen) : '' })
  return (
    <Fold summary={t('visit.reduce')} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack>
          <p className="max-w-measure text-ink-soft">
            {t('visit.reduceLead', { least: leastFen, most: mostFen, fair: fairFen })}
          </p>
          <FormSummary form={form} />
          <Intent value="reduce" keyOf={keyOf} />
          <TextField
            {...form.field('amount')}
            label={t('visit.reduceAmount')}
            unit={t('offering.yuan')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
          />
          <TextArea
            {...form.field('reason')}
            label={t('visit.reduceReason')}
            hint={t('visit.reduceReasonHint')}
            rows={2}
            maxLength={500}
          />
          <div>
            <SubmitButton tone="secondary" name="of" value="reduce">
              {t('visit.reduceSend')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
