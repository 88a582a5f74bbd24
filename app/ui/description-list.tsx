import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type Entry = { term: ReactNode; value: ReactNode; key?: string }

/**
 * Names and what they hold; entries whose value is null or empty are left out. `figures` sets the values at the end of
 * the line, for a bill.
 */
export function DescriptionList({ items, figures }: { items: readonly Entry[]; figures?: boolean }) {
  return (
    <dl className="grid divide-y divide-line">
      {items
        .filter(
          (item) =>
            item.value !== null && item.value !== undefined && item.value !== '' && item.value !== false,
        )
        .map((item, index) => (
          <div
            key={item.key ?? index}
            className={cx(
              'grid items-baseline gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0',
              figures ? 'grid-cols-[minmax(0,1fr)_auto]' : 'sm:grid-cols-[8em_minmax(0,1fr)]',
            )}
          >
            <dt className="text-ink-soft">{item.term}</dt>
            <dd className={cx('min-w-0', figures && 'text-end')}>{item.value}</dd>
          </div>
        ))}
    </dl>
  )
}
