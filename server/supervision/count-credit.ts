import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type CreditTerms, type CreditView, creditTerms, type FactorScore } from './credit.contract.ts'
import { creditScore } from './credit.rules.ts'
import { type CreditRow, readCreditFacts } from './read-credit-facts.ts'

/**
 * Counts the credit of everybody who is run by somebody (or of one) under the rules in force, and keeps what differs from the last
 * time. Three statements, however many they are. Gives how many changed.
 */
export async function countCredit(
  { clock }: Pick<Ctx, 'clock'>,
  db: Db | Tx,
  providerId: string | null = null,
): Promise<number> {
  const now = clock.now()
  const rule = await rulesOn(db, dayOf(now))
  if (!rule) return 0
  const [rows, last] = [
    await readCreditFacts(db, { now, days: rule.terms.days, providerId }),
    await db.creditScore.findMany({
      where: providerId ? { providerId } : {},
      distinct: ['providerId'],
      orderBy: [{ providerId: 'asc' }, { countedAt: 'desc' }, { id: 'desc' }],
    }),
  ]
  const before = new Map(last.map((score) => [score.providerId, asText(score)]))
  const counted = rows.map((row) => ({ ...scoreOf(rule, row), providerId: row.providerId }))
  const changed = counted.filter((score) => before.get(score.providerId) !== asText(score))
  await db.creditScore.createMany({
    data: changed.map(({ factors, ...score }) => ({ ...score, factors: factors as object, countedAt: now })),
  })
  return changed.length
}

function scoreOf({ version, terms }: Rule, { facts, struck, evidence }: CreditRow) {
  const { score, band, factors } = creditScore(terms, facts, struck)
  const links: Partial<Record<FactorScore['key'], readonly string[]>> = evidence
  return { version, score, band, factors: factors.map((one) => ({ ...one, evidence: links[one.key] ?? [] })) }
}

type Rule = { version: number; terms: CreditTerms }

/** The newest rules in force on a wall date. */
export async function rulesOn(db: Db | Tx, day: string): Promise<(Rule & { source: string }) | null> {
  const rule = await db.creditRule.findFirst({
    where: { validFrom: { lte: new Date(day) } },
    orderBy: { version: 'desc' },
  })
  return rule && { version: rule.version, terms: creditTerms.parse(rule.terms), source: rule.source }
}

type Kept = { version: number; score: number; factors: unknown }
const asText = ({ version, score, factors }: Kept) => JSON.stringify([version, score, canonical(factors)])

// PostgreSQL's jsonb does not keep the order of keys.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)])
}

export const creditViewOf = (score: {
  id: string
  score: number
  band: string
  version: number
  countedAt: Date
  factors: unknown
}): CreditView => ({
  ...{ id: score.id, score: score.score, band: score.band, version: score.version },
  ...{ countedAt: score.countedAt, factors: score.factors as FactorScore[] },
})
