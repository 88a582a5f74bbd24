import type { Spot } from '../../../server/carer/carer.contract.ts'

type Target = { spot: Spot | null; addressLine: string }

/**
 * Ways into the map apps of a phone in China. Amap and Apple draw the mainland in GCJ-02; a `geo:` address is WGS-84 by its
 * own standard. Without a point on the map the address is searched for.
 */
export function mapLinks({ spot, addressLine }: Target) {
  const name = encodeURIComponent(addressLine)
  if (!spot) {
    return { amap: `https://uri.amap.com/search?keyword=${name}&callnative=1`, apple: null, geo: null }
  }
  const { lat, lng } = spot.onMap
  const to = `${lng.toFixed(6)},${lat.toFixed(6)}`
  return {
    amap: `https://uri.amap.com/navigation?to=${to},${name}&mode=ride&coordinate=gaode&callnative=1`,
    apple: `https://maps.apple.com/?daddr=${lat.toFixed(6)},${lng.toFixed(6)}&q=${name}`,
    geo: `geo:${spot.lat.toFixed(6)},${spot.lng.toFixed(6)}?q=${spot.lat.toFixed(6)},${spot.lng.toFixed(6)}(${name})`,
  }
}
