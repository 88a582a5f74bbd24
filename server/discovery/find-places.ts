import type { Ctx } from '../context.ts'

export type PlaceView = { readonly city: string; readonly districts: readonly string[] }

/** Cities and districts that have providers, those with most sites first: out of memory, or in one query. */
export async function findPlaces(ctx: Pick<Ctx, 'db' | 'ports'>): Promise<readonly PlaceView[]> {
  const known = ctx.ports.search.places?.()
  if (known) return known
  return ctx.db.$queryRaw<PlaceView[]>`
    with counted as (
      select city, district, count(*) as providers from site where city <> '' group by city, district)
    select city,
      coalesce(array_agg(district order by providers desc, district) filter (where district <> ''), '{}') as districts
    from counted group by city order by sum(providers) desc, city`
}
