import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import { type Chore, every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import {
  readBookable,
  readIdsByPlace,
  readLapsed,
  readRowsInOrder,
  readRowsOf,
} from './embedded/index-row.ts'
import { beginToSee, readChangedStandings, readChanges, type Seen } from './embedded/read-changes.ts'
import { createSearchIndex, type SearchIndex } from './embedded/search-index.ts'
import type { SearchPort } from './search-port.ts'
import { typedWords } from './typed-words.rules.ts'
import { understand } from './understand.rules.ts'

/** How often other processes' changes are asked for: a third of what may pass until they are found. */
const LOOK = 300
/** What providers are ranked by may be this much older: it is worked out every few minutes. */
const LOOK_AT_STANDINGS = 30_000
/** Rows read at once while building; between two batches everybody else gets their turn. */
const BATCH = 500
/** More changes than this at once are read one batch after the other. */
const RELOAD = 500

type Built = {
  readonly number: number
  readonly index: SearchIndex
  readonly seen: Seen
  day: string
  standings: Standings
}
/** Until when changes of what providers are ranked by were looked at, and when that was. */
type Standings = { until: Date; lookedAt: number }
type Needs = { db: Db; clock: Clock; log: Log; fallback: SearchPort }

/**
 * Search in an index of our own in this process's memory. `open` builds it and keeps it up with every process's changes;
 * until it is built, and where nobody opened it, `fallback` answers. Who can be booked, and which credentials
 * hold, is as of today: certificates lapse at midnight, so the first query of a day asks the database again.
 */
export function createEmbeddedSearch({ db, clock, log, fallback }: Needs): SearchPort {
  let built: Built | null = null
  let renewing: Promise<void> | null = null

  async function build(): Promise<void> {
    const started = performance.now()
    const now = clock.now()
    const seen = await beginToSee(db)
    const index = createSearchIndex()
    index.setToday(dayOf(now))
    const ids = await readIdsByPlace(db)
    for (let at = 0; at < ids.length; at += BATCH) {
      for (const row of await readRowsInOrder(db, ids.slice(at, at + BATCH), now)) index.put(row)
      await turn()
    }
    index.setBookable(await readBookable(db, now))
    index.names.settle()
    // Our own words are read once, before anybody waits for it.
    understand('', index.names)
    built = {
      number: (built?.number ?? 0) + 1,
      index,
      seen,
      day: dayOf(now),
      standings: { until: seen.standingsUntil, lookedAt: started },
    }
    const milliseconds = Math.round(performance.now() - started)
    log.info({ listings: index.living(), milliseconds }, 'the search index is built')
  }

  async function reload(ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += RELOAD) {
      const some = ids.slice(at, at + RELOAD)
      const rows = await readRowsOf(db, some, clock.now())
      if (!built) return
      const known = new Set(rows.map(({ id }) => id))
      for (const id of some) if (!known.has(id)) built.index.remove(id)
      for (const row of rows) built.index.put(row)
      await turn()
    }
  }

  async function keepUp(): Promise<void> {
    if (!built || built.index.worn()) return build()
    const changed = await readChanges(db, built.seen)
    if (changed === null) return build()
    await reload(changed)
    await seeStandings(built)
  }

  async function seeStandings({ index, standings }: Built): Promise<void> {
    if (performance.now() - standings.lookedAt < LOOK_AT_STANDINGS) return
    standings.lookedAt = performance.now()
    const { until, changed } = await readChangedStandings(db, standings.until)
    standings.until = until
    index.setStandings(changed)
  }

  /** What holds by the day. One query asks for all who come at the same time. */
  function renewDay(of: Built): Promise<void> {
    renewing ??= (async () => {
      const now = clock.now()
      const [from = '', to = ''] = [of.day, dayOf(now)].sort()
      await reload(await readLapsed(db, from, to))
      of.index.setBookable(await readBookable(db, now))
      of.index.setToday(dayOf(now))
      of.day = dayOf(now)
    })().finally(() => {
      renewing = null
    })
    return renewing
  }

  return {
    name: 'embedded',
    async search(query, pageSize, words = typedWords(query.q), among) {
      if (!built) return { engine: fallback.name, ...(await fallback.search(query, pageSize, words, among)) }
      const current = built
      if (current.day !== dayOf(clock.now())) await renewDay(current)
      return current.index.find(query, words, pageSize, among)
    },
    async index(documents) {
      if (built) await reload(documents.map(({ id }) => id))
    },
    async remove(ids) {
      for (const id of ids) built?.index.remove(id)
    },
    healthy: () => fallback.healthy(),
    names: () => built?.index.names ?? null,
    // Of yesterday nobody is told who can be booked: the database is asked until the first search of the day has been.
    cards: (ids, near) =>
      built && built.day === dayOf(clock.now()) ? built.index.cards.of(ids, near) : null,
    spots: (query, words, among) =>
      built && built.day === dayOf(clock.now()) ? built.index.spots(query, words, among) : null,
    version: () => built && `${built.number} ${built.index.version()}`,
    places: () => built?.index.cards.places() ?? null,
    open(): Chore {
      return every(LOOK, keepUp, (error) =>
        log.warn({ err: error }, 'the search index was not brought up to date'),
      )
    },
  }
}
