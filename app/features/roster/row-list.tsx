import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Card, SubmitButton } from '../../ui/index.ts'

type Row = { id: string; title: ReactNode; detail?: ReactNode }

/** What has been said, each with the button that takes it back. */
export function RowList({
  rows,
  intent,
  remove,
  of,
}: {
  rows: readonly Row[]
  intent: string
  remove: string
  /** Named for those who hear the button alone. */
  of: (row: Row) => string
}) {
  if (rows.length === 0) return null
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5"
          >
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-semibold">{row.title}</p>
              {row.detail && <p className="text-sm text-ink-soft elder:text-base">{row.detail}</p>}
            </div>
            <Form method="post">
              <input type="hidden" name="intent" value={intent} />
              <input type="hidden" name="id" value={row.id} />
              <SubmitButton tone="quiet" size="sm" name="of" value={`${intent}-${row.id}`}>
                {remove}
                <span className="sr-only"> · {of(row)}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
