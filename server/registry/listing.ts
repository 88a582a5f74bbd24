import type { ProviderKind } from '../providers/provider.contract.ts'

/** One registry row as we keep it (in listing_source.row): cleaned, coordinates WGS-84, absent texts empty. */
export type Listing = {
  readonly name: string
  readonly kind: ProviderKind
  readonly province: string
  readonly city: string
  readonly district: string
  readonly address: string
  readonly phone: string
  readonly capacity: number | null
  readonly lat: number | null
  readonly lng: number | null
}

/** A row that was taken. */
export type ReadRow = {
  readonly line: number
  /** The profile's key, unique in the file; finds the row again in the next edition. */
  readonly key: string
  readonly listing: Listing
  readonly remarks: readonly string[]
  readonly placeholder: boolean
}

/**
 * What several rows say together about one place: the oldest names it and says what it is; what it leaves out is taken
 * from the others, a position always whole.
 */
export function combined(rows: readonly [Listing, ...Listing[]]): Listing {
  const [first] = rows
  const text = (field: 'province' | 'city' | 'district' | 'address' | 'phone') =>
    rows.find((row) => row[field] !== '')?.[field] ?? ''
  const placed = rows.find(({ lat, lng }) => lat !== null && lng !== null)
  return {
    name: first.name,
    kind: first.kind,
    province: text('province'),
    city: text('city'),
    district: text('district'),
    address: text('address'),
    phone: text('phone'),
    capacity: rows.find(({ capacity }) => capacity !== null)?.capacity ?? null,
    lat: placed?.lat ?? null,
    lng: placed?.lng ?? null,
  }
}
