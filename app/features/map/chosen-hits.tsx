import { Link } from '@remix-run/react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { searchPath } from '../discovery/search-path.ts'
import type { Group } from './draw-pins.ts'

/** As near as a search around a point can be asked for. */
const AROUND = 100

/** What was chosen on the map, in words, with the way to each. */
export function ChosenHits({ query, group }: { query: SearchQuery; group: Group | null }) {
  const t = useT(['map', 'discovery'])
  const formats = useFormats()
  const providers = group?.providers ?? []
  const more = group ? group.count - providers.length : 0
  return (
    <div role="status" className="empty:hidden">
      {group && (
        <Card flush>
          <ul className="max-h-64 divide-y divide-line overflow-y-auto">
            {providers.map(({ id, name, kind, place, metres }) => (
              <li key={id} className="grid px-4 py-2">
                <Link to={`/providers/${id}`} className="link py-1 font-semibold">
                  {name}
                </Link>
                <span className="text-sm text-ink-soft elder:text-base">
                  {[
                    t(`discovery:kind.${kind}`),
                    place,
                    metres !== null && t('discovery:card.away', { distance: formats.distance(metres) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
            {more > 0 && (
              <li className="px-4 py-2">
                <Link to={searchPath(around(query, group))} className="link inline-block py-1">
                  {t('more', { count: more })}
                </Link>
              </li>
            )}
          </ul>
        </Card>
      )}
    </div>
  )
}

/** The same search at the place of a crowd. */
function around(query: SearchQuery, { box }: Group): SearchQuery {
  const middle = (from: number, to: number) => Math.round(((from + to) / 2) * 1000) / 1000
  const near = { lat: middle(box.south, box.north), lng: middle(box.west, box.east) }
  return { ...query, near, within: AROUND, sort: 'distance', page: 1 }
}
