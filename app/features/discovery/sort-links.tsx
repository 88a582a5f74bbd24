import { Link } from '@remix-run/react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { searchPath } from './search-path.ts'

/** The order of the list; by distance only where there is a point to be near to. */
export function SortLinks({ query }: { query: SearchQuery }) {
  const t = useT('discovery')
  const sorts = (['relevance', 'distance', 'rating', 'price'] as const).filter(
    (sort) => sort !== 'distance' || query.near,
  )
  return (
    <nav aria-label={t('search.sort')} className="flex flex-wrap gap-x-1 print:hidden">
      {sorts.map((sort) => (
        <Link
          key={sort}
          to={searchPath({ ...query, sort, page: 1 })}
          preventScrollReset
          aria-current={sort === query.sort ? 'true' : undefined}
          className={cx(
            'inline-flex min-h-target-sm items-center rounded-md px-3 text-sm no-underline elder:text-base',
            sort === query.sort
              ? 'bg-pine-wash font-semibold text-pine'
              : 'text-ink-soft hover:bg-sunken hover:text-ink',
          )}
        >
          {t(`search.sorts.${sort}`)}
        </Link>
      ))}
    </nav>
  )
}
