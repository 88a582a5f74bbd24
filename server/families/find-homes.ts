import type { PersonCtx } from '../context.ts'

/** Where somebody lives, to about a hundred metres (WGS-84), so that the address of a search tells no door. */
export type HomeView = {
  readonly recipientId: string
  readonly calledBy: string
  readonly lat: number
  readonly lng: number
  /** False where only the district is known: then it is the middle of what is listed there. */
  readonly exact: boolean
}

/** The homes of everybody in the viewer's families that a search can start from, in the order they were added. One query. */
export async function findHomes({ db, viewer }: Pick<PersonCtx, 'db' | 'viewer'>): Promise<HomeView[]> {
  return db.$queryRaw<HomeView[]>`
    select r.id::text as "recipientId", r.called_by as "calledBy", r.lat is not null as exact,
      round(coalesce(r.lat, middle.lat)::numeric, 3)::float8 as lat,
      round(coalesce(r.lng, middle.lng)::numeric, 3)::float8 as lng
    from recipient r
    join family_member m on m.family_id = r.family_id and m.user_id = ${viewer.userId}::uuid
    left join lateral (
      select avg(s.lat) as lat, avg(s.lng) as lng from site s where r.lat is null and s.region_code = r.region_code
    ) middle on true
    where r.archived_at is null and coalesce(r.lat, middle.lat) is not null
    order by r.created_at, r.id`
}
