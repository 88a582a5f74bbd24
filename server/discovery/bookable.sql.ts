import { dayOf } from '../kernel/wall-time.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { offeringCategories, offeringModes } from '../providers/provider.contract.ts'
import { requiredCredentials } from '../providers/providers.entry.ts'

/**
 * The ids of all providers that can be booked on the Shanghai day of `now`, as a query: verified, with an offering that
 * its papers allow and for which some caregiver has the skill, working hours and every required credential. The same rule as bookabilityOf, which
 * a test holds it to. With `among` only those of these ids.
 */
export function bookableProviders(now: Date, among?: readonly string[]): Prisma.Sql {
  const day = dayOf(now)
  return Prisma.sql`
    select o.provider_id as id
    from offering o
    join provider p on p.id = o.provider_id and p.state = 'verified'
    join caregiver c on c.provider_id = o.provider_id and c.retired_at is null and c.suspended_at is null and o.category = any(c.skills)
    where o.retired_at is null and o.suspended_at is null and o.cleared @> ${day}::date
      and ${among ? Prisma.sql`o.provider_id = any(${[...among]}::uuid[])` : Prisma.sql`true`}
      and exists (select from weekly_hours h where h.caregiver_id = c.id)
      and not exists (
        select from jsonb_to_recordset(${needs(day)}::jsonb) as need(category text, mode text, kind text)
        where need.category = o.category and need.mode = o.mode
          and not exists (
            select from credential k
            where k.caregiver_id = c.id and k.kind = need.kind and k.suspended_at is null
              and (k.expires_on is null or k.expires_on >= ${day}::date)))
    group by o.provider_id`
}

/** Which work needs which credential that day, as rows. */
function needs(day: string): string {
  const rows = offeringCategories.flatMap((category) =>
    offeringModes.flatMap((mode) =>
      requiredCredentials({ category, mode }, day).map((kind) => ({ category, mode, kind })),
    ),
  )
  return JSON.stringify(rows)
}
