import { setTimeout as pause } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { isWriteConflict } from './db-errors.ts'
import { type Prisma, PrismaClient } from './prisma/client.ts'

export { isExclusionViolation, isUniqueViolation } from './db-errors.ts'

export type { Prisma }
export type Db = PrismaClient
/** Inside a transaction: the same models, no nesting. */
export type Tx = Prisma.TransactionClient

const ATTEMPTS = 5

/** Opens a pool of at most `max` connections; nothing connects before the first query. */
export function openDb(url: string, { max = 10 }: { max?: number } = {}): Db {
  const adapter = new PrismaPg(
    { connectionString: url, max, connectionTimeoutMillis: 5_000 },
    // A restart of the database breaks idle connections; the next query opens a new one.
    { onPoolError: () => {}, onConnectionError: () => {} },
  )
  return new PrismaClient({ adapter })
}

/**
 * Runs `fn` in one transaction and gives its result. Where two transactions collide the loser is run again from the
 * start, at most five times: `fn` may be called more than once and must have no effect outside the database.
 * Inside a transaction already under way `fn` simply joins it.
 */
export async function inTransaction<Result>(
  db: Db | Tx,
  fn: (tx: Tx) => Promise<Result>,
  {
    isolationLevel,
    timeout = 10_000,
  }: { isolationLevel?: Prisma.TransactionIsolationLevel; timeout?: number } = {},
): Promise<Result> {
  if (!isClient(db)) return fn(db)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(fn, { timeout, maxWait: 5_000, ...(isolationLevel && { isolationLevel }) })
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
      await pause(2 ** attempt * 5 * (0.5 + Math.random()))
    }
  }
}

function isClient(db: Db | Tx): db is Db {
  return '$transaction' in db && typeof db.$transaction === 'function'
}
