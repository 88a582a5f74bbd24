import type { Db, Tx } from '../platform/db.ts'
import type { AnyPolicyRule, PolicyRule } from './policy.contract.ts'
import { capFen, type RulesInForce } from './policy.rules.ts'
import {
  type Payer,
  payers,
  type Quote,
  type QuotedRule,
  type QuoteFacts,
  type QuoteView,
  type Share,
  type ShareView,
} from './quote.contract.ts'
import { countQuote, seenOf } from './quote.rules.ts'

type Counted = { readonly facts: QuoteFacts; readonly rules: RulesInForce; readonly quote: Quote }

/**
 * A quote as people see it. Why a payer pays nothing may tell of somebody's health or purse, so only those hear it who order
 * for the family (`explained`); everybody else sees what is paid.
 */
export function viewQuote(
  { facts, rules, quote }: Counted,
  { explained, depositFen = 0 }: { explained: boolean; depositFen?: number },
): QuoteView {
  const share = (payer: Payer): ShareView => {
    const { entitlementId: _, ruleId: __, ...shown } = quote.shares[payer]
    const rule = payer === 'coupon' ? null : rules[payer]
    return { ...(explained ? shown : unexplained(shown)), rule: rule && named(rule) }
  }
  const { cap } = rules
  return {
    lines: quote.lines,
    unit: facts.offering.unit,
    priceFen: quote.priceFen,
    shares: Object.fromEntries(payers.map((payer) => [payer, share(payer)])) as QuoteView['shares'],
    package: quote.package ?? null,
    selfFen: quote.selfFen,
    depositFen,
    cap: cap && { ...named(cap), capFen: capFen(cap.terms) },
    explained,
    engine: quote.engine,
    seen: seenOf(quote, depositFen),
    month: facts.day.slice(0, 7),
  }
}

const unexplained = (
  share: Omit<Share, 'entitlementId' | 'ruleId'>,
): Omit<Share, 'entitlementId' | 'ruleId'> =>
  share.fen > 0
    ? { ...share, why: 'paid', leftFen: 0, limitFen: 0 }
    : { fen: 0, why: 'none_held', ofFen: 0, basisPoints: null, leftFen: 0, limitFen: 0 }

const named = ({ code, version, source, validFrom }: PolicyRule<unknown>): QuotedRule => ({
  code,
  version,
  source,
  validFrom,
})

/** What an order keeps of its quote, as read from its row. */
export type KeptQuote = { readonly engine: number; readonly facts: unknown; readonly result: unknown }
type KeptFacts = {
  facts: QuoteFacts
  rules: { cap: string | null; ltci: string | null; voucher: string | null }
}

/** An order's quote as it was counted, with the rules of its day. */
export async function openQuote(db: Db | Tx, kept: KeptQuote): Promise<Counted> {
  const { facts, rules } = kept.facts as KeptFacts
  return { facts, rules: await rulesById(db, rules), quote: kept.result as Quote }
}

/** Counts an order again, by the engine, the facts and the rules of its day. The same fen, or the books have a fault. */
export async function replayQuote(db: Db | Tx, kept: KeptQuote): Promise<Quote> {
  const { facts, rules } = await openQuote(db, kept)
  return countQuote(facts, rules, kept.engine)
}

async function rulesById(db: Db | Tx, ids: KeptFacts['rules']): Promise<RulesInForce> {
  const wanted = Object.values(ids).filter((id) => id !== null)
  const rows = wanted.length ? await db.policyRule.findMany({ where: { id: { in: wanted } } }) : []
  const of = <Rule>(id: string | null) => {
    const row = rows.find((one) => one.id === id)
    return row ? (ruleOf(row) as Rule) : null
  }
  return { cap: of(ids.cap), ltci: of(ids.ltci), voucher: of(ids.voucher) }
}

type RuleRow = {
  id: string
  code: string
  version: number
  kind: AnyPolicyRule['kind']
  regionCode: string
  terms: unknown
  validFrom: Date
  validUntil: Date | null
  source: string
}
// A date column is read as midnight in UTC.
const dateOf = (at: Date) => at.toISOString().slice(0, 10)
export const ruleOf = ({ validFrom, validUntil, ...rule }: RuleRow): AnyPolicyRule =>
  ({
    ...rule,
    validFrom: dateOf(validFrom),
    validUntil: validUntil && dateOf(validUntil),
  }) as AnyPolicyRule
