import type { Ctx } from '../context.ts'

export type PlaceView = { readonly city: string; readonly districts: readonly string[] }

/** Cities and districts that have providers, most providers first. One query. */
export async function findPlaces(ctx: Pick<Ctx, 'db'>): Promise<PlaceView[]> {
  return ctx.db.$queryRaw<PlaceView[]>`
    with counted as (
      select city, district, count(*) as providers from site where city <> '' group by city, district)
    select city,
      coalesce(array_agg(district order by providers desc, district) filter (where district <> ''), '{}') as districts
    from counted group by city order by sum(providers) desc, city`
}
