import { Form, Link } from '@remix-run/react'
import { SlidersHorizontal } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import type { OfferingCategory } from '../../../server/providers/provider.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Button, Checkbox, Select } from '../../ui/index.ts'
import { SearchBox } from './search-box.tsx'
import { countConditions, joinWhere, searchPath } from './search-path.ts'
import { type Places, WhereSelect } from './where-select.tsx'

type Props = {
  query: SearchQuery
  facets: SearchResult['facets'] | null
  places: Places
  categories: readonly OfferingCategory[]
}

/** Metres. */
const RADII = [1_000, 2_000, 5_000, 10_000, 20_000] as const

/** Every condition of a search in one GET form: what is in the address is what is in the form. */
export function SearchFilters({ query, facets, places, categories }: Props) {
  const t = useT('discovery')
  const formats = useFormats()
  const form = useRef<HTMLFormElement>(null)
  const shown = searchPath({ ...query, page: 1 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a link has changed the conditions, the form follows
  useEffect(() => form.current?.reset(), [shown])
  const set = countConditions(query)
  return (
    <Form ref={form} action="/search" className="grid gap-5">
      <SearchBox defaultValue={query.q} />
      <details className="lg:details-content:[content-visibility:visible]">
        <summary className="lg:supports-[selector(::details-content)]:hidden flex min-h-target items-center gap-2 rounded-md border border-pine-line bg-surface px-4 font-semibold text-pine">
          <SlidersHorizontal aria-hidden="true" className="size-5" />
          {set > 0 ? t('search.filtersCount', { count: set }) : t('search.filters')}
        </summary>
        <div className="grid gap-5 pt-5 lg:pt-0">
          <WhereSelect places={places} value={joinWhere(query)} />
          <KindSelect query={query} facets={facets} />
          <Select
            key={`category ${query.category}`}
            name="category"
            label={t('search.category')}
            placeholder={t('search.anyCategory')}
            defaultValue={query.category ?? ''}
            options={categories.map((category) => ({ value: category, label: t(`category.${category}`) }))}
          />
          <fieldset className="grid">
            <legend className="font-semibold">{t('search.only')}</legend>
            <Checkbox name="bookable" value="1" defaultChecked={query.bookable}>
              {t('search.bookable')}
            </Checkbox>
            <Checkbox name="inclusive" value="1" defaultChecked={query.inclusive}>
              {t('search.inclusive')}
            </Checkbox>
          </fieldset>
          <Select
            key={`sort ${query.sort}`}
            name="sort"
            label={t('search.sort')}
            defaultValue={query.sort}
            options={(query.near
              ? (['relevance', 'distance', 'rating'] as const)
              : (['relevance', 'rating'] as const)
            ).map((sort) => ({ value: sort, label: t(`search.sorts.${sort}`) }))}
          />
          {query.near && (
            <Select
              key={`within ${query.within}`}
              name="within"
              label={t('search.within')}
              placeholder={t('search.anyDistance')}
              defaultValue={String(query.within ?? '')}
              options={RADII.map((metres) => ({ value: String(metres), label: formats.distance(metres) }))}
            />
          )}
          {query.near && <input type="hidden" name="near" value={`${query.near.lat},${query.near.lng}`} />}
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button type="submit" className="max-lg:flex-1">
          {t('search.apply')}
        </Button>
        {(set > 0 || query.q) && (
          <Link to="/search" className="link inline-flex min-h-target-sm items-center">
            {t('search.clear')}
          </Link>
        )}
      </div>
    </Form>
  )
}

/** With how many each kind would show, where the search knows. */
function KindSelect({ query, facets }: Pick<Props, 'query' | 'facets'>) {
  const t = useT('discovery')
  const kinds = (facets?.kinds ?? []).filter(({ value, count }) => count > 0 || value === query.kind)
  if (query.kind && !kinds.some(({ value }) => value === query.kind))
    kinds.push({ value: query.kind, count: 0 })
  return (
    <Select
      key={`kind ${query.kind}`}
      name="kind"
      label={t('search.kind')}
      placeholder={t('search.anyKind')}
      defaultValue={query.kind ?? ''}
      options={kinds.map(({ value, count }) => ({ value, label: `${t(`kind.${value}`)}（${count}）` }))}
    />
  )
}
