import { Link } from '@remix-run/react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'
import { useConditions } from './conditions.ts'
import type { Home } from './homes.ts'
import { searchPath } from './search-path.ts'

type Props = { query: SearchQuery; result: SearchResult; homes: readonly Home[] }
type Way = { key: string; text: string; query: SearchQuery; count: number }

/** Nothing fits all of it: which one condition, or word, to leave out, and how many that brings; most first. */
export function NothingFound({ query, result, homes }: Props) {
  const t = useT('discovery')
  const ways = useWays({ query, result, homes })
  return (
    <div role="status">
      <EmptyState
        drawing="search"
        title={t('search.emptyTitle')}
        action={
          ways.length === 0 && (
            <div className="grid justify-items-center gap-1">
              <Link to="/search" className="link inline-flex min-h-target-sm items-center font-semibold">
                {t('search.clear')}
              </Link>
              <CallUs />
            </div>
          )
        }
      >
        {ways.length > 0 ? t('search.emptyRelax') : t('search.emptyNothing')}
        <ul className="mt-3 grid justify-items-center gap-1">
          {ways.map((way) => (
            <li key={way.key}>
              <Link
                to={searchPath({ ...way.query, page: 1 })}
                className="link inline-flex min-h-target-sm items-center font-semibold"
              >
                {t('search.relax', { without: t('search.without', { value: way.text }), count: way.count })}
              </Link>
            </li>
          ))}
        </ul>
      </EmptyState>
    </div>
  )
}

const nowhere = { province: '', city: '', district: '', street: '' }

function useWays({ query, result, homes }: Props): Way[] {
  const t = useT('discovery')
  const conditions = useConditions(query, homes).flatMap(({ name, text, lift }) => {
    const count = result.without[name] ?? 0
    // Counted without any place at all, not only without the smallest.
    const change = name === 'place' ? nowhere : lift
    return count > 0 ? [{ key: name, text, count, query: { ...query, ...change } }] : []
  })
  const typed = result.words.map((word) => word.typed)
  const words = result.withoutWords
    .filter(({ total }) => total > 0)
    .map((word) => ({
      key: `word ${word.typed}`,
      text: t('search.quoted', { text: word.typed }),
      count: word.total,
      query: { ...query, q: typed.filter((other) => other !== word.typed).join(' ') },
    }))
  const all =
    typed.length > 1 && result.withoutAllWords > 0
      ? [
          {
            key: 'words',
            text: t('search.quoted', { text: query.q }),
            count: result.withoutAllWords,
            query: { ...query, q: '' },
          },
        ]
      : []
  return [...conditions, ...words, ...all].sort((a, b) => b.count - a.count)
}

/** The way out that always works. */
export function CallUs() {
  const t = useT('common')
  const formats = useFormats()
  const phone = useRootData()?.helpPhone
  if (!phone) return null
  return (
    <a href={`tel:${phone}`} className="link inline-flex min-h-target-sm items-center font-semibold">
      {t('footer.helpCall', { phone: formats.phone(phone) })}
    </a>
  )
}
