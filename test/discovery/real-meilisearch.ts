import { randomBytes } from 'node:crypto'
import { Meilisearch } from 'meilisearch'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { createMeiliSearch } from '../../server/discovery/meili-search.ts'
import type { SearchPort } from '../../server/discovery/search-port.ts'
import type { Clock } from '../../server/kernel/clock.ts'
import type { Db } from '../../server/platform/db.ts'

/** A Meilisearch server to test against, where the environment names one. */
export const { MEILI_URL: meiliUrl = '', MEILI_KEY: meiliKey } = process.env

/** A name of this test's own for its indexes; they and its key are gone with the file. */
export function ownPrefix(): string {
  const prefix = `test_${randomBytes(6).toString('hex')}`
  afterAll(async () => {
    const server = new Meilisearch({ host: meiliUrl, ...(meiliKey && { apiKey: meiliKey }) })
    const { results } = await server.getRawIndexes({ limit: 1_000 })
    for (const { uid } of results.filter(({ uid }) => uid.startsWith(prefix)))
      await server.deleteIndex(uid).waitTask()
    if (!meiliKey) return
    const keys = (await server.getKeys({ limit: 1_000 }).catch(() => null))?.results ?? []
    for (const { uid, name } of keys) if (name?.startsWith(prefix)) await server.deleteKey(uid)
  })
  return prefix
}

/** For the suite that all engines pass: filled and ready; nothing where there is no server. */
export function realMeilisearch(db: Db): Record<string, (clock: Clock) => Promise<SearchPort>> {
  if (!meiliUrl) return {}
  return {
    meilisearch: async (clock) => {
      const given = { url: meiliUrl, key: meiliKey, prefix: ownPrefix(), db, clock }
      const search = createMeiliSearch({ ...given, log: pino({ level: 'silent' }) })
      await search.rebuild?.()
      return search
    },
  }
}
