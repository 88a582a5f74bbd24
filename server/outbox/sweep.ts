import type { Db } from '../platform/db.ts'

/** Seconds an undelivered row may be without a job before it is given a new one. */
const PATIENCE = 30

/**
 * Gives outbox rows that lost their job a new one, at most 500 at a time; gives how many. A row whose job still waits,
 * runs or has failed for good is left to it.
 */
export async function readdLostJobs(db: Db): Promise<number> {
  return db.$executeRaw`
    select graphile_worker.add_job('deliver', json_build_object('id', lost.id::text), job_key => 'deliver:' || lost.id)
    from (
      select id from outbox
      where delivered_at is null
        and created_at < now() - make_interval(secs => ${PATIENCE})
        and not exists (select from graphile_worker.jobs where key = 'deliver:' || outbox.id)
      order by created_at
      limit 500
    ) as lost`
}
