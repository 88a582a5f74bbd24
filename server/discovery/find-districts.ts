import type { Ctx } from '../context.ts'

/** A district as a map writes it: its name in the middle of its listings (WGS-84), and how many there are. */
export type DistrictView = {
  readonly city: string
  readonly district: string
  readonly lat: number
  readonly lng: number
  readonly count: number
}

/** Every district that has a listing with a known point. One query. */
export async function findDistricts(ctx: Pick<Ctx, 'db'>): Promise<DistrictView[]> {
  return ctx.db.$queryRaw<DistrictView[]>`
    select city, district, avg(lat) as lat, avg(lng) as lng, count(*)::int as count
    from site where district <> '' and lat is not null and lng is not null
    group by city, district order by city, district`
}
