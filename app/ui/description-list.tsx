import type { ReactNode } from 'react'

/** Names and what they hold. Entries whose value is null or empty are left out. */
export function DescriptionList({
  items,
}: {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[]
}) {
  return (
    <dl className="grid divide-y divide-line">
      {items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== '')
        .map((item, index) => (
          <div
            key={item.key ?? index}
            className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[8em_minmax(0,1fr)]"
          >
            <dt className="text-ink-soft">{item.term}</dt>
            <dd className="min-w-0">{item.value}</dd>
          </div>
        ))}
    </dl>
  )
}
