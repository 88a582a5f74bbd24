import { Form, useActionData } from '@remix-run/react'
import { abilityGrades } from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { DateField, Select, SubmitButton, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { type PaperKind, paperKinds } from './entitlement-form-schema.ts'

/** A form for each kind of paper, and one for a coupon's code; the one that came back is open. */
export function PaperForms({ keyOf, month }: { keyOf: string; month: string }) {
  return (
    <div className="grid gap-4">
      {paperKinds.map((kind) => (
        <PaperForm key={kind} kind={kind} keyOf={keyOf} month={month} />
      ))}
      <CouponForm keyOf={keyOf} />
    </div>
  )
}

function PaperForm({ kind, keyOf, month }: { kind: PaperKind; keyOf: string; month: string }) {
  const t = useT('entitlements')
  const form = useIntentForm(useActionData(), kind, { fromMonth: month, untilMonth: month })
  return (
    <Fold summary={t(`forms.${kind}`)} open={form.answered ? true : undefined}>
      <Form method="post" noValidate className="grid gap-6">
        {form.answered && <FormSummary form={form} />}
        <Intent value={kind} keyOf={`${keyOf}`} />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          {kind === 'assessment' ? <AssessmentFields form={form} /> : <FundFields form={form} kind={kind} />}
        </div>
        <SubmitButton name="of" value={kind} className="justify-self-start">
          {t('submit')}
        </SubmitButton>
      </Form>
    </Fold>
  )
}

function AssessmentFields({ form }: { form: FormState }) {
  const t = useT(['entitlements', 'discovery'])
  return (
    <>
      <Select
        {...ids(form, 'assessment', 'grade')}
        label={t('field.grade')}
        options={abilityGrades.map((value) => ({ value, label: t(`discovery:ability.${value}`) }))}
      />
      <TextField
        {...ids(form, 'assessment', 'score')}
        label={t('field.score')}
        hint={t('field.scoreHint')}
        unit={t('points')}
        inputMode="numeric"
        maxLength={2}
        optional
      />
      <TextField {...ids(form, 'assessment', 'assessor')} label={t('field.assessor')} maxLength={60} />
      <DateField {...ids(form, 'assessment', 'assessedOn')} label={t('field.assessedOn')} />
    </>
  )
}

function FundFields({ form, kind }: { form: FormState; kind: 'ltci' | 'voucher' }) {
  const t = useT('entitlements')
  return (
    <>
      <TextField
        {...ids(form, kind, 'number')}
        label={t('field.number')}
        hint={t('field.numberHint')}
        maxLength={30}
        autoComplete="off"
      />
      <TextField
        {...ids(form, kind, 'monthly')}
        label={t('field.monthly')}
        hint={t('field.monthlyHint')}
        unit={t('yuan')}
        inputMode="decimal"
        maxLength={10}
      />
      {kind === 'voucher' ? (
        <>
          <TextField
            {...ids(form, kind, 'percent')}
            label={t('field.percent')}
            unit={t('percent')}
            inputMode="numeric"
            maxLength={3}
          />
          <div className="grid grid-cols-2 gap-4">
            <TextField
              {...ids(form, kind, 'fromMonth')}
              label={t('field.fromMonth')}
              hint={t('field.monthHint')}
            />
            <TextField
              {...ids(form, kind, 'untilMonth')}
              label={t('field.untilMonth')}
              hint={t('field.monthHint')}
            />
          </div>
        </>
      ) : (
        <>
          <DateField {...ids(form, kind, 'validFrom')} label={t('field.validFrom')} />
          <DateField {...ids(form, kind, 'validUntil')} label={t('field.validUntil')} />
        </>
      )}
    </>
  )
}

function CouponForm({ keyOf }: { keyOf: string }) {
  const t = useT('entitlements')
  const form = useIntentForm(useActionData(), 'coupon')
  return (
    <Fold summary={t('forms.coupon')} open={form.answered ? true : undefined}>
      <Form method="post" noValidate className="grid gap-6">
        {form.answered && <FormSummary form={form} />}
        <Intent value="coupon" keyOf={keyOf} />
        <TextField
          {...ids(form, 'coupon', 'code')}
          label={t('field.code')}
          maxLength={30}
          autoComplete="off"
          className="max-w-96"
        />
        <SubmitButton name="of" value="coupon" className="justify-self-start">
          {t('useCode')}
        </SubmitButton>
      </Form>
    </Fold>
  )
}

/** The same field stands in several forms of the page: each needs an id of its own. */
const ids = (form: FormState, kind: string, name: string) => ({ ...form.field(name), id: `${kind}-${name}` })
