import { Form } from '@remix-run/react'
import type { PayoutsOverview } from '../../../server/payouts/payout.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Notice, Section, SubmitButton, Table } from '../../ui/index.ts'
import { PayoutRows } from './payouts.tsx'

/** The days' payouts as operators see them: what ran, what did not work, who could not be paid. */
export function Overview({ overview, ran }: { overview: PayoutsOverview; ran: boolean }) {
  const t = useT('money')
  const { runs, troubles, withoutAccount } = overview
  return (
    <Section title={t('payouts.runs')} lead={t('payouts.runsLead')} id="payouts">
      {ran && (
        <Notice tone="good" live>
          {t('payouts.ran')}
        </Notice>
      )}
      {runs.length > 0 && <Runs runs={runs} />}
      <Form method="post">
        <SubmitButton tone="secondary" name="intent" value="pay-out">
          {t('payouts.run')}
        </SubmitButton>
      </Form>
      <h3 className="text-lg">{t('payouts.troubles')}</h3>
      {troubles.length === 0 ? (
        <p className="text-ink-soft">{t('payouts.quiet')}</p>
      ) : (
        <PayoutRows
          rows={troubles}
          linkTo={({ orderId }) => `/operator/orders/${orderId}`}
          note={({ providerName, attempts, lastError }) =>
            [providerName, t('payouts.tried', { count: attempts }), lastError].join(' · ')
          }
        />
      )}
      {withoutAccount.length > 0 && <Unpaid rows={withoutAccount} />}
    </Section>
  )
}

function Runs({ runs }: Pick<PayoutsOverview, 'runs'>) {
  const t = useT('money')
  const formats = useFormats()
  return (
    <Table
      caption={t('payouts.runs')}
      hideCaption
      rows={runs}
      rowKey={({ day }) => day}
      columns={[
        {
          key: 'day',
          head: t('payouts.day'),
          cell: ({ day, finishedAt }) =>
            finishedAt ? formats.date(day) : `${formats.date(day)} · ${t('payouts.running')}`,
        },
        { key: 'count', head: t('payouts.runCount'), numeric: true, cell: ({ payouts }) => payouts },
        {
          key: 'amount',
          head: t('payouts.amount'),
          numeric: true,
          cell: ({ amountFen }) => formats.money(amountFen),
        },
        {
          key: 'without',
          head: t('payouts.withoutAccount'),
          numeric: true,
          cell: ({ withoutAccount }) => withoutAccount,
        },
        { key: 'below', head: t('payouts.belowLeast'), numeric: true, cell: ({ belowLeast }) => belowLeast },
      ]}
    />
  )
}

function Unpaid({ rows }: { rows: PayoutsOverview['withoutAccount'] }) {
  const t = useT('money')
  const formats = useFormats()
  return (
    <>
      <h3 className="text-lg">{t('payouts.notPaid')}</h3>
      <Table
        caption={t('payouts.notPaid')}
        hideCaption
        rows={rows}
        rowKey={({ providerId }) => providerId}
        columns={[
          { key: 'name', head: t('operator.provider'), cell: ({ name }) => name },
          { key: 'state', head: t('payouts.state'), cell: ({ state }) => t(`payouts.accountOf.${state}`) },
          {
            key: 'owed',
            head: t('payouts.owed'),
            numeric: true,
            cell: ({ owedFen }) => formats.money(owedFen),
          },
        ]}
      />
    </>
  )
}
