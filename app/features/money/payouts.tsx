import { Form, Link } from '@remix-run/react'
import { Landmark } from 'lucide-react'
import type { PayoutRow, ProviderPayouts } from '../../../server/payouts/payout.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Notice, Section, SubmitButton, Table } from '../../ui/index.ts'
import { Figures } from './figures.tsx'

type Props = { payouts: ProviderPayouts; providerId: string; keyOf: string }

/** Where a provider's money goes, and what has gone there. */
export function Payouts({ payouts, providerId, keyOf }: Props) {
  const t = useT('money')
  return (
    <Section title={t('payouts.title')} id="payouts">
      <Account payouts={payouts} keyOf={keyOf} />
      {payouts.rows.length === 0 ? (
        <p className="text-ink-soft">{t('payouts.empty')}</p>
      ) : (
        <>
          <Figures
            figures={[
              { name: t('payouts.sent'), fen: payouts.sentFen, hint: t('payouts.sentHint') },
              { name: t('payouts.onTheWay'), fen: payouts.onTheWayFen, hint: t('payouts.onTheWayHint') },
            ]}
          />
          <PayoutRows rows={payouts.rows} linkTo={({ orderId }) => `/desk/${providerId}/orders/${orderId}`} />
        </>
      )}
    </Section>
  )
}

function Account({ payouts, keyOf }: Pick<Props, 'payouts' | 'keyOf'>) {
  const t = useT('money')
  const { account, nextDay, leastFen } = payouts
  if (account.state === 'ready') {
    return (
      <Notice tone="good" title={t('payouts.ready')}>
        {t('payouts.readyText', { day: nextDay, least: leastFen })}
      </Notice>
    )
  }
  const none = account.state === 'none'
  return (
    <Notice
      tone="now"
      title={none ? t('payouts.none') : t('payouts.incomplete')}
      actions={
        <Form method="post">
          <input type="hidden" name="key" value={keyOf} />
          <SubmitButton
            size="sm"
            name="intent"
            value="account"
            icon={<Landmark aria-hidden="true" className="size-5" />}
          >
            {none ? t('payouts.open') : t('payouts.complete')}
          </SubmitButton>
        </Form>
      }
    >
      {none
        ? t('payouts.noneText')
        : t('payouts.incompleteText', { missing: missingWords(account.missing, t) })}
    </Notice>
  )
}

/** Payouts and what was taken back of them, the latest first. */
export function PayoutRows<Row extends PayoutRow>({
  rows,
  linkTo,
  note,
}: {
  rows: readonly Row[]
  linkTo: (row: Row) => string
  note?: (row: Row) => string
}) {
  const t = useT('money')
  const formats = useFormats()
  return (
    <Table
      caption={t('payouts.caption')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'service',
          head: t('payouts.service'),
          cell: (row) => (
            <>
              <Link to={linkTo(row)} className="link">
                {row.title}
              </Link>
              <span className="block text-sm font-normal text-ink-soft">
                {row.orderNumber}
                {row.kind === 'reversal' && ` · ${t('payouts.reversal')}`}
              </span>
            </>
          ),
        },
        { key: 'at', head: t('payouts.at'), cell: ({ createdAt }) => formats.dayTime(createdAt) },
        {
          key: 'state',
          head: t('payouts.state'),
          cell: (row) => (
            <>
              {t(row.kind === 'payout' ? `payouts.stateOf.${row.state}` : `payouts.reversalOf.${row.state}`)}
              {note && <span className="block text-sm text-ink-soft">{note(row)}</span>}
            </>
          ),
        },
        {
          key: 'amount',
          head: t('payouts.amount'),
          numeric: true,
          cell: ({ amountFen }) => formats.money(amountFen),
        },
      ]}
    />
  )
}

const facts = {
  business: 'business',
  company: 'business',
  representative: 'person',
  person: 'person',
  owners: 'person',
  individual: 'person',
  external_account: 'bank',
  tos_acceptance: 'terms',
} as const

/** The payment provider names each field it misses ('company.tax_id'); a person is told of what it is a part. */
function missingWords(fields: readonly string[], t: ReturnType<typeof useT<'money'>>): string {
  const parts = fields.map((field) => {
    const known = Object.entries(facts).find(([start]) => field.startsWith(start))
    return known?.[1] ?? 'other'
  })
  return [...new Set(parts)].map((part) => t(`payouts.fact.${part}`)).join(t('payouts.factAnd'))
}
