import L from 'leaflet'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import type { DistrictView } from '../../../server/discovery/find-districts.ts'
import { cellOf, type MapBox, type MapHits, type MapView } from '../../../server/discovery/map.contract.ts'
import { useT } from '../../i18n/index.ts'
import { drawPins, type Group, markPointed } from './draw-pins.ts'
import { drawPlaces } from './place-labels.ts'
import { usePinWords } from './use-pin-words.ts'

type Shown = {
  query: SearchQuery
  /** The search the pins are of: another one, another place to look at. */
  of: string
  hits: MapHits | null
  /** Where the card is that the list points at. */
  pointed: { lat: number; lng: number } | null
  onPoint: (ids: readonly string[]) => void
  onChoose: (group: Group) => void
  onLook: (view: MapView) => void
}

/** Where nothing has a position: the country. */
const CHINA: L.LatLngTuple = [34.5, 108]
const NEAREST = 18
/** Room for pins beside the edges, and below the buttons. */
const AROUND: L.FitBoundsOptions = { paddingTopLeft: [40, 84], paddingBottomRight: [40, 40] }

/** A map on this element, kept up with what the search finds. Gives the map once it stands. */
export function useGround(ground: RefObject<HTMLDivElement | null>, shown: Shown): RefObject<L.Map | null> {
  const { query, of, hits, pointed } = shown
  const t = useT('map')
  const words = usePinWords()
  const map = useRef<L.Map | null>(null)
  // Stays while pins come and go, so that whoever stands on one by keyboard is known when it is drawn anew.
  const pins = useRef<L.LayerGroup | null>(null)
  const settled = useRef('')
  const latest = useRef(shown)
  latest.current = shown

  useEffect(() => {
    const element = ground.current
    if (!element) return
    const made = groundIn(element)
    map.current = made
    pins.current = L.layerGroup().addTo(made)
    // Once it shows what was searched for; before that nobody has looked anywhere.
    made.on('moveend', () => {
      if (settled.current === latest.current.of) latest.current.onLook(viewOf(made))
    })
    // Beside the list it may change its width at any time.
    const resized = new ResizeObserver(() => made.invalidateSize({ animate: false }))
    resized.observe(element)
    return () => {
      resized.disconnect()
      made.remove()
      map.current = pins.current = null
      settled.current = ''
    }
  }, [ground])

  useDistricts(map)

  const near = query.near ? `${query.near.lat},${query.near.lng}` : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the point and the radius are part of what is searched for
  useEffect(() => {
    const at = map.current
    if (!at || !query.near) return
    const layer = L.layerGroup().addTo(at)
    drawOrigin(layer, query.near, query.within, t('origin'))
    return () => void layer.remove()
  }, [near, query.within])

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there once for each search
  useEffect(() => {
    const at = map.current
    if (!at || !hits || settled.current === of) return
    settled.current = of
    const bounds = boundsOf(hits.box, query)
    if (bounds.isValid()) at.fitBounds(bounds, { ...AROUND, maxZoom: 15, animate: false })
  }, [hits, of])

  // biome-ignore lint/correctness/useExhaustiveDependencies: callbacks are asked for when something happens
  useEffect(() => {
    const [at, layer] = [map.current, pins.current]
    if (!at || !layer) return
    if (!hits) {
      layer.clearLayers()
      return
    }
    const choose = (group: Group) => {
      if (group.providers === null && at.getZoom() < NEAREST)
        at.fitBounds(leaflet(group.box), { ...AROUND, maxZoom: NEAREST })
      else latest.current.onChoose(group)
    }
    const deeds = { onPoint: (ids: readonly string[]) => latest.current.onPoint(ids), onChoose: choose }
    const draw = () => drawPins(at, layer, hits.pins, words, deeds)
    draw()
    at.on('zoomend', draw)
    return () => void at.off('zoomend', draw)
  }, [hits])

  useEffect(() => {
    if (ground.current)
      markPointed(ground.current, pointed && hits && cellOf(pointed.lat, pointed.lng, hits.zoom))
  }, [ground, pointed, hits])

  return map
}

function groundIn(element: HTMLElement): L.Map {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const made = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    // The arrow keys go from pin to pin; the ground itself is moved by what one goes to.
    keyboard: false,
    ...{ minZoom: 4, maxZoom: NEAREST, zoomSnap: 0.5, zoomAnimation: !still, fadeAnimation: !still },
  })
  made.setView(CHINA, 4)
  L.control.scale({ imperial: false }).addTo(made)
  return made
}

/** The names of districts, fetched once: a ground without them is still a map. */
function useDistricts(map: RefObject<L.Map | null>): void {
  const [districts, setDistricts] = useState<readonly DistrictView[]>([])
  useEffect(() => {
    const gone = new AbortController()
    fetch('/search/map', { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(setDistricts)
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
  }, [map, districts])
}

/** What is in view and a little around it, so that a short push finds pins already there. */
function viewOf(map: L.Map): MapView {
  const seen = map.getBounds().pad(0.15)
  return {
    south: Math.max(-90, seen.getSouth()),
    west: Math.max(-180, seen.getWest()),
    north: Math.min(90, seen.getNorth()),
    east: Math.min(180, seen.getEast()),
    zoom: map.getZoom(),
  }
}

const leaflet = ({ south, west, north, east }: MapBox) => L.latLngBounds([south, west], [north, east])

/** All that was found, and where one searches from, as far as one wants to go. */
function boundsOf(box: MapBox | null, { near, within }: SearchQuery): L.LatLngBounds {
  const bounds = box ? leaflet(box) : L.latLngBounds([])
  if (!near) return bounds
  return bounds.extend(within === undefined ? L.latLng(near) : L.latLng(near).toBounds(within * 2))
}

/** The point distances are from, and how far one wants to go. */
function drawOrigin(
  layer: L.LayerGroup,
  { lat, lng }: { lat: number; lng: number },
  within: number | undefined,
  title: string,
): void {
  const icon = L.divIcon({ className: 'map-origin', iconSize: [18, 18] })
  L.marker([lat, lng], { icon, title, interactive: false, keyboard: false, pane: 'shadowPane' }).addTo(layer)
  if (within !== undefined)
    L.circle([lat, lng], { radius: within, className: 'map-radius', interactive: false }).addTo(layer)
}
