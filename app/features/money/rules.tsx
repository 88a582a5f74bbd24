import type { RuleRow } from '../../../server/ledger/ledger.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Table } from '../../ui/index.ts'
import { useLedgerWords } from './use-ledger-words.ts'

/** What the platform keeps, by whom it was set and since when. */
export function Rules({ rules }: { rules: readonly RuleRow[] }) {
  const t = useT(['money', 'discovery'])
  const formats = useFormats()
  const words = useLedgerWords()
  const who = ({ providerName, providerKind, category }: RuleRow) =>
    [
      providerName,
      providerKind && t(`discovery:kind.${providerKind}` as 'discovery:kind.meals'),
      category && t(`discovery:category.${category}` as 'discovery:category.bathing'),
    ]
      .filter(Boolean)
      .join(' · ') || t('operator.everyone')
  return (
    <Table
      caption={t('operator.rules')}
      hideCaption
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: 'who', head: t('operator.who'), cell: who },
        { key: 'rate', head: t('operator.rate'), cell: ({ basisPoints }) => words.rate(basisPoints) },
        {
          key: 'since',
          head: t('operator.since'),
          cell: ({ validFrom, validUntil }) =>
            validUntil
              ? t('operator.until', { from: formats.date(validFrom), until: formats.date(validUntil) })
              : formats.date(validFrom),
        },
        {
          key: 'rule',
          head: t('operator.rule'),
          cell: ({ code, version }) => `${code} · ${t('operator.version', { version })}`,
        },
        { key: 'source', head: t('operator.source'), cell: ({ source }) => source },
      ]}
    />
  )
}
