import { Link } from '@remix-run/react'
import type { SearchHit } from '../../../server/discovery/discovery.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'

/** What was chosen on the map, in words, with the way to each. */
export function ChosenHits({ hits }: { hits: readonly SearchHit[] }) {
  const t = useT('discovery')
  const formats = useFormats()
  return (
    <div role="status" className="empty:hidden">
      {hits.length > 0 && (
        <Card flush>
          <ul className="max-h-64 divide-y divide-line overflow-y-auto">
            {hits.map((hit) => (
              <li key={hit.id} className="grid px-4 py-2">
                <Link to={`/providers/${hit.id}`} className="link py-1 font-semibold">
                  {hit.name}
                </Link>
                <span className="text-sm text-ink-soft elder:text-base">
                  {[
                    t(`kind.${hit.kind}`),
                    hit.place,
                    hit.metres !== null && t('card.away', { distance: formats.distance(hit.metres) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
