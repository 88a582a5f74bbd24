import { openDb } from '../platform/db.ts'
import { readEnv } from '../platform/env.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { type Verification, verifyAll } from './verify-all.ts'

/**
 * Walks every chain of events and says what it found. Reads only. Ends with 1 when a chain is broken, and with 2 when
 * there is nothing to look into.
 */
async function main(): Promise<number> {
  const { DATABASE_URL } = readEnv()
  if (!DATABASE_URL) throw new StartProblem('Set DATABASE_URL, or run `npm run audit:verify`.')
  const db = openDb(DATABASE_URL, { max: 1 })
  try {
    const [{ there } = { there: false }] = await db.$queryRaw<{ there: boolean }[]>`
      select to_regclass('event') is not null as there`
    if (!there) throw new StartProblem('This database is empty: start the site once, then verify.')
    const verification = await verifyAll(db)
    process.stdout.write(told(verification))
    return verification.broken ? 1 : 0
  } finally {
    await db.$disconnect()
  }
}

function told({ streams, events, broken }: Verification): string {
  const counted = `核对了 ${streams} 条事件链、${events} 个事件 (${streams} streams, ${events} events verified).\n`
  return broken
    ? `${counted}第一处对不上 (first broken): ${broken.stream}, 第 ${broken.position} 个事件 (event ${broken.position}).\n`
    : `${counted}全部完好 (nothing was altered).\n`
}

function explain(error: unknown): number {
  if (!(error instanceof StartProblem)) throw error
  process.stderr.write(`${error.sentences.join('\n')}\n`)
  return 2
}

process.exitCode = await main().catch(explain)
