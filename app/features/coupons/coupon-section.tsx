import { Form } from '@remix-run/react'
import type { CouponRow } from '../../../server/entitlements/entitlement.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Badge, Card, DateField, Section, Select, SubmitButton, Table, TextField } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'

type Props = {
  coupons: readonly CouponRow[]
  providers: readonly { id: string; name: string }[]
  answer: unknown
  keyOf: string
}

/** Campaigns: what there is and what it has cost, and a form for another. */
export function CouponSection({ coupons, providers, answer, keyOf }: Props) {
  const t = useT('entitlements')
  return (
    <Section title={t('operator.coupon')} lead={t('operator.couponLead')}>
      <div className="grid gap-6">
        <IssueForm providers={providers} answer={answer} keyOf={keyOf} />
        {coupons.length > 0 && <Coupons coupons={coupons} keyOf={keyOf} />}
      </div>
    </Section>
  )
}

function IssueForm({ providers, answer, keyOf }: Omit<Props, 'coupons'>) {
  const t = useT(['entitlements', 'provider'])
  const form = useIntentForm(answer, 'coupon')
  const yuan = {
    unit: t('provider:offering.yuan'),
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    maxLength: 12,
  }
  return (
    <Card>
      <Form method="post" className="grid gap-5" noValidate>
        <FormSummary form={form} />
        <Intent value="coupon" keyOf={keyOf} />
        <div className="grid items-end gap-5 sm:grid-cols-3">
          <TextField
            {...form.field('code')}
            label={t('operator.couponCode')}
            autoComplete="off"
            maxLength={30}
          />
          <TextField {...form.field('amount')} label={t('operator.couponAmount')} {...yuan} />
          <TextField {...form.field('min')} label={t('operator.couponMin')} {...yuan} optional />
          <TextField
            {...form.field('budget')}
            label={t('operator.couponBudget')}
            hint={t('operator.couponBudgetHint')}
            {...yuan}
            optional
          />
          <DateField {...form.field('validFrom')} label={t('operator.couponFrom')} />
          <DateField {...form.field('validUntil')} label={t('operator.couponUntil')} />
          <Select
            {...form.field('providerId')}
            label={t('operator.couponBearer')}
            placeholder={t('operator.couponPlatform')}
            options={providers.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        </div>
        <div>
          <SubmitButton name="of" value="coupon">
            {t('operator.couponIssue')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Coupons({ coupons, keyOf }: Pick<Props, 'coupons' | 'keyOf'>) {
  const t = useT('entitlements')
  const formats = useFormats()
  return (
    <Table
      caption={t('operator.coupons')}
      rows={coupons}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'code',
          head: t('operator.couponCode'),
          cell: ({ code, providerName, validFrom, validUntil }) => (
            <>
              <span className="font-medium">{code}</span>
              <span className="block text-sm font-normal text-ink-soft">
                {providerName ?? t('operator.couponPlatform')} · {formats.date(validFrom)}–
                {formats.date(validUntil)}
              </span>
            </>
          ),
        },
        {
          key: 'amount',
          head: t('operator.couponAmount'),
          numeric: true,
          cell: ({ amountFen }) => formats.money(amountFen),
        },
        { key: 'taken', head: t('operator.couponTaken'), numeric: true, cell: ({ taken }) => taken },
        {
          key: 'spent',
          head: t('operator.couponSpent'),
          numeric: true,
          cell: ({ usedFen, budgetFen }) =>
            budgetFen === null
              ? formats.money(usedFen)
              : `${formats.money(usedFen)} / ${formats.money(budgetFen)}`,
        },
        {
          key: 'state',
          head: t('operator.couponState'),
          cell: ({ id, stoppedAt }) =>
            stoppedAt ? (
              <Badge>{t('operator.couponStopped')}</Badge>
            ) : (
              <Form method="post">
                <Intent value="stop" keyOf={keyOf} />
                <input type="hidden" name="couponId" value={id} />
                <SubmitButton tone="secondary" size="sm" name="of" value={id}>
                  {t('operator.couponStop')}
                </SubmitButton>
              </Form>
            ),
        },
      ]}
    />
  )
}
