import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../kernel/clock.ts'
import { every } from '../platform/every.ts'
import type { Log } from '../platform/log.ts'
import type { SearchFound, SearchPort } from './search-port.ts'

/** How long a search may wait for an engine before the fallback is asked instead. */
const PATIENCE = 150
/** So many answers too late in a row are an engine that hangs; one may have been a hard question. */
const LATE = 3
/** How long an engine that failed is left alone before it is tried again. */
const REST = 1_000

class TooLate extends Error {}
/** The engine is known to be away; nobody was asked. */
class EngineAway extends Error {}

type Question = Parameters<SearchPort['search']>

/**
 * Asks `primary`; where it fails or takes too long, `fallback` answers and says so in `engine`. An engine that failed is
 * left alone and then tried with a search somebody makes, who does not wait for it: the fallback answers them, and the
 * engine takes over again once it has answered as well. What is to be indexed goes to both; a failure of `primary` is the caller's to hear: the outbox tries again.
 */
export function withFallback(
  primary: SearchPort,
  fallback: SearchPort,
  { log, clock }: { log: Log; clock: Clock },
): SearchPort {
  const breaker = createBreaker(primary, { log, clock })

  return {
    name: primary.name,
    async search(...question) {
      const found = await breaker.ask(question)
      return found ?? { engine: fallback.name, ...(await fallback.search(...question)) }
    },
    async index(documents) {
      await fallback.index(documents)
      await breaker.write(() => primary.index(documents))
    },
    async remove(ids) {
      await fallback.remove(ids)
      await breaker.write(() => primary.remove(ids))
    },
    healthy: async () => !breaker.isOpen() || fallback.healthy(),
    async state() {
      await breaker.check()
      if (!breaker.isOpen()) return { state: 'ok', engine: primary.name }
      const filling = primary.filling?.()
      const answers = await fallback.healthy().catch(() => false)
      return {
        ...(answers ? { state: 'degraded', engine: fallback.name } : { state: 'down' }),
        ...{ away: primary.name, ...(filling && { filling }) },
      }
    },
    ...(fallback.names && { names: fallback.names }),
    ...(fallback.cards && { cards: fallback.cards }),
    ...(fallback.spots && { spots: fallback.spots }),
    ...(fallback.places && { places: fallback.places }),
    ...(primary.rebuild && { rebuild: primary.rebuild }),
    open() {
      const chores = [
        fallback.open?.(),
        primary.open?.(),
        every(REST, breaker.check, (error) => log.warn({ err: error }, 'the search engine was not tried')),
      ]
      return { stop: async () => void (await Promise.all(chores.map((chore) => chore?.stop()))) }
    },
  }
}

/** Closed while the engine answers; open after a failure, until a try that nobody waits for went well. */
function createBreaker(primary: SearchPort, { log, clock }: { log: Log; clock: Clock }) {
  const now = () => clock.now().getTime()
  let openSince: number | null = null
  let restsUntil = 0
  let late = 0
  let trying: Promise<void> | null = null
  let unwritten = false
  let tryingToWrite = false
  let writesRestUntil = 0
  let latest: Question | null = null
  const waiting = new Set<() => void>()

  function failed(error: unknown): void {
    restsUntil = now() + REST
    if (openSince !== null) {
      log.debug({ err: error }, 'the search engine is still away')
      return
    }
    openSince = now()
    // Whoever waits need not wait any longer.
    for (const release of waiting) release()
    log.warn({ err: error, engine: primary.name }, 'the search engine is away; the fallback answers')
  }

  async function answered(): Promise<void> {
    if (openSince === null) return
    await primary.caughtUp?.()
    log.info({ engine: primary.name, milliseconds: now() - openSince }, 'the search engine is back')
    openSince = null
    late = 0
  }

  function tryOut(question: Question): Promise<void> {
    trying ??= inTime(primary.search(...question))
      .then(answered)
      .catch(failed)
      .finally(() => {
        trying = null
      })
    return trying
  }

  return {
    isOpen: () => openSince !== null,
    /** Gives null where the fallback has to answer. */
    async ask(question: Question): Promise<SearchFound | null> {
      latest = question
      if (openSince !== null) {
        if (now() >= restsUntil) void tryOut(question)
        return null
      }
      try {
        const found = await inTime(primary.search(...question), waiting)
        late = 0
        return { engine: primary.name, ...found }
      } catch (error) {
        late += error instanceof TooLate ? 1 : LATE
        if (late >= LATE) failed(error)
        return null
      }
    },
    /** Searches that come too late do not stop changes; after a change that could not be written one at a time is tried. */
    async write(work: () => Promise<void>): Promise<void> {
      if (unwritten && (tryingToWrite || now() < writesRestUntil))
        throw new EngineAway(`${primary.name} is away`)
      tryingToWrite = true
      try {
        await work()
        if (unwritten) {
          unwritten = false
          void primary
            .caughtUp?.()
            .catch((error) => log.warn({ err: error }, 'changes were not caught up with'))
        }
      } catch (error) {
        unwritten = true
        writesRestUntil = now() + REST
        throw error
      } finally {
        tryingToWrite = false
      }
    },
    /** Notices an engine that has gone, or is back, while nobody searches. */
    async check(): Promise<void> {
      if (openSince === null) {
        const healthy = inTime(primary.healthy(), waiting).catch(() => false)
        if (!(await healthy)) failed(new EngineAway(`${primary.name} does not answer`))
      } else if (now() >= restsUntil) {
        if (latest) await tryOut(latest)
        // Nobody has searched since the start: that it is there and filled has to do.
        else if (await inTime(primary.healthy()).catch(() => false)) await answered()
      }
    },
  }
}

/** The answer, or TooLate. Time in which this process was busy itself is not held against the engine. */
async function inTime<Answer>(work: Promise<Answer>, waiting = new Set<() => void>()): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  let release = () => {}
  const limit = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new TooLate('no answer in time'))
    release = tooLate
    waiting.add(release)
    const begun = performance.now()
    timer = setTimeout(async () => {
      // What has arrived meanwhile gets its turn first.
      await turn()
      if (performance.now() - begun > 1.5 * PATIENCE) timer = setTimeout(tooLate, PATIENCE / 5)
      else tooLate()
    }, PATIENCE)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
    waiting.delete(release)
  }
}
