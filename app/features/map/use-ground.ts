import L from 'leaflet'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SearchHit, SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import type { DistrictView } from '../../../server/discovery/find-districts.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { drawPins, markPointed, type Pinned } from './draw-pins.ts'
import { drawPlaces } from './place-labels.ts'

type Shown = {
  query: SearchQuery
  hits: readonly SearchHit[]
  pointed: string | null
  onPoint: (id: string | null) => void
  onChoose: (ids: readonly string[]) => void
}

/** Where nothing has a position: the country. */
const CHINA: L.LatLngTuple = [34.5, 108]

/** A map on this element, kept up with what the list shows. Gives the map once it stands. */
export function useGround(ground: RefObject<HTMLDivElement | null>, shown: Shown): RefObject<L.Map | null> {
  const { query, hits, pointed, onPoint, onChoose } = shown
  const t = useT('map')
  const formats = useFormats()
  const map = useRef<L.Map | null>(null)
  const [districts, setDistricts] = useState<readonly DistrictView[]>([])

  useEffect(() => {
    const element = ground.current
    if (!element) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const made = L.map(element, {
      attributionControl: false,
      zoomControl: false,
      // The arrow keys go from pin to pin; the ground itself is moved by what one goes to.
      keyboard: false,
      ...{ minZoom: 4, maxZoom: 18, zoomSnap: 0.5, zoomAnimation: !still, fadeAnimation: !still },
    })
    made.setView(CHINA, 4)
    L.control.scale({ imperial: false }).addTo(made)
    map.current = made
    // Beside the list it may change its width at any time.
    const resized = new ResizeObserver(() => made.invalidateSize({ animate: false }))
    resized.observe(element)
    return () => {
      resized.disconnect()
      made.remove()
      map.current = null
    }
  }, [ground])

  useEffect(() => {
    const gone = new AbortController()
    fetch('/search/map', { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(setDistricts)
      // A ground without names is still a map.
      .catch(() => {})
    return () => gone.abort()
  }, [])

  useEffect(() => {
    const at = map.current
    if (!at) return
    const names = L.layerGroup().addTo(at)
    const draw = () => drawPlaces(at, names, districts)
    draw()
    at.on('zoomend moveend', draw)
    return () => {
      at.off('zoomend moveend', draw)
      names.remove()
    }
  }, [districts])

  const near = query.near ? `${query.near.lat},${query.near.lng}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and callbacks are the same for the same list
  useEffect(() => {
    const at = map.current
    if (!at) return
    const layer = L.layerGroup().addTo(at)
    const pinned = pinnedOf(hits)
    const bounds = L.latLngBounds(pinned.map(({ lat, lng }) => [lat, lng]))
    if (query.near) bounds.extend(drawOrigin(layer, query.near, query.within, t('origin')))
    if (bounds.isValid()) at.fitBounds(bounds, { padding: [40, 40], maxZoom: 15, animate: false })
    const pins = L.layerGroup().addTo(layer)
    const away = new Map(hits.map(({ id, metres }) => [id, metres]))
    const words = {
      one: ({ id, name }: Pinned) => {
        const metres = away.get(id) ?? null
        return metres === null
          ? t('marker', { name })
          : t('markerAway', { name, distance: formats.distance(metres) })
      },
      many: (count: number) => t('cluster', { count }),
    }
    const choose = (ids: readonly string[]) => {
      const here = L.latLngBounds(
        pinned.filter(({ id }) => ids.includes(id)).map(({ lat, lng }) => [lat, lng]),
      )
      const apart = !here.getNorthEast().equals(here.getSouthWest(), 1e-5)
      if (ids.length > 1 && apart && at.getZoom() < 17) at.fitBounds(here, { padding: [60, 60], maxZoom: 18 })
      else onChoose(ids)
    }
    const point = (ids: readonly string[] | null) => onPoint(ids?.[0] ?? null)
    const draw = () => drawPins(at, pins, pinned, words, { onPoint: point, onChoose: choose })
    draw()
    at.on('zoomend', draw)
    return () => {
      at.off('zoomend', draw)
      layer.remove()
    }
  }, [hits, near, query.within])

  useEffect(() => {
    if (ground.current) markPointed(ground.current, pointed)
  }, [ground, pointed])

  return map
}

const pinnedOf = (hits: readonly SearchHit[]): Pinned[] =>
  hits.flatMap(({ id, name, lat, lng, bookable }) =>
    lat === null || lng === null ? [] : [{ id, name, lat, lng, bookable }],
  )

/** The point distances are from, and how far one wants to go. */
function drawOrigin(
  layer: L.LayerGroup,
  { lat, lng }: { lat: number; lng: number },
  within: number | undefined,
  title: string,
): L.LatLngBounds {
  const icon = L.divIcon({ className: 'map-origin', iconSize: [18, 18] })
  L.marker([lat, lng], { icon, title, interactive: false, keyboard: false, pane: 'shadowPane' }).addTo(layer)
  if (within === undefined) return L.latLngBounds([[lat, lng]])
  L.circle([lat, lng], { radius: within, className: 'map-radius', interactive: false }).addTo(layer)
  return L.latLng(lat, lng).toBounds(within * 2)
}
