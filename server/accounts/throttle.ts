import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { after, type Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'

/** How often (`points`) within how many seconds. A code that was answered is forgiven, so these count the unanswered. */
const limits = {
  codePerMinute: { points: 1, duration: 60 },
  codesPerDay: { points: 10, duration: 86_400 },
  codesPerAddress: { points: 30, duration: 3_600 },
  triesPerCode: { points: 5, duration: 600 },
  passwordsPerEmail: { points: 10, duration: 3_600 },
  passwordsPerAddress: { points: 30, duration: 3_600 },
} as const

type Limit = keyof typeof limits

export type Throttle = {
  /** Counts one try of `who`; gives null when it is allowed, else the instant from which it is again. */
  take(limit: Limit, who: string): Promise<Date | null>
  /** Takes one count back. */
  forgive(limit: Limit, who: string): Promise<void>
}

/** Counters in PostgreSQL: one atomic statement a try, the same for every server. */
export function createThrottle(db: Db, clock: Clock): Throttle {
  const limiters = new Map(
    Object.entries(limits).map(([name, limit]) => [
      name,
      new RateLimiterPostgres({
        ...limit,
        storeClient: throughPrisma(db),
        storeType: 'client',
        tableName: 'throttle',
        keyPrefix: name,
        tableCreated: true,
        clearExpiredByTimeout: false,
      }),
    ]),
  )
  const limiter = (limit: Limit) => limiters.get(limit) as RateLimiterPostgres
  return {
    async take(limit, who) {
      try {
        await limiter(limit).consume(who)
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return after(clock.now(), refusal.msBeforeNext)
        throw refusal
      }
    },
    async forgive(limit, who) {
      await limiter(limit).reward(who)
    },
  }
}

/** The limiter speaks to a pg client; ours is Prisma's pool, whose bigint it can't reckon with. */
function throughPrisma(db: Db) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const found = await db.$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
      const rows = found.map(({ points, expire }) => ({
        points,
        expire: expire === null ? null : Number(expire),
      }))
      return { rows, rowCount: rows.length }
    },
  }
}
