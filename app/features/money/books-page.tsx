import type { Books } from '../../../server/ledger/ledger.contract.ts'
import type { PayoutsOverview } from '../../../server/payouts/payout.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, Page, PageHead, Section, Table } from '../../ui/index.ts'
import { Balances } from './balances.tsx'
import { BooksCheck } from './books-check.tsx'
import { Journals } from './journals.tsx'
import { Overview } from './payouts-overview.tsx'
import { Rules } from './rules.tsx'

/** The books for operators: do they balance, where is the money, how did it get there, and by which rules. */
export function BooksPage({
  books,
  overview,
  ran,
}: {
  books: Books
  overview: PayoutsOverview
  ran: boolean
}) {
  const t = useT('money')
  const { check, journals, balances, payables, rules } = books
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      <BooksCheck check={check} />
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
