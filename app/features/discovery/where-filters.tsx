import { Link } from '@remix-run/react'
import { Home as House } from 'lucide-react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/index.ts'
import { countedOptions, countsOf } from './facet-counts.ts'
import { CountedSelect, FilterGroup } from './filter-parts.tsx'
import { type Home, homeAt } from './homes.ts'
import { NearMe } from './near-me.tsx'
import type { FilterProps } from './search-filters.tsx'
import { searchPath } from './search-path.ts'
import type { Places } from './where-select.tsx'

/** Metres. */
const RADII = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000] as const

type Props = FilterProps & { places: Places; homes: readonly Home[] }

/** Province to street, each once the one above it is chosen; or around a point. */
export function WhereFilters({ query, facets, places, homes }: Props) {
  const t = useT('discovery')
  const counts = (name: 'province' | 'city' | 'district' | 'street') => countsOf(facets, name, query)
  const provinces = countedOptions(null, counts('province'), query.province)
  const known = places.find(({ city }) => city === query.city)?.districts ?? []
  const districts = counts('district')
  const set = [query.city || query.province, query.near].filter(Boolean).length
  return (
    <FilterGroup title={t('search.where')} set={set} open>
      {(provinces.length > 1 || query.province) && (
        <CountedSelect
          name="province"
          label={t('where.province')}
          any={t('where.anyProvince')}
          chosen={query.province}
          options={provinces}
        />
      )}
      <CountedSelect
        name="city"
        label={t('where.city')}
        any={t('where.anyCity')}
        chosen={query.city}
        options={countedOptions(
          counts('city') ? null : places.map(({ city }) => city),
          counts('city'),
          query.city,
        )}
      />
      {query.city && (
        <CountedSelect
          name="district"
          label={t('where.district')}
          any={t('where.anyDistrict', { city: query.city })}
          chosen={query.district}
          options={countedOptions(districts ? null : known, districts, query.district)}
        />
      )}
      {query.city && query.district && (
        <CountedSelect
          name="street"
          label={t('where.street')}
          any={t('where.anyStreet', { district: query.district })}
          chosen={query.street}
          options={countedOptions(null, counts('street'), query.street)}
        />
      )}
      {query.near ? <Radius query={query} homes={homes} /> : <Around query={query} homes={homes} />}
    </FilterGroup>
  )
}

/** Points to start from: the homes of those one cares for, or where one is. */
function Around({ query, homes }: { query: SearchQuery; homes: readonly Home[] }) {
  const t = useT('discovery')
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {homes.map(({ recipientId, calledBy, lat, lng }) => (
        <Link
          key={recipientId}
          to={searchPath({ ...query, near: { lat, lng }, sort: 'distance', page: 1 })}
          className={buttonClass({ tone: 'secondary', size: 'sm' })}
        >
          <House aria-hidden="true" className="size-5" />
          {t('near.aroundHome', { name: calledBy })}
        </Link>
      ))}
      <NearMe query={query} />
    </div>
  )
}

/** How far from the point that is chosen, and the way back. */
function Radius({ query, homes }: { query: SearchQuery; homes: readonly Home[] }) {
  const t = useT('discovery')
  const formats = useFormats()
  const home = homeAt(homes, query.near)
  const radii: readonly number[] = [...new Set([...RADII, ...(query.within ? [query.within] : [])])].sort(
    (a, b) => a - b,
  )
  return (
    <div className="grid gap-2">
      <input type="hidden" name="near" value={query.near && `${query.near.lat},${query.near.lng}`} />
      <CountedSelect
        name="within"
        label={home ? t('near.fromHome', { name: home.calledBy }) : t('near.fromPoint')}
        hint={home && !home.exact ? t('near.districtOnly') : undefined}
        any={t('search.anyDistance')}
        chosen={query.within === undefined ? undefined : String(query.within)}
        options={radii.map((metres) => ({
          value: String(metres),
          label: t('near.within', { distance: formats.distance(metres) }),
          count: null,
        }))}
      />
      <Link
        to={searchPath({ ...query, near: undefined, within: undefined, sort: 'relevance', page: 1 })}
        className="link inline-flex min-h-target-sm items-center justify-self-start"
      >
        {t('search.nearOff')}
      </Link>
    </div>
  )
}
