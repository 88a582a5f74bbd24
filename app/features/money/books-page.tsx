import type { Books } from '../../../server/ledger/ledger.contract.ts'
import type { PayoutsOverview } from '../../../server/payouts/payout.contract.ts'
import type { SpikeAlarm } from '../../../server/prepayments/prepayment.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, Notice, Page, PageHead, Section, Table } from '../../ui/index.ts'
import { Balances } from './balances.tsx'
import { BooksCheck } from './books-check.tsx'
import { Journals } from './journals.tsx'
import { Overview } from './payouts-overview.tsx'
import { Rules } from './rules.tsx'

type BooksPageProps = {
  books: Books
  overview: PayoutsOverview
  alarms: readonly SpikeAlarm[]
  ran: boolean
}

/** The books for operators: do they balance, where is the money, how did it get there, and by which rules. */
export function BooksPage({ books, overview, alarms, ran }: BooksPageProps) {
  const t = useT('money')
  const { check, journals, balances, payables, rules } = books
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      <BooksCheck check={check} />
      {alarms.length > 0 && <Alarms alarms={alarms} />}
      {journals.length === 0 ? (
        <EmptyState drawing="notebook" title={t('operator.empty')}>
          {t('operator.emptyText')}
        </EmptyState>
      ) : (
        <>
          <Section title={t('operator.balances')} lead={t('operator.balancesLead')}>
            <Balances balances={balances} />
          </Section>
          {payables.length > 0 && (
            <Section title={t('operator.payables')}>
              <Payables payables={payables} />
            </Section>
          )}
          <Overview overview={overview} ran={ran} />
          <Section title={t('operator.journals')} lead={t('operator.journalsLead')}>
            <Journals journals={journals} />
          </Section>
        </>
      )}
      <Section title={t('operator.rules')} lead={t('operator.rulesLead')}>
        <Rules rules={rules} />
      </Section>
    </Page>
  )
}

/** Who takes in far more ahead than usual: nothing is wrong yet, and somebody should ask. */
function Alarms({ alarms }: Pick<BooksPageProps, 'alarms'>) {
  const t = useT('money')
  return (
    <Notice tone="warn" title={t('prepaid.title', { count: alarms.length })}>
      {alarms.map(({ providerId, name, days, recentFen, usualFen }) => (
        <span key={providerId} className="block">
          {t('prepaid.alarm', { name, days, recent: recentFen, usual: usualFen })}
        </span>
      ))}
    </Notice>
  )
}

function Payables({ payables }: Pick<Books, 'payables'>) {
  const t = useT('money')
  const { money } = useFormats()
  return (
    <Table
      caption={t('operator.payables')}
      hideCaption
      rows={payables}
      rowKey={({ providerId }) => providerId}
      columns={[
        { key: 'provider', head: t('operator.provider'), cell: ({ name }) => name },
        {
          key: 'amount',
          head: t('operator.amount'),
          numeric: true,
          cell: ({ balanceFen }) => money(balanceFen),
        },
      ]}
    />
  )
}
