import { useState } from 'react'
import type { SearchQuery, SearchResult } from '../../../server/discovery/discovery.contract.ts'
import { CompareBar } from '../compare/compare-bar.tsx'
import { LazyMap, MapToggle } from '../map/map-toggle.tsx'
import { SaveSearch } from '../saved-searches/index.ts'
import type { Home } from './homes.ts'
import { SearchResults } from './search-results.tsx'

type Props = { query: SearchQuery; result: SearchResult; homes: readonly Home[] }

/** The list, and once somebody opens it the map: beside the list at a desk, in its place on a phone. */
export function SearchWithMap({ query, result, homes }: Props) {
  const [open, setOpen] = useState(false)
  const [fromList, pointOnMap] = useState<string | null>(null)
  const [fromMap, pointInList] = useState<readonly string[]>([])
  const shown = result.hits.map(({ id }) => id)
  return (
    <div className="grid min-w-0 gap-4">
      <SearchResults
        query={query}
        result={result}
        homes={homes}
        onPoint={open ? pointOnMap : undefined}
        pointed={open ? fromMap : []}
        tools={
          <>
            {result.total > 0 && <MapToggle open={open} onToggle={() => setOpen(!open)} />}
            <SaveSearch query={query} />
          </>
        }
        beside={(list) =>
          open ? (
            <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
              <div className="xl:sticky xl:top-24 xl:order-last">
                <LazyMap
                  query={query}
                  total={result.total}
                  pointed={result.hits.find(({ id }) => id === fromList) ?? null}
                  onPoint={pointInList}
                />
              </div>
              <div className="max-xl:hidden">{list}</div>
            </div>
          ) : (
            list
          )
        }
      />
      {result.total > 0 && (
        <CompareBar shown={shown} near={query.near && `${query.near.lat},${query.near.lng}`} />
      )}
    </div>
  )
}
