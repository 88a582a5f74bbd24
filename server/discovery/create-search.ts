import type { Clock } from '../kernel/clock.ts'
import { systemClock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { createMeiliSearch } from './meili-search.ts'
import { createPostgresSearch } from './postgres-search.ts'
import type { SearchPort } from './search-port.ts'
import { withFallback } from './with-fallback.ts'

/** Meilisearch where MEILI_URL names one, with PostgreSQL to fall back on; else PostgreSQL alone. */
export function createSearch({
  env,
  db,
  log,
  clock = systemClock,
}: {
  env: Pick<Env, 'MEILI_URL' | 'MEILI_KEY'>
  db: Db
  log: Log
  clock?: Clock
}): SearchPort {
  const postgres = createPostgresSearch({ db, clock })
  if (!env.MEILI_URL) return postgres
  return withFallback(createMeiliSearch({ url: env.MEILI_URL, key: env.MEILI_KEY }), postgres, { log, clock })
}
