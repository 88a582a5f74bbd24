import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import { type ConditionName, conditionNames } from './discovery.contract.ts'
import { failures } from './failures.sql.ts'
import type { Asked } from './postgres-search.ts'
import { type Conditions, has, isAmong, someCarer, someOffering, someSite } from './query.sql.ts'
import type { SearchFound } from './search-port.ts'

type Relaxations = Pick<SearchFound, 'without' | 'withoutWord' | 'withoutWords'>
type Row = Record<string, number>

/** For a query that found nothing: how many there would be without each condition, each word, and all words. */
export async function countWithout(db: Db, { words, among, is, now }: Asked): Promise<Relaxations> {
  const lacking = words.map((word, at) => Prisma.sql`(not ${has(word)})::int as ${Prisma.raw(`w${at}`)}`)
  const words0 = Prisma.raw(['0', ...words.map((_, at) => `w${at}`)].join(' + '))
  const counted = conditionNames.flatMap((name) => {
    const relaxed = whoseFailureIs(name, is)
    return relaxed
      ? Prisma.sql`count(*) filter (where words = 0 and ${relaxed})::int as ${Prisma.raw(`"${name}"`)}`
      : []
  })
  const byWord = words.map(
    (_, at) =>
      Prisma.sql`count(*) filter (where fails = 0 and words = ${Prisma.raw(`w${at}`)})::int as ${Prisma.raw(`w${at}`)}`,
  )
  const [row = {}] = await db.$queryRaw<Row[]>`
    with bookable as materialized (${bookableProviders(now)}),
    p as materialized (
      select *, ${words0} as words, f_day + ${failures.sum} as fails from (
        select ${Prisma.join([Prisma.sql`p.id`, Prisma.sql`(not ${isAmong(among)})::int as f_day`, failures.of(is), ...lacking])}
        from provider p) looked)
    select ${Prisma.join([...counted, ...byWord])}, count(*) filter (where fails = 0)::int as "all" from p`
  return {
    without: Object.fromEntries(conditionNames.flatMap((name) => (row[name] ? [[name, row[name]]] : []))),
    withoutWord: words.map((_, at) => row[`w${at}`] ?? 0),
    withoutWords: row.all ?? 0,
  }
}

/** Whether `p` fails for this condition only; null where it cannot. */
function whoseFailureIs(name: ConditionName, is: Conditions): Prisma.Sql | null {
  if (name === 'day') return Prisma.sql`fails = f_day`
  if (name === 'place')
    return Prisma.sql`fails = f_site and ${someSite(is, 'province', 'city', 'district', 'street')}`
  if (name === 'within') return Prisma.sql`fails = f_site and ${someSite(is, 'within')}`
  if (name === 'category')
    return Prisma.sql`fails = f_offering + f_carer and ${someOffering(is, 'category')} and ${someCarer(is, 'category')}`
  if (name in is.offering) return Prisma.sql`fails = f_offering and ${someOffering(is, name)}`
  if (name in is.ofCarers) return Prisma.sql`fails = f_carer and ${someCarer(is, name)}`
  return name in is.provider ? Prisma.sql`fails = ${Prisma.raw(`f_${name}`)}` : null
}
