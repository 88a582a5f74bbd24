import L from 'leaflet'
import type { DistrictView } from '../../../server/discovery/find-districts.ts'
import { spread } from './cluster.ts'

/** Below this zoom districts would lie on one another: the city stands for them. */
const DISTRICTS_FROM = 9

type Place = { readonly name: string; readonly lat: number; readonly lng: number; readonly weight: number }

/** Writes the names of places on the ground, anew for each zoom; screen readers have the list. */
export function drawPlaces(map: L.Map, layer: L.LayerGroup, districts: readonly DistrictView[]): void {
  layer.clearLayers()
  const view = map.getBounds().pad(0.2)
  const places = (map.getZoom() < DISTRICTS_FROM ? citiesOf(districts) : districts.map(districtPlace))
    .filter(({ lat, lng }) => view.contains([lat, lng]))
    .map((place) => ({ ...place, ...pick(map.latLngToLayerPoint([place.lat, place.lng])) }))
  for (const { name, lat, lng } of spread(places, 76, 30)) {
    const text = document.createElement('span')
    text.textContent = name
    text.setAttribute('aria-hidden', 'true')
    const icon = L.divIcon({ className: 'map-place', html: text, iconSize: [0, 0] })
    L.marker([lat, lng], { icon, interactive: false, keyboard: false, pane: 'tilePane' }).addTo(layer)
  }
}

const pick = ({ x, y }: L.Point) => ({ x, y })

const districtPlace = ({ district, lat, lng, count }: DistrictView): Place => ({
  name: district,
  lat,
  lng,
  weight: count,
})

/** A city in the middle of its districts, each as weighty as it has listings. */
function citiesOf(districts: readonly DistrictView[]): Place[] {
  const cities = new Map<string, Place>()
  for (const { city, lat, lng, count } of districts) {
    const known = cities.get(city) ?? { name: city, lat, lng, weight: 0 }
    const weight = known.weight + count
    cities.set(city, {
      name: city,
      lat: (known.lat * known.weight + lat * count) / weight,
      lng: (known.lng * known.weight + lng * count) / weight,
      weight,
    })
  }
  return [...cities.values()]
}
