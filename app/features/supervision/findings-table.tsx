import type { ComponentProps } from 'react'
import type { SheetFinding } from '../../../server/supervision/supervision.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Table } from '../../ui/index.ts'
import { useItemWords, VerdictWord } from './words.tsx'

type Finding = Pick<SheetFinding, 'id' | 'verdict' | 'severity' | 'note' | 'correction'> &
  Parameters<ReturnType<typeof useItemWords>['matter']>[0]
type Column<Row> = ComponentProps<typeof Table<Row>>['columns'][number]

/** Item by item what was found and what was done about it, and `more` where the reader wants it. */
export function FindingsTable<Row extends Finding>({
  caption,
  findings,
  more = [],
}: {
  caption: string
  findings: readonly Row[]
  more?: readonly Column<Row>[]
}) {
  const t = useT('supervision')
  const words = useItemWords()
  return (
    <Table
      caption={caption}
      hideCaption
      rows={findings}
      rowKey={({ id }) => id}
      columns={[
        { key: 'matter', head: t('head.item'), cell: (row) => words.matter(row) },
        {
          key: 'verdict',
          head: t('head.verdict'),
          cell: (row) => <VerdictWord verdict={row.verdict} severity={row.severity} />,
        },
        { key: 'note', head: t('head.note'), cell: ({ note }) => note },
        { key: 'correction', head: t('head.correction'), cell: ({ correction }) => correction },
        ...more,
      ]}
    />
  )
}
