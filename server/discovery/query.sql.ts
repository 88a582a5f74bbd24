import { Prisma } from '../platform/prisma/client.ts'
import { providerGrades } from '../providers/provider.contract.ts'
import type { ConditionName, SearchQuery } from './discovery.contract.ts'
import { isValid } from './listing-facts.sql.ts'
import { PRIOR_STARS, PRIOR_VOICES, VOICES_FOR_A_MEAN } from './ranking.rules.ts'
import type { Word } from './words.contract.ts'

export const TRUE = Prisma.sql`true`

export type Conditions = ReturnType<typeof conditions>

/**
 * What a query says, one condition each: about `p` (the provider, with `bookable` at hand), about `s` (one of its sites), `o`
 * (one of its offerings) and `c` (one of its caregivers). Those that are not set are left out.
 */
export function conditions(query: SearchQuery, now: Date) {
  const { near, within, rating, grade, priceFrom, priceTo, level } = query
  const priced = priceFrom !== undefined || priceTo !== undefined
  const provider: Partial<Record<ConditionName, Prisma.Sql>> = {
    ...(query.kind && { kind: Prisma.sql`p.kind = ${query.kind}` }),
    ...(query.bookable && { bookable: Prisma.sql`p.id in (select id from bookable)` }),
    ...(query.inclusive && { inclusive: Prisma.sql`p.inclusive` }),
    ...(query.voucher && { voucher: Prisma.sql`p.voucher` }),
    ...(query.ltci && { ltci: Prisma.sql`p.ltci` }),
    ...(rating !== undefined && { rating: Prisma.sql`coalesce(${shownMean} >= ${rating}::float8, false)` }),
    ...(grade && { grade: Prisma.sql`coalesce(p.grade = any(${gradesFrom(grade)}), false)` }),
  }
  const site = {
    ...(query.province && { province: Prisma.sql`s.province = ${query.province}` }),
    ...(query.city && { city: Prisma.sql`s.city = ${query.city}` }),
    ...(query.district && { district: Prisma.sql`s.district = ${query.district}` }),
    ...(query.street && { street: Prisma.sql`s.street = ${query.street}` }),
    ...(near &&
      within !== undefined && {
        within: Prisma.sql`coalesce(${metresFrom(near)} <= ${within}::float8, false)`,
      }),
  }
  const offering = {
    ...(query.category && { category: Prisma.sql`o.category = ${query.category}` }),
    ...(query.unit && { unit: Prisma.sql`o.unit = ${query.unit}` }),
    ...(priced && {
      price: Prisma.sql`o.price_fen between ${priceFrom ?? 0}::int and ${priceTo ?? 2_147_483_647}::int`,
    }),
    ...(query.ability && {
      ability: Prisma.sql`(o.serves_abilities = '{}' or ${query.ability} = any(o.serves_abilities))`,
    }),
    ...(query.age && { age: Prisma.sql`(o.serves_ages = '{}' or ${query.age} = any(o.serves_ages))` }),
  }
  const ofCarers = {
    ...(query.gender && { gender: Prisma.sql`coalesce(c.gender::text, 'female') = ${query.gender}` }),
    ...(query.language && { language: Prisma.sql`${query.language} = any(c.languages)` }),
    ...(query.credential && {
      credential: Prisma.sql`exists (
        select from credential k where k.caregiver_id = c.id and k.kind = ${query.credential} and ${isValid(now)})`,
    }),
    ...(level !== undefined && { level: Prisma.sql`coalesce(c.level >= ${level}, false)` }),
  }
  const skill = query.category && { category: Prisma.sql`${query.category} = any(c.skills)` }
  return { provider, site, offering, carer: { ...ofCarers, ...skill }, ofCarers }
}

export type Some = Readonly<Partial<Record<string, Prisma.Sql>>>

/** All of these but those that are left out. */
export const but = (conditions: Some, ...leftOut: readonly string[]): Prisma.Sql =>
  all(Object.entries(conditions).flatMap(([name, is]) => (is && !leftOut.includes(name) ? is : [])))

const isAny = (conditions: Some, leftOut: readonly string[]) =>
  Object.keys(conditions).some((name) => !leftOut.includes(name))

