import L from 'leaflet'
import { clustersOf } from './cluster.ts'

export type Pinned = {
  readonly id: string
  readonly name: string
  readonly lat: number
  readonly lng: number
  readonly bookable: boolean
}
export type PinWords = { one(pinned: Pinned): string; many(count: number): string }
type Deeds = { onPoint(ids: readonly string[] | null): void; onChoose(ids: readonly string[]): void }

/** Px between the middles of two pins that may stand beside each other: as wide as a finger. */
const REACH = 44

/**
 * Draws providers as pins, those that would touch as one with their number. One pin is reached by Tab, the others from it by
 * the arrow keys, in the order of the list; what is pressed or clicked is chosen.
 */
export function drawPins(
  map: L.Map,
  layer: L.LayerGroup,
  pinned: readonly Pinned[],
  words: PinWords,
  deeds: Deeds,
): void {
  const before = document.activeElement?.closest<HTMLElement>('.map-pin')?.dataset.ids
  layer.clearLayers()
  const known = new Map(pinned.map((one) => [one.id, one]))
  const spots = pinned.map(({ id, lat, lng }) => {
    const { x, y } = map.latLngToLayerPoint([lat, lng])
    return { id, x, y }
  })
  const elements: HTMLElement[] = []
  for (const { ids, x, y } of clustersOf(spots, REACH)) {
    const here = ids.flatMap((id) => known.get(id) ?? [])
    const size = ids.length > 1 ? 38 : 28
    const icon = L.divIcon({
      className: 'map-pin',
      html: ids.length > 1 ? String(ids.length) : '',
      iconSize: [size, size],
    })
    const marker = L.marker(map.layerPointToLatLng([x, y]), { icon, keyboard: false }).addTo(layer)
    const element = marker.getElement()
    const [first] = here
    if (!element || !first) continue
    const label = ids.length > 1 ? words.many(ids.length) : words.one(first)
    element.setAttribute('role', 'button')
    element.setAttribute('aria-label', label)
    element.title = here.map(({ name }) => name).join('\n')
    element.tabIndex = elements.length === 0 ? 0 : -1
    element.dataset.ids = ids.join(' ')
    element.dataset.bookable = String(here.some(({ bookable }) => bookable))
    element.addEventListener('mouseenter', () => deeds.onPoint(ids))
    element.addEventListener('mouseleave', () => deeds.onPoint(null))
    element.addEventListener('focus', () => deeds.onPoint(ids))
    element.addEventListener('click', () => deeds.onChoose(ids))
    element.addEventListener('keydown', (event) =>
      pressed(event, element, elements, () => deeds.onChoose(ids)),
    )
    elements.push(element)
  }
  // Zooming draws all pins anew: whoever stood on one stands on the one that has taken its place.
  if (before !== undefined) {
    const [kept] = before.split(' ')
    elements.find(({ dataset }) => dataset.ids?.split(' ').includes(kept ?? ''))?.focus()
  }
}

function pressed(
  event: KeyboardEvent,
  at: HTMLElement,
  all: readonly HTMLElement[],
  choose: () => void,
): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step) {
    event.preventDefault()
    const next = all[(all.indexOf(at) + step + all.length) % all.length]
    at.tabIndex = -1
    if (next) next.tabIndex = 0
    next?.focus()
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    choose()
  }
}

/** Marks the pins of a provider the list points at. */
export function markPointed(ground: HTMLElement, id: string | null): void {
  for (const pin of ground.querySelectorAll<HTMLElement>('.map-pin'))
    pin.dataset.pointed = String(id !== null && (pin.dataset.ids ?? '').split(' ').includes(id))
}
