import L from 'leaflet'
import type { MapBox, MapPin, PinnedProvider } from '../../../server/discovery/map.contract.ts'
import { clustersOf } from './cluster.ts'

/** What stands at one place of the ground: one provider, or as many as would touch. */
export type Group = {
  readonly count: number
  readonly box: MapBox
  readonly cells: readonly string[]
  /** Who they are, where looking nearer would not part them. */
  readonly providers: readonly PinnedProvider[] | null
}
export type PinWords = {
  one(provider: PinnedProvider): string
  many(count: number): string
  stacked(count: number): string
}
export type PinDeeds = { onPoint(ids: readonly string[]): void; onChoose(group: Group): void }

/** Px between the middles of two pins that may stand beside each other: as wide as a finger. */
const REACH = 46

/**
 * Draws pins, those that would touch as one with their number. One is reached by Tab, the others from it by the arrow keys:
 * left and right by where they are from west to east, up and down from north to south. What is pressed or clicked is chosen.
 */
export function drawPins(
  map: L.Map,
  layer: L.LayerGroup,
  pins: readonly MapPin[],
  words: PinWords,
  deeds: PinDeeds,
): void {
  const before = focusedAt(layer)
  layer.clearLayers()
  const spots = pins.map((pin) => {
    const { x, y } = map.latLngToLayerPoint([pin.lat, pin.lng])
    return { pin, x, y, count: pin.count }
  })
  const drawn: Drawn[] = []
  for (const { of, x, y } of clustersOf(spots, REACH)) {
    const group = groupOf(of.map(({ pin }) => pin))
    const marker = L.marker(map.layerPointToLatLng([x, y]), {
      icon: iconOf(group),
      keyboard: false,
      // The larger a crowd, the further behind: single ones stay reachable beside it.
      zIndexOffset: -Math.min(group.count, 900),
    }).addTo(layer)
    const element = marker.getElement()
    if (!element) continue
    dress(element, group, words)
    element.dataset.bookable = String(of.some(({ pin }) => pin.bookable > 0))
    element.addEventListener('click', () => deeds.onChoose(group))
    const point = () => deeds.onPoint((group.providers ?? []).map(({ id }) => id))
    element.addEventListener('mouseenter', point)
    element.addEventListener('mouseleave', () => deeds.onPoint([]))
    element.addEventListener('focus', point)
    drawn.push({ element, x, y })
    element.addEventListener('keydown', (event) =>
      pressed(event, element, drawn, () => deeds.onChoose(group)),
    )
  }
  const [first] = sorted(drawn, 'x')
  const kept = before && nearest(drawn, map.latLngToLayerPoint(before))
  if (first) (kept ?? first).element.tabIndex = 0
  // New pins are drawn as one looks nearer: whoever stood on one stands on the one in its place.
  kept?.element.focus({ preventScroll: true })
}

type Drawn = { readonly element: HTMLElement; readonly x: number; readonly y: number }

function groupOf(pins: readonly MapPin[]): Group {
  const named = pins.every(({ providers }) => providers !== null)
  const box = {
    south: Math.min(...pins.map(({ box }) => box.south)),
    west: Math.min(...pins.map(({ box }) => box.west)),
    north: Math.max(...pins.map(({ box }) => box.north)),
    east: Math.max(...pins.map(({ box }) => box.east)),
  }
  return {
    count: pins.reduce((sum, { count }) => sum + count, 0),
    ...{ box, cells: pins.map(({ cell }) => cell) },
    providers: named ? pins.flatMap(({ providers }) => providers ?? []) : null,
  }
}

const SIZES = [
  [1_000, 56],
  [100, 48],
  [2, 40],
] as const

function iconOf({ count }: Group): L.DivIcon {
  const size = SIZES.find(([from]) => count >= from)?.[1] ?? 28
  return L.divIcon({ className: 'map-pin', html: count > 1 ? String(count) : '', iconSize: [size, size] })
}

function dress(element: HTMLElement, { count, providers, cells }: Group, words: PinWords): void {
  const [only] = providers ?? []
  const label = count === 1 && only ? words.one(only) : providers ? words.stacked(count) : words.many(count)
  element.setAttribute('role', 'button')
  element.setAttribute('aria-label', label)
  element.title = (providers ?? []).map(({ name }) => name).join('\n') || label
  element.tabIndex = -1
  element.dataset.cells = cells.join(' ')
}

function focusedAt(layer: L.LayerGroup): L.LatLng | null {
  for (const one of layer.getLayers())
    if (one instanceof L.Marker && one.getElement() === document.activeElement) return one.getLatLng()
  return null
}

function nearest(drawn: readonly Drawn[], { x, y }: L.Point): Drawn | undefined {
  const away = (one: Drawn) => Math.hypot(one.x - x, one.y - y)
  return [...drawn].sort((a, b) => away(a) - away(b))[0]
}

const sorted = (drawn: readonly Drawn[], by: 'x' | 'y') => [...drawn].sort((a, b) => a[by] - b[by])

function pressed(event: KeyboardEvent, at: HTMLElement, drawn: readonly Drawn[], choose: () => void): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step) {
    event.preventDefault()
    const all = sorted(drawn, event.key === 'ArrowUp' || event.key === 'ArrowDown' ? 'y' : 'x')
    const next = all[(all.findIndex(({ element }) => element === at) + step + all.length) % all.length]
    at.tabIndex = -1
    if (next) next.element.tabIndex = 0
    next?.element.focus()
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    choose()
  }
}

/** Marks the pin that holds what the list points at. */
export function markPointed(ground: HTMLElement, cell: string | null): void {
  for (const pin of ground.querySelectorAll<HTMLElement>('.map-pin'))
    pin.dataset.pointed = String(cell !== null && (pin.dataset.cells ?? '').split(' ').includes(cell))
}
