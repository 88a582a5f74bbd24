import type { Db, Tx } from '../platform/db.ts'
import type { CommissionRule } from './ledger.rules.ts'

/** Every version of every commission rule, with its source. There are few. */
export async function findRules(db: Db | Tx): Promise<(CommissionRule & { source: string })[]> {
  const rules = await db.commissionRule.findMany({ orderBy: [{ code: 'asc' }, { version: 'asc' }] })
  return rules.map(({ validFrom, validUntil, ...rule }) => ({
    ...rule,
    validFrom: dateOf(validFrom),
    validUntil: validUntil && dateOf(validUntil),
  }))
}

// A date column is read as midnight in UTC.
const dateOf = (at: Date) => at.toISOString().slice(0, 10)