/** Whether some site, offering or caregiver of `p` has all of these; true where nothing is asked. */
export function someSite({ site }: Conditions, ...leftOut: readonly string[]): Prisma.Sql {
  if (!isAny(site, leftOut)) return TRUE
  return Prisma.sql`exists (select from site s where s.provider_id = p.id and ${but(site, ...leftOut)})`
}
export function someOffering({ offering }: Conditions, ...leftOut: readonly string[]): Prisma.Sql {
  if (!isAny(offering, leftOut)) return TRUE
  return Prisma.sql`exists (select from offering o
    where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null and ${but(offering, ...leftOut)})`
}
export function someCarer({ carer, ofCarers }: Conditions, ...leftOut: readonly string[]): Prisma.Sql {
  // A skill is asked for only of those of whom something else is asked.
  if (!isAny(ofCarers, leftOut)) return TRUE
  return Prisma.sql`exists (select from caregiver c
    where c.provider_id = p.id and c.retired_at is null and c.suspended_at is null and ${but(carer, ...leftOut)})`
}

/** Everything a query says. */
export const isFoundBy = (is: Conditions, words: readonly Word[], among: readonly string[] | undefined) =>
  all([isFound(words, among), but(is.provider), someSite(is), someOffering(is), someCarer(is)])

/** Every word, and nobody but these. */
export const isFound = (words: readonly Word[], among: readonly string[] | undefined): Prisma.Sql =>
  all([...words.map(has), isAmong(among)])

export const isAmong = (among: readonly string[] | undefined): Prisma.Sql =>
  among ? Prisma.sql`p.id = any(${[...among]}::uuid[])` : TRUE

const better: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  providerGrades.map((grade) => [
    grade,
    providerGrades.filter(
      (one) =>
        /\d/.test(one) === /\d/.test(grade) && providerGrades.indexOf(one) <= providerGrades.indexOf(grade),
    ),
  ]),
)
/** That grade and the better ones of its scale. */
export const gradesFrom = (grade: string): string[] => [...(better[grade] ?? [])]

/** A place: there, or, where it is not known where they are, called so. Anything else: one of the spellings anywhere. */
export function has(word: Word): Prisma.Sql {
  if (word.as !== 'place')
    return anyOf(word.spellings.map((text) => Prisma.sql`p.search_text like ${containing(text)}`))
  const there = word.places.map(({ city, district }) =>
    district ? Prisma.sql`(w.city = ${city} and w.district = ${district})` : Prisma.sql`w.city = ${city}`,
  )
  const unknown = word.places.some(({ district }) => !district) ? Prisma.sql`w.city` : Prisma.sql`w.district`
  const called = anyOf(word.spellings.map((text) => Prisma.sql`${name} like ${containing(text)}`))
  return Prisma.sql`(exists (select from site w where w.provider_id = p.id and ${anyOf(there)})
    or (${called} and coalesce((select ${unknown} = '' from site w where w.provider_id = p.id order by w.id limit 1), true)))`
}

const anyOf = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join([...parts], ' or ')})`

const all = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
  parts.length === 0 ? TRUE : Prisma.join([...parts], ' and ')

/** Metres from `near` to the site `s` (haversine, WGS-84); null where either is unknown. */
export function metresFrom(near: SearchQuery['near']): Prisma.Sql {
  if (!near) return Prisma.sql`null::float8`
  // least() passes over nulls: without the question nowhere would be as far as can be.
  return Prisma.sql`(case when s.lat is not null and s.lng is not null then 2 * 6371008.8 * asin(least(1, sqrt(
    sin(radians(s.lat - ${near.lat}::float8) / 2) ^ 2
    + cos(radians(${near.lat}::float8)) * cos(radians(s.lat)) * sin(radians(s.lng - ${near.lng}::float8) / 2) ^ 2))) end)`
}

const name = Prisma.sql`split_part(p.search_text, E'\n', 1)`

/** 0: the whole query is the name; 1: the name contains it; 2: the name contains every word; 3: found by the rest. */
export function nameRank(words: readonly Word[]): Prisma.Sql {
  if (words.length === 0) return Prisma.sql`0`
  const whole = words.map(({ typed }) => typed).join(' ')
  const named = words.map(({ spellings }) =>
    anyOf(spellings.map((text) => Prisma.sql`${name} like ${containing(text)}`)),
  )
  return Prisma.sql`case
    when ${name} = ${whole} then 0
    when ${name} like ${containing(whole)} then 1
    when ${all(named)} then 2
    else 3 end`
}

/** A pattern that finds exactly this text anywhere: %, _ and \ are letters like others. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const bayesianRating = Prisma.sql`((p.rating_sum + ${PRIOR_VOICES * PRIOR_STARS}::int)::float8
  / (p.review_count + ${PRIOR_VOICES}::int))`

/** The mean that is shown; null while there are too few voices for one. */
export const shownMean = Prisma.sql`(case when p.review_count >= ${VOICES_FOR_A_MEAN}::int
  then p.rating_sum::float8 / p.review_count end)`
