import { Link } from '@remix-run/react'
import type { BooksCheck as Check } from '../../../server/ledger/ledger.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Notice, Section, Table } from '../../ui/index.ts'

/** Whether every fen is accounted for, as of when, and where not. */
export function BooksCheck({ check }: { check: Check }) {
  const t = useT('money')
  const { differences, orders: count, at } = check
  const checkedAt = <span className="block text-sm">{t('operator.checkedAt', { at })}</span>
  if (differences.length === 0) {
    return (
      <Notice tone="good" title={t('operator.balanced')}>
        {t('operator.balancedText', { count })}
        {checkedAt}
      </Notice>
    )
  }
  return (
    <>
      <Notice tone="bad" title={t('operator.wrong', { count: differences.length })}>
        {t('operator.wrongText')}
        {checkedAt}
      </Notice>
      <Section title={t('operator.differences')}>
        <Differences differences={differences} />
      </Section>
    </>
  )
}

function Differences({ differences }: Pick<Check, 'differences'>) {
  const t = useT(['money', 'orders'])
  const { money } = useFormats()
  return (
    <Table
      caption={t('operator.differences')}
      hideCaption
      rows={differences}
      rowKey={({ orderId }) => orderId}
      columns={[
        {
          key: 'order',
          head: t('operator.order'),
          cell: ({ orderId, orderNumber, orderState, package: bought }) =>
            bought ? (
              t('operator.package', { number: orderNumber })
            ) : (
              <>
                <Link to={`/operator/orders/${orderId}`} className="link">
                  {orderNumber}
                </Link>
                <span className="block text-sm font-normal text-ink-soft">
                  {t(`orders:state.${orderState}` as 'orders:state.closed')}
                </span>
              </>
            ),
        },
        {
          key: 'facts',
          head: t('operator.facts'),
          cell: ({ facts }) =>
            t('operator.factsText', {
              paid: money(facts.paidFen),
              returned: money(facts.returnedFen),
              promised: money(facts.promisedFen),
              leaving: money(facts.leavingFen),
              sent: money(facts.sentFen),
            }),
        },
        {
          key: 'ledger',
          head: t('operator.ledger'),
          cell: ({ ledger }) =>
            t('operator.ledgerText', {
              received: money(ledger.receivedFen),
              refunded: money(ledger.refundedFen),
              held: money(ledger.heldFen),
              released: money(ledger.releasedFen),
              refunding: money(ledger.refundingFen),
              transferring: money(ledger.transferringFen),
              transferred: money(ledger.transferredFen),
            }),
        },
      ]}
    />
  )
}
