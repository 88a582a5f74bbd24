import { Form, Link } from '@remix-run/react'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { setConditions } from './conditions.ts'
import { FilterSheet } from './filter-sheet.tsx'
import type { Home } from './homes.ts'
import { MoneyFilters, PeopleFilters, QualityFilters } from './more-filters.tsx'
import { SearchBox } from './search-box.tsx'
import { placePath } from './search-path.ts'
import { useLiveForm } from './use-live-form.ts'
import { WhatFilters } from './what-filters.tsx'
import { WhenFilters } from './when-filters.tsx'
import { WhereFilters } from './where-filters.tsx'
import type { Places } from './where-select.tsx'

export type FilterProps = {
  query: SearchQuery
  facets: SearchResult['facets'] | null
}

type Props = FilterProps & {
  /** Null where the search could not say. */
  total: number | null
  places: Places
  homes: readonly Home[]
  /** Wall date in Shanghai. */
  today: string
}

/** Every condition of a search in one GET form, in the order families think: what is in the address is what is in the form. */
export function SearchFilters({ query, facets, total, places, homes, today }: Props) {
  const t = useT('discovery')
  const form = useRef<HTMLFormElement>(null)
  const submit = useLiveForm(form, query)
  const set = setConditions(query).length
  return (
    <Form ref={form} action="/search" onSubmit={submit} data-wakes className="grid gap-4">
      <SearchBox defaultValue={query.q} />
      <input type="hidden" name="of" value={placePath(query)} />
      {query.sort !== 'relevance' && <input type="hidden" name="sort" value={query.sort} />}
      <div className="flex flex-row-reverse gap-3 lg:grid">
        <Button type="submit" icon={<Search aria-hidden="true" className="size-5" />}>
          {t('search.submit')}
        </Button>
        <FilterSheet set={set} total={total}>
          <WhereFilters query={query} facets={facets} places={places} homes={homes} />
          <WhenFilters query={query} facets={facets} today={today} />
          <WhatFilters query={query} facets={facets} />
          <MoneyFilters query={query} facets={facets} />
          <PeopleFilters query={query} facets={facets} />
          <QualityFilters query={query} facets={facets} />
        </FilterSheet>
      </div>
      {set > 0 && (
        <Link to="/search" className="link inline-flex min-h-target-sm items-center justify-self-start">
          {t('search.clear')}
        </Link>
      )}
    </Form>
  )
}
