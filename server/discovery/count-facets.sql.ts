import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { abilityGrades, ageClasses, providerGrades } from '../providers/provider.contract.ts'
import { bookableProviders } from './bookable.sql.ts'
import { type FacetName, facetNames } from './discovery.contract.ts'
import { failures } from './failures.sql.ts'
import { isValid } from './listing-facts.sql.ts'
import type { Asked } from './postgres-search.ts'
import { but, gradesFrom, isFound, shownMean } from './query.sql.ts'
import type { FacetCounts } from './search-facts.contract.ts'

type FacetRow = { facet: FacetName; value: string; count: number }

/**
 * What other choices would find. Everybody with the words is looked at once, with how many conditions fail; a facet counts those
 * for whom none but its own does. For a street to be counted a district has to be chosen.
 */
export async function countFacets(db: Db, asked: Asked): Promise<FacetCounts> {
  const { words, among, is, now, query } = asked
  const rows = await db.$queryRaw<FacetRow[]>`
    with bookable as materialized (${bookableProviders(now)}),
    one as materialized (
      select *, ${failures.sum} as fails from (
        select p.id, p.kind, p.grade, p.id in (select id from bookable) as bookable, p.inclusive, p.voucher, p.ltci,
          ${shownMean} as mean, ${failures.of(is)}
        from provider p where ${isFound(words, among)}) looked),
    choice as (${Prisma.join([...ofProviders, ...ofSites(asked), ...ofOfferings(asked), ...ofCarers(is, now)], ' union all ')})
    select facet, value, count(*)::int as count from choice
    where value <> '' and (facet <> 'street' or ${query.district !== ''}::bool)
    group by facet, value`
  const of = (name: FacetName) =>
    Object.fromEntries(rows.filter(({ facet }) => facet === name).map(({ value, count }) => [value, count]))
  return Object.fromEntries(facetNames.map((name) => [name, of(name)])) as Record<
    FacetName,
    ReturnType<typeof of>
  >
}

const betterGrades = Prisma.join(
  providerGrades.flatMap((than) => gradesFrom(than).map((one) => Prisma.sql`(${one}, ${than})`)),
)
const ofProviders = [
  Prisma.sql`select 'kind' as facet, kind as value, id from one where fails = f_kind`,
  Prisma.sql`select 'only', 'bookable', id from one where fails = f_bookable and bookable`,
  Prisma.sql`select 'only', 'inclusive', id from one where fails = f_inclusive and inclusive`,
  Prisma.sql`select 'only', 'voucher', id from one where fails = f_voucher and voucher`,
  Prisma.sql`select 'only', 'ltci', id from one where fails = f_ltci and ltci`,
  Prisma.sql`select 'rating', v.value, id from one, (values ('3', 3), ('4', 4), ('4.5', 4.5)) v(value, least)
    where fails = f_rating and mean >= v.least`,
  Prisma.sql`select 'grade', v.than, id from one join (values ${betterGrades}) v(grade, than) on v.grade = one.grade
    where fails = f_grade`,
]

function ofSites({ is: { site } }: Asked): Prisma.Sql[] {
  const where = (value: Prisma.Sql, facet: string, ...leftOut: string[]) => Prisma.sql`
    select distinct ${facet}, ${value}, one.id from one join site s on s.provider_id = one.id
    where fails = f_site and ${but(site, ...leftOut)}`
  const district = Prisma.sql`case when s.district <> '' then s.city || '/' || s.district else '' end`
  const street = Prisma.sql`case when s.street <> '' then s.city || '/' || s.district || '/' || s.street else '' end`
  return [
    where(Prisma.sql`s.province`, 'province', 'province', 'city', 'district', 'street'),
    where(Prisma.sql`s.city`, 'city', 'city', 'district', 'street'),
    where(district, 'district', 'district', 'street'),
    where(street, 'street', 'street'),
  ]
}

function ofOfferings({ is }: Asked): Prisma.Sql[] {
  const offering = Prisma.sql`one join offering o on o.provider_id = one.id and o.retired_at is null and o.suspended_at is null`
  const where = (facet: string) => Prisma.sql`fails = f_offering and ${but(is.offering, facet)}`
  const served = (list: Prisma.Sql, everybody: readonly string[]) =>
    Prisma.sql`unnest(case when ${list} = '{}' then ${[...everybody]}::text[] else ${list} end)`
  // Where something is asked of caregivers it is for one of them to have the skill.
  const byCarers = Object.keys(is.ofCarers).length > 0
  const skilled = Prisma.sql`fails = f_offering + f_carer and ${but(is.offering, 'category')} and exists (
    select from caregiver c where c.provider_id = one.id and c.retired_at is null and c.suspended_at is null
      and o.category = any(c.skills) and ${but(is.carer, 'category')})`
  return [
    Prisma.sql`select distinct 'category', o.category, one.id from ${offering}
      where ${byCarers ? skilled : where('category')}`,
    Prisma.sql`select distinct 'unit', o.unit, one.id from ${offering} where ${where('unit')}`,
    Prisma.sql`select distinct 'ability', v, one.id
      from ${offering}, ${served(Prisma.sql`o.serves_abilities`, abilityGrades)} v where ${where('ability')}`,
    Prisma.sql`select distinct 'age', v, one.id
      from ${offering}, ${served(Prisma.sql`o.serves_ages`, ageClasses)} v where ${where('age')}`,
  ]
}

function ofCarers({ carer }: Asked['is'], now: Date): Prisma.Sql[] {
  const caregiver = Prisma.sql`one join caregiver c on c.provider_id = one.id and c.retired_at is null and c.suspended_at is null`
  const where = (facet: string) => Prisma.sql`fails = f_carer and ${but(carer, facet)}`
  return [
    Prisma.sql`select distinct 'gender', coalesce(c.gender::text, 'female'), one.id from ${caregiver}
      where ${where('gender')}`,
    Prisma.sql`select distinct 'language', v, one.id from ${caregiver}, unnest(c.languages) v
      where ${where('language')}`,
    Prisma.sql`select distinct 'credential', k.kind, one.id
      from ${caregiver} join credential k on k.caregiver_id = c.id and ${isValid(now)} where ${where('credential')}`,
    Prisma.sql`select distinct 'level', v::text, one.id from ${caregiver}, generate_series(1, c.level) v
      where ${where('level')}`,
  ]
}
