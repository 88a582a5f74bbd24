import { partOf, shareOf } from '../kernel/fen.ts'
import type { Fee } from '../providers/provider.contract.ts'
import type { PriceCapTerms } from './policy.contract.ts'
import { capFen } from './policy.rules.ts'
import type { PriceLine, QuoteFacts } from './quote.contract.ts'

/**
 * The price, line by line: the offering's price per unit, then each fee of its catalogue that this visit meets. Nothing else
 * can be charged. Where a price cap applies, what all of it but the way is above the cap comes off again.
 */
export function priceLines(facts: QuoteFacts, cap: PriceCapTerms | null): PriceLine[] {
  const { package: ahead } = facts
  // A package keeps the price of the day it was bought on.
  const offering = ahead ? { ...facts.offering, priceFen: ahead.unitFen } : facts.offering
  const { quantity, amountFen } = basePrice(offering)
  const base: PriceLine = {
    ...{ code: 'base', quantity, unitFen: offering.priceFen, basisPoints: null, amountFen },
  }
  const saved = ahead ? [packageLine(ahead.fen - amountFen)] : []
  const fees = offering.fees.flatMap((fee) => feeLine(fee, facts, amountFen) ?? [])
  const charged = fees.filter((line) => line.amountFen > 0)
  const lines = [base, ...saved.filter((line) => line.amountFen !== 0), ...charged]
  if (!cap) return lines
  const mostFen = partOf(capFen(cap), ...unitsOf(offering))
  const capped = sum(lines.filter(({ code }) => code !== 'distance'))
  if (capped <= mostFen) return lines
  // What was paid ahead stays what it was: the cap bears on the surcharges.
  const most = sum(charged.filter(({ code }) => code !== 'distance'))
  const amount = ahead ? Math.max(mostFen - capped, -most) : mostFen - capped
  if (amount === 0) return lines
  return [...lines, { code: 'capped', quantity: 1, unitFen: null, basisPoints: null, amountFen: amount }]
}

/** What an offering's own price comes to, without any fee: an hour's price by the minute, everything else by the piece. */
export function basePrice(offering: Pick<QuoteFacts['offering'], 'unit' | 'priceFen' | 'minutes' | 'count'>) {
  const [parts, of] = unitsOf(offering)
  return { quantity: parts / of, amountFen: partOf(offering.priceFen, parts, of) }
}

const packageLine = (amountFen: number): PriceLine => ({
  ...{ code: 'package', quantity: 1, unitFen: null, basisPoints: null, amountFen },
})

const unitsOf = ({
  unit,
  minutes,
  count,
}: Pick<QuoteFacts['offering'], 'unit' | 'minutes' | 'count'>): [parts: number, of: number] =>
  unit === 'hour' ? [minutes * count, 60] : [count, 1]

function feeLine(fee: Fee, facts: QuoteFacts, baseFen: number): PriceLine | null {
  switch (fee.kind) {
    case 'holiday':
      return facts.holiday ? percentLine('holiday', fee.basisPoints, baseFen) : null
    case 'evening':
      return facts.startMinute >= fee.fromMinute ? percentLine('evening', fee.basisPoints, baseFen) : null
    case 'distance': {
      if (facts.metres === null) return null
      const quantity = Math.max(0, Math.ceil(facts.metres / 1_000) - fee.freeKm)
      return {
        ...{ code: 'distance', quantity, unitFen: fee.fenPerKm, basisPoints: null },
        amountFen: quantity * fee.fenPerKm,
      }
    }
  }
}

const percentLine = (code: 'holiday' | 'evening', basisPoints: number, baseFen: number): PriceLine => ({
  ...{ code, quantity: 1, unitFen: null, basisPoints, amountFen: shareOf(baseFen, basisPoints) },
})

export const sum = (lines: readonly { readonly amountFen: number }[]) =>
  lines.reduce((total, { amountFen }) => total + amountFen, 0)
