import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import type { Backbone } from './backbone.ts'

/** The way to the other processes that the settings name; none for a process alone, which loads none either. */
export async function openBackbone({
  env,
  databaseUrl,
  log,
}: {
  env: Pick<Env, 'LIVE' | 'REDIS_URL' | 'APP_URL'>
  databaseUrl: string
  log: Log
}): Promise<Backbone | undefined> {
  if (env.LIVE === 'redis' && env.REDIS_URL) {
    const { redisBackbone } = await import('./redis-backbone.ts')
    return redisBackbone({ url: env.REDIS_URL, name: new URL(env.APP_URL).host, log })
  }
  if (env.LIVE === 'alone') return undefined
  const { postgresBackbone } = await import('./postgres-backbone.ts')
  return postgresBackbone({ connectionString: databaseUrl, log })
}
