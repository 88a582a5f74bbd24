import type { Db, Tx } from '../platform/db.ts'
import { seedRegions } from './seed-regions.ts'

export type RegionView = { readonly code: string; readonly name: string }

/**
 * The divisions directly below `parent`, in the order of their codes: provinces without one, then cities, then
 * districts. Empty for a district or an unknown code. Brings the divisions in on first use.
 */
export async function findRegions(db: Db | Tx, parent: string | null = null): Promise<RegionView[]> {
  const found = await below(db, parent)
  if (found.length > 0 || (await db.region.findFirst({ select: { code: true } }))) return found
  await seedRegions(db)
  return below(db, parent)
}

const below = (db: Db | Tx, parent: string | null) =>
  db.region.findMany({ where: { parent }, select: { code: true, name: true }, orderBy: { code: 'asc' } })

/** The whole name of a division, as it starts an address: 上海市浦东新区, 江苏省南京市玄武区. Null for an unknown code. */
export async function regionName(db: Db | Tx, code: string): Promise<string | null> {
  return (await regionNames(db, [code])).get(code) ?? null
}

/** A municipality is its own city. */
const whole = (names: readonly string[]) => names.filter((name, index) => name !== names[index - 1]).join('')

/** The whole names of divisions by their codes; unknown codes are left out. One query. */
export async function regionNames(db: Db | Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ code: string; names: string[] }[]>`
    with recursive up as (
      select code, name, parent, 1 as step from region where code = any(${[...new Set(codes)]})
      union all
      select up.code, above.name, above.parent, step + 1 from region above join up on above.code = up.parent
    )
    select code, array_agg(name order by step desc) as names from up group by code`
  return new Map(rows.map(({ code, names }) => [code, whole(names)]))
}

/** District names and codes of some cities, by the city's name; what addresses and registries are checked against. */
export async function findDistricts(
  db: Db | Tx,
  cities: readonly string[],
): Promise<Map<string, ReadonlyMap<string, string>>> {
  await findRegions(db)
  const found = await db.region.findMany({
    where: { level: 2, name: { in: [...cities] } },
    select: { code: true, name: true },
  })
  const districts = await db.region.findMany({
    where: { parent: { in: found.map(({ code }) => code) } },
    select: { code: true, name: true, parent: true },
  })
  return new Map(
    found.map((city) => [
      city.name,
      new Map(districts.filter(({ parent }) => parent === city.code).map(({ name, code }) => [name, code])),
    ]),
  )
}
