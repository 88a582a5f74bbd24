import { createHash } from 'node:crypto'
import type { Listing, ReadRow } from './listing.ts'
import { type KnownPlace, knownPlaces } from './same-place.ts'

/** What the database already knows of the registry being imported and of the cities it speaks of. */
export type Known = {
  readonly sources: ReadonlyMap<
    string,
    { readonly id: string; readonly providerId: string; readonly fingerprint: string }
  >
  readonly places: readonly KnownPlace[]
  readonly districts: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export type PlannedSource = {
  readonly row: ReadRow
  readonly providerId: string
  readonly fingerprint: string
}

export type ImportPlan = {
  /** Providers nobody knew, by their new id. */
  readonly created: readonly PlannedSource[]
  /** Rows about a place that is known from another row or another registry. */
  readonly merged: readonly PlannedSource[]
  /** Rows that were here before and now say something else. */
  readonly updated: readonly (PlannedSource & { readonly sourceId: string })[]
  readonly unchanged: number
}

/** Decides what becomes of every row. Pure: the same rows over the same database give the same plan. */
export function planImport(rows: readonly ReadRow[], known: Known, newId: () => string): ImportPlan {
  const places = knownPlaces(known.districts)
  for (const place of known.places) places.add(place)
  const created: PlannedSource[] = []
  const merged: PlannedSource[] = []
  const updated: (PlannedSource & { sourceId: string })[] = []
  let unchanged = 0
  for (const row of rows) {
    const fingerprint = fingerprintOf(row.listing)
    const source = known.sources.get(row.key)
    if (source) {
      if (source.fingerprint === fingerprint) unchanged += 1
      else updated.push({ row, providerId: source.providerId, fingerprint, sourceId: source.id })
      continue
    }
    const place = places.find(row.listing)
    const providerId = place?.providerId ?? newId()
    if (place) merged.push({ row, providerId, fingerprint })
    else created.push({ row, providerId, fingerprint })
    // A row may be named a little differently from the place it was found to be; the next may be named like it.
    places.add({ ...row.listing, providerId })
  }
  return { created, merged, updated, unchanged }
}

const fingerprintOf = (listing: Listing) => createHash('sha256').update(JSON.stringify(listing)).digest('hex')
