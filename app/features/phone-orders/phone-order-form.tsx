import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import {
  callerChecks,
  callerRelations,
  phoneChannels,
} from '../../../server/phone-orders/phone-order.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  Checkbox,
  LinkButton,
  PhoneField,
  RadioCards,
  Section,
  Select,
  SubmitBar,
  SubmitButton,
  TextArea,
  TextField,
} from '../../ui/index.ts'

type Props = { form: FormState; keyOf: string; aside: ReactNode; back: string }

/** Who called, how it was made sure, who pays, and why; what was typed stays whatever happens. */
export function PhoneOrderForm({ form, keyOf, aside, back }: Props) {
  const t = useT(['phone-orders', 'orders'])
  return (
    <Form method="post" noValidate className="grid gap-8">
      <FormSummary form={form} />
      <input type="hidden" name="key" value={keyOf} />
      <Section title={t('phone-orders:who')}>
        <RadioCards
          label={t('phone-orders:channel')}
          columns={2}
          {...form.field('channel')}
          choices={phoneChannels.map((value) => ({ value, title: t(`phone-orders:channels.${value}`) }))}
        />
        <TextField {...form.field('callerName')} label={t('phone-orders:callerName')} autoComplete="off" />
        <PhoneField {...form.field('callerPhone')} label={t('phone-orders:callerPhone')} autoComplete="off" />
        <Select
          {...form.field('relation')}
          label={t('phone-orders:relation')}
          placeholder=""
          options={callerRelations.map((value) => ({ value, label: t(`phone-orders:relations.${value}`) }))}
        />
        <RadioCards
          label={t('phone-orders:verifiedBy')}
          {...form.field('verifiedBy')}
          choices={callerChecks.map((value) => ({ value, title: t(`phone-orders:checks.${value}`) }))}
        />
      </Section>
      <Section title={t('phone-orders:pays')} lead={t('phone-orders:paysText')}>
        <TextField
          {...form.field('payerName')}
          label={t('phone-orders:payerName')}
          autoComplete="off"
          optional
        />
        <PhoneField
          {...form.field('payerPhone')}
          label={t('phone-orders:payerPhone')}
          autoComplete="off"
          optional
        />
      </Section>
      <TextArea
        {...form.field('reason')}
        label={t('phone-orders:reason')}
        hint={t('phone-orders:reasonHint')}
        rows={2}
        maxLength={300}
      />
      <Checkbox {...form.tick('consented')}>{t('phone-orders:consented')}</Checkbox>
      <p className="max-w-measure text-ink-soft">{t('phone-orders:after')}</p>
      <SubmitBar aside={aside}>
        <SubmitButton>{t('phone-orders:place')}</SubmitButton>
        <LinkButton to={back} tone="quiet">
          {t('orders:step.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
