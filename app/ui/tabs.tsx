import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type TabItem = { to: string; label: ReactNode; count?: number; current?: boolean }

/** Views of one thing as links: each has an address, the back button works. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0 print:hidden">
      <ul className="flex min-w-max gap-1 border-b border-line">
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              prefetch="intent"
              preventScrollReset
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                '-mb-px flex min-h-target items-center gap-2 border-b-3 px-4 no-underline focus-visible:-outline-offset-3',
                item.current
                  ? 'border-pine font-semibold text-pine'
                  : 'border-transparent text-ink-soft hover:border-pine-line hover:text-ink',
              )}
            >
              {item.label}
              {item.count !== undefined && (
                <span
                  className={cx('rounded-full px-2 text-sm', item.current ? 'bg-pine-wash' : 'bg-sunken')}
                >
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
