import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx, Pagination } from '../../ui/index.ts'
import { PickTick } from '../compare/pick-tick.tsx'
import type { Home } from './homes.ts'
import { NothingFound } from './nothing-found.tsx'
import { ProviderCard } from './provider-card.tsx'
import { searchPath } from './search-path.ts'
import { SetChips } from './set-chips.tsx'
import { SortLinks } from './sort-links.tsx'
import { Understood } from './understood.tsx'
import { HowSorted, WhyHere } from './why-here.tsx'

type Props = {
  query: SearchQuery
  result: SearchResult
  homes: readonly Home[]
  /** Beside the order of the list: a map, something to keep. */
  tools?: ReactNode
  /** The list and a map side by side; `list` alone otherwise. */
  beside?: (list: ReactNode) => ReactNode
  onPoint?: (id: string | null) => void
  /** The cards a map points at. */
  pointed?: readonly string[]
}

/** What was found, and how many; or which condition to loosen. */
export function SearchResults({ query, result, homes, tools, beside = (list) => list, ...map }: Props) {
  const t = useT('discovery')
  const busy = useNavigation().location?.pathname === '/search'
  return (
    <section aria-labelledby="found" aria-busy={busy} className="grid min-w-0 content-start gap-4">
      <div className="flex min-h-target-sm flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h2 id="found" tabIndex={-1} className="scroll-mt-24 text-lg">
          <span role="status">{t('search.found', { count: result.total })}</span>
        </h2>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {result.total > 0 && <SortLinks query={query} />}
          {tools}
        </div>
      </div>
      <SetChips query={query} homes={homes} />
      {result.dayIgnored && <p className="text-warn">{t(`search.dayIgnored.${result.dayIgnored}`)}</p>}
      {result.total === 0 ? (
        <NothingFound query={query} result={result} homes={homes} />
      ) : (
        <>
          <Understood words={result.words} hits={result.hits} />
          {beside(
            <HitList busy={busy} query={query} hits={result.hits} {...map}>
              <Pagination
                page={result.page}
                pages={result.pages}
                to={(page) => searchPath({ ...query, page })}
              />
              <HowSorted sort={query.sort} />
            </HitList>,
          )}
        </>
      )}
    </section>
  )
}

type ListProps = Pick<Props, 'query' | 'onPoint' | 'pointed'> & {
  hits: SearchResult['hits']
  busy: boolean
  children: ReactNode
}

function HitList({ query, hits, busy, onPoint, pointed = [], children }: ListProps) {
  return (
    <div
      className={cx('grid min-w-0 content-start gap-4 transition-opacity delay-200', busy && 'opacity-60')}
    >
      <ul className="grid gap-4 print:grid-cols-2 print:gap-2">
        {hits.map((hit) => (
          <li
            key={hit.id}
            id={`hit-${hit.id}`}
            onMouseEnter={onPoint && (() => onPoint(hit.id))}
            onMouseLeave={onPoint && (() => onPoint(null))}
            onFocus={onPoint && (() => onPoint(hit.id))}
            className={cx(
              'scroll-mt-24 rounded-md',
              pointed.includes(hit.id) && 'outline-3 outline-offset-2 outline-pine',
            )}
          >
            <ProviderCard provider={hit} marks={hit.marks}>
              <div className="flex flex-wrap items-start justify-between gap-x-6">
                <WhyHere
                  hit={hit}
                  sort={query.near || query.sort !== 'distance' ? query.sort : 'relevance'}
                />
                <PickTick id={hit.id} name={hit.name} />
              </div>
            </ProviderCard>
          </li>
        ))}
      </ul>
      {children}
    </div>
  )
}
