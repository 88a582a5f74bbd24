import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useT } from '../i18n/index.ts'

/** The way back up. The last item is the page itself and carries no link. */
export function Breadcrumbs({ items }: { items: readonly { to?: string; label: string }[] }) {
  const t = useT('ui')
  return (
    <nav aria-label={t('breadcrumbs')} className="text-sm elder:text-base print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1">
        {items.map((item, index) => (
          <li key={item.label} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-4 text-line-strong" />}
            {item.to ? (
              <Link to={item.to} className="link inline-flex min-h-6 items-center">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page" className="text-ink-soft">
                {item.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
