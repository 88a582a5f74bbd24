import pg from 'pg'

/**
 * Connections of the job queue's own. A restart of the database breaks them without warning; the next query opens a
 * new one, so nobody has to hear of it.
 */
export function queuePool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}
