import fc from 'fast-check'
import type { Fee } from '../../server/providers/provider.contract.ts'
import type {
  LtciTerms,
  PolicyRule,
  PriceCapTerms,
  VoucherTerms,
} from '../../server/quotes/policy.contract.ts'
import type { RulesInForce } from '../../server/quotes/policy.rules.ts'
import type { HeldEntitlement, QuoteFacts } from '../../server/quotes/quote.contract.ts'

export const ruleOf = <Terms>(id: string, terms: Terms, change: Partial<PolicyRule<Terms>> = {}) => ({
  ...{ id, code: id, version: 1, regionCode: '31', validFrom: '2026-01-01', validUntil: null },
  ...{ source: '示例', terms },
  ...change,
})
export const ltciTerms: LtciTerms = {
  coPayBasisPoints: 1_000,
  items: [{ code: 'L06', name: '沐浴', group: 'living', categories: ['bathing'] }],
}
export const voucherTerms: VoucherTerms = {
  ...{ leastAge: 60, leastGrade: 'moderate', mostBasisPoints: 6_000, mostMonthlyFen: 80_000 },
  categories: [{ category: 'bathing' }, { category: 'respite', mostDays: 30 }],
}
export const rules: RulesInForce = {
  cap: null,
  ltci: ruleOf('ltci', ltciTerms),
  voucher: ruleOf('voucher', voucherTerms, { regionCode: '' }),
}
export const capOf = (terms: Partial<PriceCapTerms> = {}) =>
  ruleOf<PriceCapTerms>('cap', {
    ...{ category: 'bathing', unit: 'visit', baseFen: 18_000, floatBasisPoints: 0 },
    ...terms,
  })

export const ltci = (leftFen: number, limitFen = leftFen): HeldEntitlement => ({
  ...{ kind: 'ltci', id: 'a', regionCode: '310115', leftFen, limitFen },
})
export const voucher = (basisPoints: number, leftFen: number, limitFen = leftFen): HeldEntitlement => ({
  ...{ kind: 'voucher', id: 'b', regionCode: '310115', basisPoints, leftFen, limitFen },
})
export const coupon = (leftFen: number, change: object = {}): HeldEntitlement => ({
  ...{ kind: 'coupon', id: 'c', providerId: null, minFen: 0, categories: [], leftFen, limitFen: leftFen },
  ...change,
})

/** A bath at home for somebody of 80 with a severe disability, on an ordinary Wednesday morning. */
export const factsOf = (
  entitlements: readonly HeldEntitlement[] = [],
  change: Partial<QuoteFacts> & { offer?: Partial<QuoteFacts['offering']> } = {},
): QuoteFacts => {
  const { offer, ...rest } = change
  return {
    ...{ day: '2026-11-25', startMinute: 600, holiday: false, metres: 2_400, days: 1 },
    offering: {
      ...{ category: 'bathing', unit: 'visit', priceFen: 16_800, minutes: 90, count: 1, fees: [] },
      ...offer,
    },
    provider: { id: 'anhe', inclusive: false, ltci: true, voucher: true, regionCode: '310115' },
    recipient: { age: 80, grade: 'severe' },
    entitlements,
    ...rest,
  }
}

const fen = (max: number) => fc.integer({ min: 0, max })
const points = fc.integer({ min: 0, max: 10_000 })
const fees: fc.Arbitrary<Fee[]> = fc
  .tuple(
    fc.option(points, { nil: null }),
    fc.option(points, { nil: null }),
    fc.option(fen(5_000), { nil: null }),
  )
  .map(([holiday, evening, way]) => [
    ...(holiday === null ? [] : [{ kind: 'holiday' as const, basisPoints: holiday }]),
    ...(evening === null ? [] : [{ kind: 'evening' as const, basisPoints: evening, fromMinute: 1_080 }]),
    ...(way === null ? [] : [{ kind: 'distance' as const, freeKm: 3, fenPerKm: way }]),
  ])
const held: fc.Arbitrary<HeldEntitlement[]> = fc
  .tuple(
    fc.option(fen(100_000)),
    fc.option(fc.tuple(points, fen(80_000))),
    fc.array(fen(10_000), { maxLength: 3 }),
  )
  .map(([quota, cap, coupons]) => [
    ...(quota === null ? [] : [ltci(quota)]),
    ...(cap === null ? [] : [voucher(...cap)]),
    ...coupons.map((amount, index) => coupon(amount, { id: `c${index}`, minFen: index * 5_000 })),
  ])

/** Anything that may be quoted. */
export const anyFacts: fc.Arbitrary<QuoteFacts> = fc
  .record({
    priceFen: fen(500_000),
    count: fc.integer({ min: 1, max: 30 }),
    minutes: fc.integer({ min: 15, max: 480 }),
    unit: fc.constantFrom('visit' as const, 'hour' as const, 'day' as const),
    category: fc.constantFrom('bathing', 'cleaning', 'respite'),
    fees,
    held,
    holiday: fc.boolean(),
    startMinute: fen(1_439),
    metres: fc.option(fen(40_000)),
    grade: fc.constantFrom('mild' as const, 'moderate' as const, 'total' as const, null),
    age: fc.option(fc.integer({ min: 0, max: 110 })),
    takes: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ held, holiday, startMinute, metres, grade, age, takes, ...offer }) =>
    factsOf(held, {
      ...{ offer, holiday, startMinute, metres, recipient: { age, grade } },
      provider: { id: 'anhe', inclusive: true, ltci: takes[0], voucher: takes[1], regionCode: '310115' },
    }),
  )
export const anyRules: fc.Arbitrary<RulesInForce> = fc
  .record({ cap: fc.option(fen(300_000)), coPay: points })
  .map(({ cap, coPay }) => ({
    cap: cap === null ? null : capOf({ baseFen: cap + 1 }),
    ltci: ruleOf('ltci', { ...ltciTerms, coPayBasisPoints: coPay }),
    voucher: rules.voucher,
  }))
