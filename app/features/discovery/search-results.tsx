import { Link } from '@remix-run/react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { EmptyState, Pagination } from '../../ui/index.ts'
import { useRootData } from '../shell/root-data.ts'
import { NearMe } from './near-me.tsx'
import { ProviderCard } from './provider-card.tsx'
import type { Condition, Relaxation } from './read-search.server.ts'
import { joinWhere, searchPath } from './search-path.ts'
import { Understood } from './understood.tsx'
import { WhyHere } from './why-here.tsx'

type Props = { query: SearchQuery; result: SearchResult; relaxations: readonly Relaxation[] }

/** What was found, and how many; or which condition to loosen. */
export function SearchResults({ query, result, relaxations }: Props) {
  const t = useT('discovery')
  if (result.total === 0) return <NothingFound query={query} result={result} relaxations={relaxations} />
  return (
    <section aria-labelledby="found" className="grid gap-4">
      <div className="flex min-h-target-sm flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h2 id="found" className="text-lg" role="status">
          {t('search.found', { count: result.total })}
        </h2>
        <NearMe query={query} />
      </div>
      <Understood words={result.words} hits={result.hits} />
      <ul className="grid gap-4">
        {result.hits.map((hit) => (
          <li key={hit.id}>
            <ProviderCard provider={hit} marks={hit.marks}>
              <WhyHere hit={hit} sort={query.near || query.sort !== 'distance' ? query.sort : 'relevance'} />
            </ProviderCard>
          </li>
        ))}
      </ul>
      <Pagination page={result.page} pages={result.pages} to={(page) => searchPath({ ...query, page })} />
    </section>
  )
}

function NothingFound({ query, result, relaxations }: Props) {
  const formats = useFormats()
  const t = useT('discovery')
  const named: Record<Condition, string> = {
    q: query.q,
    typedPlace: result.words.flatMap(({ as, typed }) => (as === 'place' ? typed : [])).join(' '),
    where: joinWhere(query),
    within: query.within ? formats.distance(query.within) : '',
    kind: query.kind ? t(`kind.${query.kind}`) : '',
    category: query.category ? t(`category.${query.category}`) : '',
    bookable: '',
    inclusive: '',
  }
  return (
    <div role="status">
      <EmptyState
        drawing="search"
        title={t('search.emptyTitle')}
        action={relaxations.length === 0 && <CallUs />}
      >
        {relaxations.length > 0 ? t('search.emptyRelax') : t('search.emptyNothing')}
        <ul className="mt-3 grid justify-items-center gap-1">
          {relaxations.map(({ condition, query: relaxed, total }) => (
            <li key={condition}>
              <Link
                to={searchPath(relaxed)}
                className="link inline-flex min-h-target-sm items-center font-semibold"
              >
                {t('search.relax', {
                  without: t(`search.without.${condition}`, { value: named[condition] }),
                  count: total,
                })}
              </Link>
            </li>
          ))}
        </ul>
      </EmptyState>
    </div>
  )
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
