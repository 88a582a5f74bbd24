import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Column<Row> = {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand at the end of their column. */
  numeric?: boolean
}

/**
 * A real table on wide screens; on a phone each row becomes a small sheet with its heads beside the values.
 * The first column names the row.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  hideCaption,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  hideCaption?: boolean
}) {
  return (
    <table className="w-full border-collapse text-start max-sm:block">
      <caption className={hideCaption ? 'sr-only' : 'pb-3 text-start text-lg font-semibold max-sm:block'}>
        {caption}
      </caption>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line-strong">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={cx(
                'px-3 py-2 text-sm font-semibold text-ink-soft elder:text-base',
                column.numeric ? 'text-end' : 'text-start',
              )}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            className="border-b border-line max-sm:grid max-sm:gap-1 max-sm:py-3 sm:hover:bg-sunken"
          >
            {columns.map((column, index) => {
              const Cell = index === 0 ? 'th' : 'td'
              const content = column.cell(row)
              return (
                <Cell
                  key={column.key}
                  scope={index === 0 ? 'row' : undefined}
                  className={cx(
                    'text-start font-normal max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4 sm:px-3 sm:py-3 sm:align-baseline',
                    index === 0 && 'font-medium max-sm:font-semibold',
                    column.numeric && 'sm:text-end',
                    // A head with nothing beside it says nothing.
                    isNothing(content) && 'max-sm:hidden',
                  )}
                >
                  {index > 0 && (
                    <span
                      aria-hidden="true"
                      className="max-w-[55%] shrink-0 text-sm text-ink-soft sm:hidden elder:text-base"
                    >
                      {column.head}
                    </span>
                  )}
                  <span className="min-w-0 max-sm:text-end first:max-sm:text-start">{content}</span>
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const isNothing = (value: ReactNode) =>
  value === null || value === undefined || value === '' || value === false
