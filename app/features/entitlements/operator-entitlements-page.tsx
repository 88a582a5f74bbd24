import { Form } from '@remix-run/react'
import type {
  CouponRow,
  EntitlementRow,
  OpenedEntitlement,
} from '../../../server/entitlements/entitlement.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { Card, EmptyState, Page, PageHead, Section, SubmitButton, TextField } from '../../ui/index.ts'
import { CouponSection } from '../coupons/coupon-section.tsx'
import { OpenedCard } from './opened-card.tsx'
import { SettlementForm } from './settlement-form.tsx'

type Props = {
  rows: readonly EntitlementRow[]
  opened: OpenedEntitlement | null
  answer: unknown
  keyOf: string
  month: string
  coupons: readonly CouponRow[]
  providers: readonly { id: string; name: string }[]
}

/** What waits to be checked, without a name; opening one asks why. Then the month's accounts with funders. */
export function OperatorEntitlementsPage({ rows, opened, answer, keyOf, month, coupons, providers }: Props) {
  const t = useT('entitlements')
  const form = useFormReply(opened ? undefined : answer)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      <FormSummary form={form} />
      {opened && <OpenedCard opened={opened} keyOf={keyOf} />}
      {rows.length === 0 ? (
        <EmptyState drawing="table" title={t('operator.empty')}>
          {t('operator.emptyText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2">
          {rows.map((row) => (
            <Waiting key={row.id} row={row} />
          ))}
        </ul>
      )}
      <Section title={t('operator.settle')} lead={t('operator.settleLead')}>
        <SettlementForm month={month} />
      </Section>
      <CouponSection coupons={coupons} providers={providers} answer={answer} keyOf={keyOf} />
    </Page>
  )
}

function Waiting({ row }: { row: EntitlementRow }) {
  const t = useT('entitlements')
  const formats = useFormats()
  return (
    <Card as="li" className="grid gap-3">
      <div>
        <h2 className="text-lg">{t(`kind.${row.kind}`)}</h2>
        <p className="text-ink-soft">
          {row.regionName} · {formats.dayTime(row.enteredAt)}
        </p>
      </div>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="intent" value="open" />
        <input type="hidden" name="entitlementId" value={row.id} />
        <TextField
          name="reason"
          id={`why-${row.id}`}
          label={t('operator.reason')}
          maxLength={200}
          autoComplete="off"
          required
        />
        <SubmitButton tone="secondary" name="of" value={row.id} className="justify-self-start">
          {t('operator.open')}
        </SubmitButton>
      </Form>
    </Card>
  )
}
