import type { Tx } from '../platform/db.ts'
import type { Known } from './plan-import.ts'
import type { KnownPlace } from './same-place.ts'

/** What the database holds of this profile's rows and of the places in these cities. Examples are no real places. */
export async function readKnown(
  tx: Tx,
  profile: string,
  districts: Known['districts'],
  cities: readonly string[],
): Promise<Known> {
  const sources = await tx.listingSource.findMany({
    where: { profile },
    select: { id: true, sourceKey: true, providerId: true, fingerprint: true },
  })
  const places = await tx.$queryRaw<KnownPlace[]>`
    select p.id::text as "providerId", p.name, s.city, s.district, s.lat, s.lng
    from provider p join site s on s.provider_id = p.id
    where s.city = any(${[...cities]}::text[]) and not p.example
    order by p.id, s.id`
  return {
    sources: new Map(sources.map(({ sourceKey, ...source }) => [sourceKey, source])),
    places,
    districts,
  }
}

/** Which of these providers somebody runs: their own profile stays as they wrote it. */
export async function ownedAmong(tx: Tx, providerIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (providerIds.length === 0) return new Set()
  const owned = await tx.provider.findMany({
    where: { id: { in: [...providerIds] }, state: { not: 'unclaimed' } },
    select: { id: true },
  })
  return new Set(owned.map(({ id }) => id))
}
