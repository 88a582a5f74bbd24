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
import { useGround } from './use-ground.ts'

export type MapProps = {
  query: SearchQuery
  hits: readonly SearchHit[]
  /** The card the list points at. */
  pointed: string | null
  onPoint: (id: string | null) => void
}

/** About a hundred metres, as everywhere in an address. */
const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000

/** This page's providers where they are, on a quiet ground of our own. The list says the same in words. */
export default function MapPanel({ query, hits, pointed, onPoint }: MapProps) {
  const t = useT('map')
  const navigate = useNavigate()
  const ground = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const map = useGround(ground, { query, hits, pointed, onPoint, onChoose: setChosen })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list, nothing chosen in it
  useEffect(() => setChosen([]), [hits])

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
  const placed = hits.filter(({ lat }) => lat !== null).length
  return (
    <div className="grid gap-3">
      <section
        aria-label={t('label', { count: placed })}
        aria-describedby="map-hint"
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
      <ChosenHits hits={hits.filter(({ id }) => chosen.includes(id))} />
      <p id="map-hint" className="text-sm text-ink-soft elder:text-base">
        {placed === 0 ? t('nowhere') : t('hint')} {t('schematic')}
        {placed > 0 && placed < hits.length && ` ${t('some', { count: hits.length - placed })}`}
      </p>
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
