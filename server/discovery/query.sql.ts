import { Prisma } from '../platform/prisma/client.ts'
import type { SearchQuery } from './discovery.contract.ts'
import { PRIOR_STARS, PRIOR_VOICES, VOICES_FOR_A_MEAN } from './ranking.rules.ts'
import type { Word } from './words.contract.ts'

const TRUE = Prisma.sql`true`

/** What the filters of a query say about `p` (provider) and `s` (one of its sites), one condition each. */
export function conditions(query: SearchQuery, words: readonly Word[]) {
  return {
    words: all(words.map(has)),
    category: query.category
      ? Prisma.sql`exists (
          select from offering o
          where o.provider_id = p.id and o.retired_at is null and o.category = ${query.category})`
      : TRUE,
    bookable: query.bookable ? Prisma.sql`p.id in (select id from bookable)` : TRUE,
    inclusive: query.inclusive ? Prisma.sql`p.inclusive` : TRUE,
    kind: query.kind ? Prisma.sql`p.kind = ${query.kind}` : TRUE,
    city: query.city ? Prisma.sql`s.city = ${query.city}` : TRUE,
    district: query.district ? Prisma.sql`s.district = ${query.district}` : TRUE,
    within:
      query.within !== undefined && query.near
        ? Prisma.sql`coalesce(${metresFrom(query.near)} <= ${query.within}::float8, false)`
        : TRUE,
  }
}

/** A place: there, or, where it is not known where they are, called so. Anything else: one of the spellings anywhere. */
function has(word: Word): Prisma.Sql {
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

export const all = (parts: readonly Prisma.Sql[]): Prisma.Sql =>
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
