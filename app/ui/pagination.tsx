import { Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useT } from '../i18n/index.ts'
import { cx } from './cx.ts'

/** Previous and next as links. `to(page)` gives the address of a page; nothing is shown for one page. */
export function Pagination({
  page,
  pages,
  to,
}: {
  page: number
  pages: number
  to: (page: number) => string
}) {
  const t = useT('ui')
  if (pages <= 1) return null
  const step = 'flex min-h-target items-center gap-1 rounded-md border px-4 no-underline'
  return (
    <nav aria-label={t('pagination.label')} className="flex items-center justify-between gap-4 print:hidden">
      {page > 1 ? (
        <Link
          to={to(page - 1)}
          rel="prev"
          className={cx(step, 'border-pine-line text-pine hover:bg-pine-wash')}
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
          {t('pagination.previous')}
        </Link>
      ) : (
        <span />
      )}
      <span className="text-ink-soft">
        {t('pagination.page', { page })} {t('pagination.of', { total: pages })}
      </span>
      {page < pages ? (
        <Link
          to={to(page + 1)}
          rel="next"
          className={cx(step, 'border-pine-line text-pine hover:bg-pine-wash')}
        >
          {t('pagination.next')}
          <ChevronRight aria-hidden="true" className="size-5" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
