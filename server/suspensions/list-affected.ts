import { promisedStates } from '../orders/order.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { SuspensionTarget } from './suspension.contract.ts'

/** Which orders each kind of suspension `s` reaches, by an index each: a condition on `o` ("order") and `v` (visit). */
const whose: Record<SuspensionTarget, Prisma.Sql> = {
  provider: Prisma.sql`o.provider_id = s.provider_id`,
  offering: Prisma.sql`o.provider_id = s.provider_id and o.offering_id = s.offering_id`,
  caregiver: Prisma.sql`v.caregiver_id = s.caregiver_id `,
  person: Prisma.sql`o.placed_by = s.user_id`,
}

/**
 * Puts every agreed visit a suspension reaches on its list, once. One statement. Gives how many were new; `at` is now. Visits before
 * its `settles_from` and after its end are left alone.
 */
export const listAffected = (tx: Tx, id: string, target: SuspensionTarget, at: Date): Promise<number> =>
  list(tx, [target], Prisma.sql`s.id = ${id}::uuid`, at)

/**
 * The same for all suspensions that stand: what came in by another door since, such as a plan's later visits. A suspended person
 * has no other door. One statement.
 */
export const listNewcomers = (db: Db, at: Date): Promise<number> =>
  list(db, ['provider', 'offering', 'caregiver'], Prisma.sql`s.state <> 'lifted' and s.settles`, at)

function list(
  db: Db | Tx,
  targets: readonly SuspensionTarget[],
  which: Prisma.Sql,
  at: Date,
): Promise<number> {
  const reached = targets.map(
    (target) => Prisma.sql`
      select s.id as suspension_id, o.id as order_id
      from suspension s join "order" o on true join visit v on v.order_id = o.id and ${whose[target]}
      where s.target = ${target}::suspension_target and ${which} and o.state::text = any(${[...promisedStates]})
        and o.starts_at > ${at}::timestamptz and o.starts_at >= s.settles_from
        and (s.due_at is null or o.starts_at < s.due_at)`,
  )
  return db.$executeRaw`
    insert into affected_order (suspension_id, order_id, due_at)
    select suspension_id, order_id, ${at}::timestamptz from (${Prisma.join(reached, ' union ')}) reached
    on conflict do nothing`
}

/** Months paid ahead that are running and go on beyond the last day end on it: a house that closes keeps nobody. */
export const listStays = (tx: Tx, suspensionId: string, at: Date): Promise<number> =>
  tx.$executeRaw`
    insert into affected_order (suspension_id, order_id, due_at)
    select s.id, o.id, ${at}::timestamptz
    from suspension s join "order" o on o.provider_id = s.provider_id join stay on stay.order_id = o.id
    where s.id = ${suspensionId}::uuid and o.state = 'in_service' and o.ends_at > s.settles_from
    on conflict do nothing`
