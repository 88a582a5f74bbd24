import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { useConditions } from './conditions.ts'
import type { Home } from './homes.ts'
import { searchPath } from './search-path.ts'

/** What is set, each taken off by one touch: links, so that every step has an address and the way back. */
export function SetChips({ query, homes }: { query: SearchQuery; homes: readonly Home[] }) {
  const t = useT('discovery')
  const set = useConditions(query, homes)
  const chips = query.q
    ? [{ name: 'q', text: t('chips.typed', { text: query.q }), lift: { q: '' } }, ...set]
    : set
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('chips.label')} className="flex flex-wrap gap-2 print:hidden">
      {chips.map(({ name, text, lift }) => (
        <li key={name}>
          <Link
            to={searchPath({ ...query, ...lift, page: 1 })}
            preventScrollReset
            className="inline-flex min-h-target-sm items-center gap-2 rounded-full border border-pine-line bg-pine-wash px-4 py-1 text-sm text-pine no-underline hover:border-pine elder:text-base"
          >
            <span>{text}</span>
            <X aria-hidden="true" className="size-4 shrink-0" />
            <span className="sr-only">{t('chips.remove')}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
