import { Form } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { SubmitButton, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'

/** A code, entered where the price is seen: the page then counts again. */
export function CouponField({ answer, keyOf }: { answer: unknown; keyOf: string }) {
  const t = useT('entitlements')
  const form = useIntentForm(answer, 'coupon')
  return (
    <Fold summary={t('forms.coupon')} open={form.answered || undefined}>
      <Form method="post" className="grid gap-3" noValidate>
        <FormSummary form={form} />
        <Intent value="coupon" keyOf={keyOf} />
        <div className="flex flex-wrap items-end gap-3">
          <TextField {...form.field('code')} label={t('field.code')} autoComplete="off" maxLength={30} />
          <SubmitButton tone="secondary" name="of" value="coupon">
            {t('useCode')}
          </SubmitButton>
        </div>
      </Form>
    </Fold>
  )
}
