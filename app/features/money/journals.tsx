import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { JournalRow } from '../../../server/ledger/ledger.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Table } from '../../ui/index.ts'
import { useLedgerWords } from './use-ledger-words.ts'

/** The latest movements: when, what, of which order, from where to where. */
export function Journals({ journals }: { journals: readonly JournalRow[] }) {
  const t = useT('money')
  const formats = useFormats()
  const words = useLedgerWords()
  return (
    <Table
      caption={t('operator.journals')}
      hideCaption
      rows={journals}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'order',
          head: t('operator.order'),
          cell: ({ orderId, orderNumber }) =>
            orderId ? (
              <Link to={`/operator/orders/${orderId}`} className="link whitespace-nowrap">
                {orderNumber}
              </Link>
            ) : (
              <span className="whitespace-nowrap">{orderNumber}</span>
            ),
        },
        { key: 'at', head: t('operator.at'), cell: ({ at }) => formats.dayTime(at) },
        {
          key: 'what',
          head: t('operator.what'),
          cell: ({ kind, reason, rule }) => (
            <>
              {t(`journal.${kind}`)}
              <Aside>{reason && words.reason(reason)}</Aside>
              <Aside>
                {rule &&
                  t('operator.byRule', {
                    rate: words.rate(rule.basisPoints),
                    code: rule.code,
                    version: rule.version,
                  })}
              </Aside>
            </>
          ),
        },
        { key: 'from', head: t('operator.from'), cell: ({ lines }) => <Side lines={lines} sign={-1} /> },
        { key: 'to', head: t('operator.to'), cell: ({ lines }) => <Side lines={lines} sign={1} /> },
      ]}
    />
  )
}

function Side({ lines, sign }: { lines: JournalRow['lines']; sign: 1 | -1 }) {
  const formats = useFormats()
  const words = useLedgerWords()
  return (
    <>
      {lines
        .filter(({ amountFen }) => amountFen * sign > 0)
        .map(({ kind, name, amountFen }) => (
          <span key={kind} className="block">
            {words.account(kind, name)}{' '}
            <span className="font-medium whitespace-nowrap">{formats.money(amountFen * sign)}</span>
          </span>
        ))}
    </>
  )
}

function Aside({ children }: { children: ReactNode }) {
  return children ? <span className="block text-sm text-ink-soft">{children}</span> : null
}
