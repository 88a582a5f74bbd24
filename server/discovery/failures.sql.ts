import { Prisma } from '../platform/prisma/client.ts'
import { type Conditions, someCarer, someOffering, someSite, TRUE } from './query.sql.ts'

const ofProviders = ['kind', 'bookable', 'inclusive', 'voucher', 'ltci', 'rating', 'grade'] as const
const parts = [...ofProviders, 'site', 'offering', 'carer'] as const

const column = (name: string) => Prisma.raw(`f_${name}`)

/** Which parts of a query fail for `p`, 1 or 0 each, as columns `f_…`; and how many, for the query around it. */
export const failures = {
  of(is: Conditions): Prisma.Sql {
    const holds: Record<(typeof parts)[number], Prisma.Sql> = {
      ...(Object.fromEntries(ofProviders.map((name) => [name, is.provider[name] ?? TRUE])) as Record<
        (typeof ofProviders)[number],
        Prisma.Sql
      >),
      ...{ site: someSite(is), offering: someOffering(is), carer: someCarer(is) },
    }
    return Prisma.join(parts.map((name) => Prisma.sql`(not ${holds[name]})::int as ${column(name)}`))
  },
  sum: Prisma.join(parts.map(column), ' + '),
}
