import { setTimeout as pause } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { isWriteConflict } from './db-errors.ts'
import { nameStatements } from './name-statements.ts'
import { type Prisma, PrismaClient } from './prisma/client.ts'

export { isExclusionViolation, isUniqueViolation } from './db-errors.ts'

export type { Prisma }
export type Db = PrismaClient
/** Inside a transaction: the same models, no nesting. */
export type Tx = Prisma.TransactionClient

const ATTEMPTS = 5

/** Opens a pool of at most `max` connections; nothing connects before the first query. */
export function openDb(url: string, { max = 10 }: { max?: number } = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 5_000 })
  // A restart of the database breaks connections, idle or lent; the next query opens a new one, and whoever asked is told.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const statementNameGenerator = nameStatements()
  const adapter = new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true })
  const db = new PrismaClient({ adapter })
  shortcuts.set(db, async ({ text, values }) => {
    const name = statementNameGenerator({ sql: text })
    return (await pool.query({ ...(name && { name }), text, values })).rows
  })
  return db
}

/** From a client to the connections it uses itself. */
const shortcuts = new WeakMap<object, (sql: Prisma.Sql) => Promise<unknown[]>>()

/**
 * The rows of one statement, as `$queryRaw` gives them, but straight from the driver where `db` is no transaction: the way
 * through the client costs ten times what the driver does, and some statements begin every request. For columns of text,
 * whole numbers up to 32 bits, floats, truths, JSON and instants; others the driver reads in its own way.
 */
export async function readRows<Row>(db: Db | Tx, sql: Prisma.Sql): Promise<Row[]> {
  const shortcut = shortcuts.get(db)
  return shortcut ? ((await shortcut(sql)) as Row[]) : db.$queryRaw<Row[]>(sql)
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
    const afterwards = new Set<() => void>()
    try {
      const result = await db.$transaction((tx) => withEnding(tx, afterwards, fn), {
        timeout,
        maxWait: 5_000,
        ...(isolationLevel && { isolationLevel }),
      })
      for (const work of afterwards) work()
      return result
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error
      await pause(2 ** attempt * 5 * (0.5 + Math.random()))
    }
  }
}

type Ending = (tx: Tx) => Promise<unknown>
const endings = new WeakMap<Tx, { before: Map<unknown, Ending>; after: Set<() => void> }>()

/**
 * Puts off `work` until everything else of this transaction is written; only the last put off under a key is done. False
 * where this transaction is not one of `inTransaction`: the caller then has to do it at once.
 */
export function beforeCommit(tx: Tx, key: unknown, work: Ending): boolean {
  const mine = endings.get(tx)
  mine?.before.set(key, work)
  return mine !== undefined
}

/** Does `work`, once, when this transaction of `inTransaction` has committed; nothing may depend on it. */
export function afterCommit(tx: Tx, work: () => void): void {
  endings.get(tx)?.after.add(work)
}

async function withEnding<Result>(
  tx: Tx,
  after: Set<() => void>,
  fn: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  const before = new Map<unknown, Ending>()
  endings.set(tx, { before, after })
  const result = await fn(tx)
  for (const work of before.values()) await work(tx)
  return result
}

function isClient(db: Db | Tx): db is Db {
  return '$transaction' in db && typeof db.$transaction === 'function'
}
