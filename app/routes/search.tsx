import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CallUs } from '../features/discovery/nothing-found.tsx'
import { readSearch } from '../features/discovery/read-search.server.ts'
import { SearchFilters } from '../features/discovery/search-filters.tsx'
import { joinWhere } from '../features/discovery/search-path.ts'
import { SearchWithMap } from '../features/discovery/search-with-map.tsx'
import { searchListed, searchTitle } from '../features/seo/search-page.ts'
import { PrintFoot } from '../features/shell/print-foot.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { problemFrom } from '../rpc/problem-from.ts'
import { EmptyState, Page, PageHead } from '../ui/index.ts'

export const handle: Handle = { title: searchTitle, listed: searchListed, quiet: 'visitors' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = readSearch(new URL(request.url).searchParams)
  const [places, homes] = await Promise.all([
    context.api.discovery.places(),
    context.viewer.kind === 'person' ? context.api.families.homes() : [],
  ])
  const known = { query, places, homes, today: dayKey(context.now) }
  try {
    return data({ ...known, result: await context.api.discovery.search(query) })
  } catch (error) {
    const problem = problemFrom(error)
    if (problem?.code !== 'discovery.unavailable') throw error
    return data({ ...known, result: null }, { status: problem.status })
  }
}

export default function Search() {
  const { query, places, homes, today, result } = useLoaderData<typeof loader>()
  const t = useT('discovery')
  const place = joinWhere(query)
  return (
    <Page>
      <PageHead title={place ? t('search.titleIn', { place }) : t('search.title')} />
      <div className="grid items-start gap-8 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-8 print:grid-cols-1">
        <search aria-label={t('search.filters')} className="print:hidden">
          <SearchFilters
            query={query}
            facets={result?.facets ?? null}
            total={result?.total ?? null}
            places={places}
            homes={homes}
            today={today}
          />
        </search>
        {result ? (
          <SearchWithMap query={query} result={result} homes={homes} />
        ) : (
          <EmptyState drawing="search" title={t('search.unavailable')} action={<CallUs />}>
            {t('search.unavailableText')}
          </EmptyState>
        )}
      </div>
      <PrintFoot day={today} />
    </Page>
  )
}
