import type { Clock } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import { askWith } from './meili/ask.ts'
import { readNow, runBySomebody, undelivered } from './meili/changes.ts'
import { type Connection, connect } from './meili/connect.ts'
import { FilledElsewhere, fill } from './meili/fill.ts'
import { findIn } from './meili/find.ts'
import { inspect, isGone } from './meili/inspect.ts'
import { indexNames } from './meili/settings.ts'
import { MeiliTaskFailed } from './meili/tasks.ts'
import { writeDay, writeListings } from './meili/write.ts'
import type { SearchDocument } from './search-facts.contract.ts'
import type { Progress, SearchPort } from './search-port.ts'
import { typedWords } from './typed-words.rules.ts'

/** How often it is looked whether the index is still there and complete. */
const LOOK = 1_000
const BATCH = 2_000

type Needs = {
  url: string
  key?: string | undefined
  prefix?: string | undefined
  db: Db
  clock: Clock
  log: Log
}

/** There is no complete index of this release: somebody else has to answer until it is filled. */
class NotFilled extends Error {}

/**
 * Search in a Meilisearch server. An index that is missing, empty or of an older shape is one that fails, so that a fallback
 * answers; `open` fills it. Who can be booked is as of today: with the first query of a Shanghai day all who are run by
 * somebody are written anew, and nothing is answered until they are.
 */
export function createMeiliSearch({ url, key, prefix = 'providers', db, clock, log }: Needs): SearchPort {
  const { live } = indexNames(prefix)
  let connection: Promise<Connection> | null = null
  let renewing: Promise<void> | null = null
  let filling: { done: number; total: number } | null = null
  /** The day of a complete index, as far as this process knows. */
  let day: string | null = null

  function connected(): Promise<Connection> {
    connection ??= connect({ url, key, prefix }).catch((error) => {
      connection = null
      throw error
    })
    return connection
  }

  /** Throws NotFilled where there is no complete index. */
  async function look(): Promise<void> {
    const found = await inspect((await connected()).writes, live)
    day = found === 'none' ? null : found.day
    if (day === null) throw new NotFilled('there is no complete search index yet')
  }

  function renewed(): Promise<void> {
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }

  async function renew(): Promise<void> {
    await look()
    const today = dayOf(clock.now())
    if (day === today) return
    await rewrite(await runBySomebody(db))
    await writeDay((await connected()).writes, live, today)
    day = today
  }

  async function rewrite(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += BATCH) {
      const { documents, gone } = await readNow(db, ids.slice(at, at + BATCH), clock.now())
      await write(documents, gone)
    }
  }

  async function write(listings: readonly SearchDocument[], gone: readonly string[]): Promise<void> {
    try {
      await writeListings((await connected()).writes, live, { listings, gone, now: clock.now() })
    } catch (error) {
      if (isGone(error)) day = null
      if (error instanceof MeiliTaskFailed)
        log.error({ err: error, code: error.code }, 'the search engine could not do what it took on')
      throw error
    }
  }

  /** Where there is no index to keep up, filling one will read everything anyway. */
  async function keepUp(listings: readonly SearchDocument[], gone: readonly string[]): Promise<void> {
    try {
      if (day === null) await look()
    } catch (error) {
      if (error instanceof NotFilled) return
      throw error
    }
    await write(listings, gone)
  }

  async function rebuild(tell: Progress = () => {}): Promise<void> {
    const { writes } = await connected()
    filling = { done: 0, total: 0 }
    try {
      const started = performance.now()
      await fill({
        ...{ server: writes, prefix, db, clock, log },
        tell(progress) {
          filling = progress
          tell(progress)
        },
      })
      await look()
      const milliseconds = Math.round(performance.now() - started)
      log.info({ index: live, milliseconds }, 'the search index is filled')
    } finally {
      filling = null
    }
  }

  async function takeCare(): Promise<void> {
    try {
      await look()
    } catch (error) {
      if (!(error instanceof NotFilled)) throw error
      log.info({ index: live }, 'the search index is filled in the background')
      await rebuild()
    }
    if (day !== dayOf(clock.now())) await renewed()
  }

  return {
    name: 'meilisearch',
    async search(query, pageSize, words = typedWords(query.q), among) {
      if (day !== dayOf(clock.now())) await renewed()
      try {
        return await findIn(askWith((await connected()).asks, live), { query, words, among }, pageSize)
      } catch (error) {
        if (isGone(error)) day = null
        throw error
      }
    },
    index: (documents) => keepUp(documents, []),
    remove: (ids) => keepUp([], ids),
    healthy: async () => (await connected()).asks.isHealthy(),
    filling: () => filling,
    rebuild,
    async caughtUp() {
      await rewrite(await undelivered(db))
    },
    open: () =>
      every(LOOK, takeCare, (error) => {
        if (error instanceof FilledElsewhere) return
        log.debug({ err: error }, 'the search engine could not be looked after')
      }),
  }
}
