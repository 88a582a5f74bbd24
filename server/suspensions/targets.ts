import { DomainError } from '../kernel/problem.ts'
import { promisedStates } from '../orders/order.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { SuspensionTarget } from './suspension.contract.ts'

/** What is suspended, and the columns of a suspension that say so. */
export type Subject = {
  readonly target: SuspensionTarget
  readonly id: string
  readonly name: string
  readonly providerId: string | null
  readonly providerName: string | null
  readonly suspended: boolean
}

const tables: Record<SuspensionTarget, Prisma.Sql> = {
  provider: Prisma.sql`provider t`,
  offering: Prisma.sql`offering t`,
  caregiver: Prisma.sql`caregiver t`,
  person: Prisma.sql`"user" t`,
}

const facts: Record<SuspensionTarget, Prisma.Sql> = {
  provider: Prisma.sql`t.name, t.id::text as "providerId", t.name as "providerName", t.state = 'suspended' as suspended
    from provider t where t.state <> 'unclaimed' and`,
  offering: Prisma.sql`t.title as name, p.id::text as "providerId", p.name as "providerName",
    t.suspended_at is not null as suspended
    from offering t join provider p on p.id = t.provider_id where t.retired_at is null and`,
  caregiver: Prisma.sql`t.name, p.id::text as "providerId", p.name as "providerName",
    t.suspended_at is not null as suspended
    from caregiver t join provider p on p.id = t.provider_id where t.retired_at is null and`,
  person: Prisma.sql`t.name, null::text as "providerId", null::text as "providerName", t.suspended_at is not null as suspended
    from "user" t where not exists (select from operator o where o.user_id = t.id) and`,
}

/** Who or what it is. Refuses with suspensions.target_not_found: unclaimed, retired, an operator, or nobody. */
export async function getSubject(db: Db | Tx, target: SuspensionTarget, id: string): Promise<Subject> {
  const [row] = await db.$queryRaw<Omit<Subject, 'target' | 'id'>[]>`
    select ${facts[target]} t.id = ${id}::uuid`
  if (!row) throw new DomainError('suspensions.target_not_found')
  return { target, id, ...row }
}

/** Keeps its row for the transaction: an order being placed waits for it, or is waited for. */
export const lockSubject = (tx: Tx, target: SuspensionTarget, id: string) =>
  tx.$queryRaw`select 1 from ${tables[target]} where t.id = ${id}::uuid for update of t`

/** The columns that say what a suspension is about. */
export const columnsOf = ({ target, id, providerId }: Subject) => ({
  target,
  providerId: target === 'person' ? null : providerId,
  offeringId: target === 'offering' ? id : null,
  caregiverId: target === 'caregiver' ? id : null,
  userId: target === 'person' ? id : null,
})

/** Agreed visits that lie ahead and would be reached, as a condition on `o` ("order") and `v` (visit). */
export function reaches({ target, id }: Pick<Subject, 'target' | 'id'>, from: Date): Prisma.Sql {
  const whose = {
    provider: Prisma.sql`o.provider_id`,
    offering: Prisma.sql`o.provider_id = (select provider_id from offering where id = ${id}::uuid) and o.offering_id`,
    caregiver: Prisma.sql`v.caregiver_id`,
    person: Prisma.sql`o.placed_by`,
  }[target]
  return Prisma.sql`${whose} = ${id}::uuid and o.state::text = any(${[...promisedStates]}) and o.starts_at > ${from}::timestamptz`
}
