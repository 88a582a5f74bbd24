import { Prisma } from '../platform/prisma/client.ts'

/** What was done, of the order `o` in the query around it. */
export const isKept = Prisma.sql`o.state in ('completed', 'closed')`

/**
 * What the provider broke: declined within a day of the start, paid and never answered, withdrawn or missed, refunded after a
 * dispute. What a family calls off says nothing about a provider.
 */
export const isBroken = Prisma.sql`(o.state in ('withdrawn', 'refunded')
  or (o.state = 'lapsed' and o.paid_at is not null)
  or (o.state = 'declined' and o.entered_at > o.starts_at - interval '1 day'))`
