import type { Clock } from '../kernel/clock.ts'
import { systemClock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { Log } from '../platform/log.ts'
import { createEmbeddedSearch } from './embedded-search.ts'
import { createMeiliSearch } from './meili-search.ts'
import { createPostgresSearch } from './postgres-search.ts'
import type { SearchPort } from './search-port.ts'
import { withFallback } from './with-fallback.ts'

/**
 * Meilisearch where MEILI_URL names one, else our own index. That one takes over where Meilisearch fails, and PostgreSQL
 * where there is no index yet.
 */
export function createSearch({
  env,
  db,
  log,
  clock = systemClock,
}: {
  env: Partial<Pick<Env, 'MEILI_URL' | 'MEILI_KEY' | 'MEILI_INDEX'>>
  db: Db
  log: Log
  clock?: Clock
}): SearchPort {
  const embedded = createEmbeddedSearch({ db, clock, log, fallback: createPostgresSearch({ db, clock }) })
  if (!env.MEILI_URL) return embedded
  const meilisearch = createMeiliSearch({
    ...{ url: env.MEILI_URL, key: env.MEILI_KEY, prefix: env.MEILI_INDEX },
    ...{ db, clock, log },
  })
  return withFallback(meilisearch, embedded, { log, clock })
}
