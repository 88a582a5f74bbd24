import { openDb } from '../platform/db.ts'
import { readEnv } from '../platform/env.ts'
import { StartProblem } from '../platform/start-problem.ts'
import { createVault } from '../platform/vault.ts'
import { countStale, rotateKeys } from './rotate-keys.ts'

/**
 * Seals everything by the first key of DATA_KEYS. Every server has to know that key before; the older ones may go once this
 * says that nothing is left. May be stopped and begun again.
 */
async function main(): Promise<number> {
  const env = readEnv()
  if (!env.DATABASE_URL) throw new StartProblem('Set DATABASE_URL, or run `npm run keys:rotate`.')
  const db = openDb(env.DATABASE_URL, { max: 2 })
  const vault = createVault(env.DATA_KEYS)
  try {
    const rotated = await rotateKeys({ db, vault })
    for (const [place, count] of Object.entries(rotated)) process.stdout.write(`${place}: ${count}\n`)
    const left = await countStale({ db, vault })
    process.stdout.write(`还有 ${left} 处没有用新钥匙封好 (${left} texts are left).\n`)
    return left === 0 ? 0 : 1
  } finally {
    await db.$disconnect()
  }
}

function explain(error: unknown): number {
  if (!(error instanceof StartProblem)) throw error
  process.stderr.write(`${error.sentences.join('\n')}\n`)
  return 2
}

process.exitCode = await main().catch(explain)
