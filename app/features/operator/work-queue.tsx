import type { ReactNode } from 'react'
import { EmptyState, Notice, Page, PageHead, Section, Stack, Table } from '../../ui/index.ts'

type Props<Row extends { id: string }> = {
  title: string
  lead: string
  actions?: ReactNode
  /** What was just done, in words; null when nothing was. */
  done: string | null
  /** What waits: under a heading where there is more than this on the page, as cards or as a table of its own. */
  waiting: {
    title?: string
    rows: readonly Row[]
    empty: { title: string; text: string }
    card?: (row: Row) => ReactNode
    table?: (rows: readonly Row[]) => ReactNode
  }
  /** Further kinds of work on the same page. */
  children?: ReactNode
  over?: { title: string; rows: readonly unknown[]; table: ReactNode }
}

/** Where operators work a queue off: what was just done, what waits (the first due first), what was decided lately. */
export function WorkQueue<Row extends { id: string }>(props: Props<Row>) {
  const { title, lead, actions, done, waiting, children, over } = props
  const list = <Waiting {...waiting} heading={waiting.title !== undefined} />
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={title} lead={lead} actions={actions} />
      {done && (
        <Notice tone="good" live>
          {done}
        </Notice>
      )}
      {waiting.title ? <Section title={waiting.title}>{list}</Section> : list}
      {children}
      {over && over.rows.length > 0 && <Section title={over.title}>{over.table}</Section>}
    </Page>
  )
}

function Waiting<Row extends { id: string }>({
  rows,
  empty,
  card,
  table,
  heading,
}: Props<Row>['waiting'] & { heading: boolean }) {
  if (rows.length === 0)
    return (
      <EmptyState drawing="table" title={heading ? <h3>{empty.title}</h3> : <h2>{empty.title}</h2>}>
        {empty.text}
      </EmptyState>
    )
  if (table) return table(rows)
  return (
    <Stack as="ul" gap="lg">
      {rows.map((row) => (
        <li key={row.id}>{card?.(row)}</li>
      ))}
    </Stack>
  )
}

type Decided = {
  id: string
  what: ReactNode
  text: ReactNode
  outcome: ReactNode
  reason: ReactNode
  when: ReactNode
}
type DecidedProps = {
  caption: string
  heads: Readonly<Record<'what' | 'text' | 'outcome' | 'reason' | 'when', string>>
  rows: readonly Decided[]
}

/** What was decided lately: about what, which words, how, why and when. */
export function DecidedTable({ caption, heads, rows }: DecidedProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={(['what', 'text', 'outcome', 'reason', 'when'] as const).map((key) => ({
        key,
        head: heads[key],
        cell: (row: Decided) => row[key],
      }))}
    />
  )
}
