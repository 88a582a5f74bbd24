import { type RetentionNight, retentionRuleNames } from '../../../server/privacy/retention.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Table } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'

/** How much the rules of retention removed, night by night. */
export function RetentionNights({ nights }: { nights: readonly RetentionNight[] }) {
  const t = useT('audit')
  const formats = useFormats()
  if (nights.length === 0) return null
  return (
    <Fold summary={t('retention.title')}>
      <Table
        caption={t('retention.title')}
        hideCaption
        rows={[...nights]}
        rowKey={({ day }) => day}
        columns={[
          { key: 'day', head: t('retention.day'), cell: ({ day }) => formats.date(day) },
          ...retentionRuleNames.map((rule) => ({
            key: rule,
            head: t(`retention.${rule}`),
            numeric: true,
            cell: ({ removed }: RetentionNight) => formats.count(removed[rule]),
          })),
        ]}
      />
    </Fold>
  )
}
