import type { RulesInForce } from './policy.rules.ts'
import { priceLines, sum } from './price.rules.ts'
import type { Quote, QuoteFacts } from './quote.contract.ts'
import { couponShare, ltciShare, paidAheadShare, voucherShare } from './waterfall.rules.ts'

type CountQuote = (facts: QuoteFacts, rules: RulesInForce) => Quote

/**
 * Who pays which part of what: the price by the fee catalogue and the cap, then long-term-care insurance, the voucher of what
 * that leaves, a coupon of what both leave, and the family the rest. Shares and self-pay sum to the price; none is negative.
 */
const counting =
  (engine: number, insuredFen: (lines: Quote['lines'], priceFen: number) => number): CountQuote =>
  (facts, rules) => {
    const lines = priceLines(facts, rules.cap?.terms ?? null)
    const priceFen = sum(lines)
    const ltci = ltciShare(facts, rules, insuredFen(lines, priceFen))
    const voucher = voucherShare(facts, rules, priceFen - ltci.fen)
    const coupon = couponShare(facts, priceFen, priceFen - ltci.fen - voucher.fen)
    const selfFen = priceFen - ltci.fen - voucher.fen - coupon.fen
    return { engine, lines, priceFen, shares: { ltci, voucher, coupon }, selfFen }
  }

const first = counting(1, (lines, priceFen) => Math.min(lines[0]?.amountFen ?? 0, priceFen))

/** Insurance bears its part of what is charged: a price above the cap is none, and the way there is not the service. */
const second = counting(2, (lines, priceFen) => {
  const way = sum(lines.filter(({ code }) => code === 'distance'))
  return Math.max(0, Math.min(lines[0]?.amountFen ?? 0, priceFen - way))
})

/**
 * A visit paid ahead with a package: the package bears the service, less what buying many saves, and nobody else bears a part of it;
 * surcharges are the family's. Anything else is counted the second way.
 */
const third: CountQuote = (facts, rules) => {
  const ahead = facts.package
  if (!ahead) return { ...second(facts, rules), engine: 3 }
  const lines = priceLines(facts, rules.cap?.terms ?? null)
  const priceFen = sum(lines)
  const none = paidAheadShare()
  const { unitFen: _, ...paid } = ahead
  return {
    ...{ engine: 3, lines, priceFen },
    shares: { ltci: none, voucher: none, coupon: none },
    package: paid,
    selfFen: priceFen - ahead.fen,
  }
}

/**
 * Every way of counting there ever was, so that an old order can be counted again as on its day. One that has counted an
 * order is never changed: a change is a new number.
 */
const engines: Readonly<Record<number, CountQuote>> = { 1: first, 2: second, 3: third }
const ENGINE = 3

/** Counts by the engine of that number; the present one unless another is asked for. */
export function countQuote(facts: QuoteFacts, rules: RulesInForce, engine: number = ENGINE): Quote {
  const count = engines[engine]
  if (!count) throw new Error(`no engine ${engine} has ever counted a quote`)
  return count(facts, rules)
}

/**
 * A quote in figures, to be sent along with a yes and compared; with the deposit where there is one. Which visit of a package is
 * used makes no other quote, though the last is worth what rounding leaves.
 */
export const seenOf = ({ priceFen, shares, package: paid, selfFen }: Quote, depositFen = 0): string =>
  [
    ...[priceFen - (paid?.fen ?? 0), shares.ltci.fen, shares.voucher.fen, shares.coupon.fen, selfFen],
    ...(depositFen > 0 ? [depositFen] : []),
  ].join('-') + (paid ? 'p' : '')
