import { useNavigate } from '@remix-run/react'
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { searchPath } from './search-path.ts'

/** About a hundred metres: enough to sort by, and the address bar does not tell which door one stands at. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/** Sorts by distance from where one is. Asks only when pressed; where scripts are off there is nothing to press. */
export function NearMe({ query }: { query: SearchQuery }) {
  const t = useT('discovery')
  const navigate = useNavigate()
  const [state, setState] = useState<'ready' | 'asking' | 'denied'>('ready')

  if (state === 'denied') return <p role="status">{t('search.nearDenied')}</p>

  const ask = () => {
    if (!('geolocation' in navigator)) return setState('denied')
    setState('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const near = { lat: rounded(coords.latitude), lng: rounded(coords.longitude) }
        navigate(searchPath({ ...query, near, sort: 'distance', page: 1 }))
        setState('ready')
      },
      () => setState('denied'),
      { timeout: 10_000, maximumAge: 300_000 },
    )
  }
  return (
    <Button
      tone="secondary"
      size="sm"
      icon={<LocateFixed aria-hidden="true" className="size-5" />}
      pending={state === 'asking'}
      onClick={ask}
      data-wakes
      className="scriptless:hidden"
    >
      {t('search.near')}
    </Button>
  )
}
