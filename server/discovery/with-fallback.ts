import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../platform/log.ts'
import type { SearchPort } from './search-port.ts'

/** How long an engine that failed is left alone: nobody should wait for its time limit again and again. */
const REST = 10_000

/**
 * Asks `primary`; where it fails, `fallback` answers and says so in `engine`. What is to be indexed goes to both; a
 * failure of `primary` is the caller's to hear: the outbox tries again. Healthy means that somebody can answer.
 */
export function withFallback(
  primary: SearchPort,
  fallback: SearchPort,
  { log, clock }: { log: Log; clock: Clock },
): SearchPort {
  let restsUntil = 0
  return {
    name: primary.name,
    async search(query, pageSize, words) {
      if (clock.now().getTime() >= restsUntil) {
        try {
          return { engine: primary.name, ...(await primary.search(query, pageSize, words)) }
        } catch (error) {
          restsUntil = clock.now().getTime() + REST
          log.warn({ err: error, engine: primary.name }, 'the search engine failed; the fallback answers')
        }
      }
      return { engine: fallback.name, ...(await fallback.search(query, pageSize, words)) }
    },
    async index(documents) {
      await fallback.index(documents)
      await primary.index(documents)
    },
    async remove(ids) {
      await fallback.remove(ids)
      await primary.remove(ids)
    },
    healthy: async () => (await primary.healthy()) || fallback.healthy(),
    ...(fallback.names && { names: fallback.names }),
    ...(fallback.cards && { cards: fallback.cards }),
    ...(fallback.places && { places: fallback.places }),
    ...(fallback.open && { open: fallback.open }),
  }
}
