import { createAdapter } from '@socket.io/redis-streams-adapter'
import { Redis } from 'ioredis'
import type { Log } from '../platform/log.ts'
import { type Backbone, underWay } from './backbone.ts'

/** Entries kept for readers that were away; a nudge is about 200 bytes. */
const KEPT = 10_000

/**
 * Processes hear each other through a Redis stream: for more nudges, or more processes, than NOTIFY is good for. While Redis
 * is away what is said waits, and goes out when it is back.
 */
export function redisBackbone({
  url,
  name,
  log,
}: {
  url: string
  /** The installation's own: several may share one Redis. */
  name: string
  log: Log
}): Backbone {
  const stream = `yiyou:${name}`
  const redis = new Redis(url, { maxRetriesPerRequest: null })
  const speaking = underWay()
  const listeners: ((deafFor: number) => void)[] = []
  let lostAt: number | undefined
  redis.on('error', (err) => log.warn({ err }, 'Redis is away'))
  redis.on('close', () => {
    lostAt ??= performance.now()
  })
  redis.on('ready', () => {
    if (lostAt === undefined) return
    for (const tell of listeners) tell(performance.now() - (lostAt ?? 0))
    lostAt = undefined
  })
  const append = redis.xadd.bind(redis) as (...words: unknown[]) => Promise<string | null>
  redis.xadd = ((...words: unknown[]) => speaking.add(append(...words))) as typeof redis.xadd
  const adapter = createAdapter(redis, { streamName: stream, channelPrefix: stream, maxLen: KEPT })
  // Until a reader has read something it asks for "what comes next", and forgets what comes between two askings.
  const first = setTimeout(() => {
    void append(stream, 'MAXLEN', '~', KEPT, '*', 'hello', '1').catch(() => {})
  }, 500)
  return {
    name: 'redis',
    adapter,
    said: () => speaking.all(),
    onBack: (listener) => void listeners.push(listener),
    async close() {
      clearTimeout(first)
      if (redis.status === 'ready') await speaking.all()
      redis.disconnect()
    },
  }
}
