import type { Db } from '../platform/db.ts'

/** Seconds of silence after which a worker counts as dead. */
const SILENCE = 10

/** Says that this worker lives. Instants are the database's own, so that no two machines' clocks are compared. */
export async function beat(db: Db, workerId: string): Promise<void> {
  await db.$executeRaw`
    insert into worker_heartbeat (worker_id, seen_at) values (${workerId}, now())
    on conflict (worker_id) do update set seen_at = excluded.seen_at`
}

/** Says goodbye: a stopped worker is not a dead one. */
export async function endBeat(db: Db, workerId: string): Promise<void> {
  await db.workerHeartbeat.deleteMany({ where: { workerId } })
}

/**
 * Gives the jobs of dead workers back to the living, who would otherwise wait four hours for them. Gives the ids of the
 * dead. A worker that was only paused may finish such a job as well: deliveries are harmless twice.
 */
export async function unlockDead(db: Db): Promise<string[]> {
  const dead = await db.$queryRaw<{ id: string }[]>`
    with alive as (
      select worker_id from worker_heartbeat where seen_at >= now() - make_interval(secs => ${SILENCE})
    )
    select worker_id as id from worker_heartbeat where worker_id not in (select worker_id from alive)
    union
    select locked_by from graphile_worker.jobs
    where locked_at < now() - make_interval(secs => ${SILENCE})
      and locked_by not in (select worker_id from alive)`
  const ids = dead.map(({ id }) => id)
  if (ids.length === 0) return []
  await db.$executeRaw`select graphile_worker.force_unlock_workers(${ids}::text[])`
  await db.workerHeartbeat.deleteMany({ where: { workerId: { in: ids } } })
  return ids
}
