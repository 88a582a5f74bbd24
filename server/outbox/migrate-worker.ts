import { runMigrations } from 'graphile-worker'
import { queuePool } from './queue-pool.ts'
import { workerLogger } from './worker-log.ts'

/**
 * Installs or updates the schema of the job queue, which every write that enqueues needs. Safe to call at each start,
 * from several servers at once. Its connections are closed when it returns: a template database may be cloned then.
 */
export async function migrateWorker(connectionString: string): Promise<void> {
  const pgPool = queuePool(connectionString, 2)
  try {
    await runMigrations({ pgPool, logger: workerLogger() })
  } finally {
    await pgPool.end()
  }
}
