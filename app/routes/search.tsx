import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { offeringCategories } from '../../server/providers/provider.contract.ts'
import { findRelaxations, readSearch } from '../features/discovery/read-search.server.ts'
import { SearchFilters } from '../features/discovery/search-filters.tsx'
import { joinWhere } from '../features/discovery/search-path.ts'
import { CallUs, SearchResults } from '../features/discovery/search-results.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { EmptyState, Page, PageHead } from '../ui/index.ts'

export const handle: Handle = { title: 'discovery:search.metaTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = readSearch(new URL(request.url).searchParams)
  const places = await context.api.discovery.places()
  const known = { query, places, categories: offeringCategories }
  try {
    const result = await context.api.discovery.search(query)
    const relaxations = result.total === 0 ? await findRelaxations(context.api, query, result.words) : []
    return data({ ...known, result, relaxations })
  } catch (error) {
    const problem = problemFrom(error)
    if (problem?.code !== 'discovery.unavailable') throw error
    return data({ ...known, result: null, relaxations: [] }, { status: problem.status })
  }
}

export default function Search() {
  const { query, places, categories, result, relaxations } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  const place = joinWhere(query)
  return (
    <Page>
      <PageHead title={place ? t('search.titleIn', { place }) : t('search.title')} />
      <div className="grid items-start gap-8 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-12">
        <search aria-label={t('search.filters')}>
          <SearchFilters
            query={query}
            facets={result?.facets ?? null}
            places={places}
            categories={categories}
          />
        </search>
        {result ? (
          <SearchResults query={query} result={result} relaxations={relaxations} />
        ) : (
          <EmptyState drawing="search" title={t('search.unavailable')} action={<CallUs />}>
            {t('search.unavailableText')}
          </EmptyState>
        )}
      </div>
    </Page>
  )
}
