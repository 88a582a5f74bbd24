import 'leaflet/dist/leaflet.css'
import './map-panel.css'
import { useNavigate } from '@remix-run/react'
import { Minus, Plus, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { SearchHit, SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { searchPath } from '../discovery/search-path.ts'
import { ChosenHits } from './chosen-hits.tsx'
import type { Group } from './draw-pins.ts'
import { MapFigures } from './map-figures.tsx'
import { useGround } from './use-ground.ts'
import { usePins } from './use-pins.ts'

export type MapProps = {
  query: SearchQuery
  /** How many the list has in all. */
  total: number
  /** The card the list points at. */
  pointed: SearchHit | null
  /** Who stands where the map is pointed at. */
  onPoint: (ids: readonly string[]) => void
}

/** About a hundred metres, as everywhere in an address. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/** Everybody the search finds, where they are, on a quiet ground of our own. The list says the same in words. */
export default function MapPanel({ query, total, pointed, onPoint }: MapProps) {
  const t = useT('map')
  const navigate = useNavigate()
  const ground = useRef<HTMLDivElement>(null)
  const { hits, of, failed, look } = usePins(query)
  const [chosen, setChosen] = useState<Group | null>(null)
  const { lat, lng } = pointed ?? { lat: null, lng: null }
  const map = useGround(ground, {
    ...{ query, of, hits, onPoint, onLook: look, onChoose: setChosen },
    pointed: lat === null || lng === null ? null : { lat, lng },
  })
  // Opened on a phone it may lie below what is seen.
  useEffect(() => ground.current?.scrollIntoView({ block: 'nearest' }), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search, nothing chosen in it
  useEffect(() => setChosen(null), [of])

  const searchHere = () => {
    if (!map.current) return
    const bounds = map.current.getBounds()
    const middle = bounds.getCenter()
    const edge = Math.min(
      middle.distanceTo([bounds.getNorth(), middle.lng]),
      middle.distanceTo([middle.lat, bounds.getEast()]),
    )
    const within = Math.min(200_000, Math.max(100, Math.round(edge / 100) * 100))
    const near = { lat: rounded(middle.lat), lng: rounded(middle.lng) }
    const anywhere = { province: '', city: '', district: '', street: '' }
    navigate(searchPath({ ...query, ...anywhere, near, within, sort: 'distance', page: 1 }), {
      preventScrollReset: true,
    })
  }
  return (
    <div className="grid gap-3">
      <section
        aria-label={t('label', { count: total })}
        aria-describedby="map-hint"
        aria-busy={hits === null && !failed}
        className="relative isolate overflow-hidden rounded-md border border-line"
      >
        <div ref={ground} className="map-ground h-[60dvh] min-h-96 w-full" />
        <div className="absolute start-3 top-3 z-[1000] grid gap-2">
          <ZoomButton label={t('zoomIn')} onClick={() => map.current?.zoomIn()}>
            <Plus aria-hidden="true" className="size-5" />
          </ZoomButton>
          <ZoomButton label={t('zoomOut')} onClick={() => map.current?.zoomOut()}>
            <Minus aria-hidden="true" className="size-5" />
          </ZoomButton>
        </div>
        <div className="absolute end-3 top-3 z-[1000]">
          <Button
            tone="secondary"
            size="sm"
            icon={<Search aria-hidden="true" className="size-5" />}
            onClick={searchHere}
          >
            {t('searchHere')}
          </Button>
        </div>
      </section>
      <ChosenHits query={query} group={chosen} />
      <MapFigures hits={hits} failed={failed} />
    </div>
  )
}

type ZoomProps = { label: string; onClick: () => void; children: React.ReactNode }

function ZoomButton({ label, onClick, children }: ZoomProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="grid size-target-sm place-items-center rounded-md border border-pine-line bg-surface text-pine hover:bg-pine-wash"
    >
      {children}
    </button>
  )
}
