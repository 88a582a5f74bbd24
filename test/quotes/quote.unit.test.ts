import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../server/kernel/fen.ts'
import type { RulesInForce } from '../../server/quotes/policy.rules.ts'
import { ruleFor } from '../../server/quotes/policy.rules.ts'
import type { Quote, QuoteFacts } from '../../server/quotes/quote.contract.ts'
import { countQuote, seenOf } from '../../server/quotes/quote.rules.ts'
import { anyFacts, anyRules, capOf, coupon, factsOf, ltci, ruleOf, rules, voucher } from './given.ts'

const shares = ({ shares: { ltci, voucher, coupon }, selfFen }: Quote) => [
  ltci.fen,
  voucher.fen,
  coupon.fen,
  selfFen,
]
const whys = ({ shares: { ltci, voucher, coupon } }: Quote) => [ltci.why, voucher.why, coupon.why]
const given = (run: (facts: QuoteFacts, rules: RulesInForce, quote: Quote) => void) =>
  fc.assert(
    fc.property(anyFacts, anyRules, (facts, rules) => run(facts, rules, countQuote(facts, rules))),
    { numRuns: 2_000 },
  )

describe('whoever pays', () => {
  test('price lines sum to the price, shares and self-pay too, and none is negative', () =>
    given((_facts, _rules, quote) => {
      expect(quote.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(quote.priceFen)
      expect(shares(quote).reduce((sum, fen) => sum + fen, 0)).toBe(quote.priceFen)
      for (const fen of shares(quote)) expect(fen).toBeGreaterThanOrEqual(0)
      for (const line of quote.lines) expect(Number.isSafeInteger(line.amountFen)).toBe(true)
    }))

  test('nobody pays more than is left of quota, cap or coupon', () =>
    given((_facts, _rules, { shares }) => {
      for (const share of Object.values(shares)) expect(share.fen).toBeLessThanOrEqual(share.leftFen)
    }))

  test('insurance leaves the co-payment, rounded half up, and the voucher its part of the rest', () =>
    given((_facts, rules, { lines, priceFen, shares: { ltci, voucher } }) => {
      const base = lines[0]?.amountFen ?? 0
      const coPay = shareOf(Math.min(base, priceFen), rules.ltci?.terms.coPayBasisPoints ?? 0)
      expect(ltci.fen).toBeLessThanOrEqual(Math.min(base, priceFen) - coPay)
      expect(voucher.fen).toBeLessThanOrEqual(shareOf(priceFen - ltci.fen, 6_000))
    }))

  test('more quota, a higher cap or one more coupon never makes the family pay more', () =>
    given((facts, rules, { selfFen }) => {
      const richer = facts.entitlements.map((one) => ({
        ...one,
        leftFen: one.leftFen + 777,
        limitFen: one.limitFen + 777,
      }))
      const after = countQuote({ ...facts, entitlements: [...richer, coupon(500, { id: 'z' })] }, rules)
      expect(after.selfFen).toBeLessThanOrEqual(selfFen)
    }))

  test('a fen more on the price never makes insurance pay less, nor insurance and voucher together', () =>
    given((facts, rules, { shares }) => {
      const offering = { ...facts.offering, priceFen: facts.offering.priceFen + 1 }
      const dearer = countQuote({ ...facts, offering }, rules).shares
      expect(dearer.ltci.fen).toBeGreaterThanOrEqual(shares.ltci.fen)
      // The voucher bears a part of what insurance leaves: where a cap holds the price, a fen more here may be one less there.
      expect(dearer.ltci.fen + dearer.voucher.fen).toBeGreaterThanOrEqual(
        shares.ltci.fen + shares.voucher.fen,
      )
    }))

  test('insurance bears nothing of a price above the cap, nor of the way there; an old order is counted as on its day', () => {
    const capped = { ...rules, cap: capOf({ baseFen: 10_000 }) }
    const farAway = {
      metres: 13_000,
      offer: { fees: [{ kind: 'distance' as const, freeKm: 3, fenPerKm: 100 }] },
    }
    const counted = (engine?: number) => countQuote(factsOf([ltci(100_000)], farAway), capped, engine)
    expect(shares(counted())).toEqual([9_000, 0, 0, 2_000])
    expect(shares(counted(1))).toEqual([9_900, 0, 0, 1_100])
  })

  test('under a cap nothing but the way is charged above it', () =>
    given((facts, { cap }, { lines }) => {
      if (!cap) return
      const { unit, minutes, count } = facts.offering
      const [parts, of] = unit === 'hour' ? [minutes * count, 60] : [count, 1]
      const capped = lines
        .filter(({ code }) => code !== 'distance')
        .reduce((sum, line) => sum + line.amountFen, 0)
      expect(capped).toBeLessThanOrEqual(Math.floor((cap.terms.baseFen * parts) / of + 0.5))
    }))

  test('counted again it is the same, figure by figure', () =>
    given((facts, rules, quote) => {
      const again = countQuote(
        JSON.parse(JSON.stringify(facts)),
        JSON.parse(JSON.stringify(rules)),
        quote.engine,
      )
      expect(again).toEqual(quote)
      expect(seenOf(again)).toBe(seenOf(quote))
    }))
})

describe('a bath of 168 yuan', () => {
  const count = (
    held: Parameters<typeof factsOf>[0],
    change: Parameters<typeof factsOf>[1] = {},
    by = rules,
  ) => countQuote(factsOf(held, change), by)

  test.each([
    ['nobody but the family', [], [0, 0, 0, 16_800], ['none_held', 'none_held', 'none_held']],
    ['insurance leaves a tenth', [ltci(100_000)], [15_120, 0, 0, 1_680], ['paid', 'none_held', 'none_held']],
    [
      'a voucher of half takes half',
      [voucher(5_000, 80_000)],
      [0, 8_400, 0, 8_400],
      ['none_held', 'paid', 'none_held'],
    ],
    [
      'the voucher looks at what insurance leaves',
      [ltci(100_000), voucher(5_000, 80_000)],
      [15_120, 840, 0, 840],
      ['paid', 'paid', 'none_held'],
    ],
    [
      'a month nearly used up',
      [ltci(5_000), voucher(5_000, 1_000)],
      [5_000, 1_000, 0, 10_800],
      ['paid_to_limit', 'paid_to_limit', 'none_held'],
    ],
    ['a month used up', [ltci(0), voucher(5_000, 0)], [0, 0, 0, 16_800], ['used_up', 'used_up', 'none_held']],
    [
      'a coupon takes the rest',
      [ltci(100_000), coupon(3_000)],
      [15_120, 0, 1_680, 0],
      ['paid', 'none_held', 'paid'],
    ],
    [
      'the best of several coupons',
      [coupon(500, { id: 'x' }), coupon(2_000, { id: 'y' })],
      [0, 0, 2_000, 14_800],
      ['none_held', 'none_held', 'paid'],
    ],
    [
      'a coupon that asks for more',
      [coupon(3_000, { minFen: 20_000 })],
      [0, 0, 0, 16_800],
      ['none_held', 'none_held', 'below_minimum'],
    ],
    [
      'somebody else’s coupon',
      [coupon(3_000, { providerId: 'other' })],
      [0, 0, 0, 16_800],
      ['none_held', 'none_held', 'not_listed'],
    ],
  ] as const)('%s', (_name, held, fen, why) => {
    const quote = count([...held])
    expect(shares(quote)).toEqual(fen)
    expect(whys(quote)).toEqual(why)
  })

  const both = [ltci(100_000), voucher(5_000, 80_000)]
  const provider = { id: 'anhe', inclusive: false, ltci: true, voucher: true, regionCode: '310115' }
  test.each([
    [
      'a provider that takes neither',
      { provider: { ...provider, ltci: false, voucher: false } },
      ['provider_not_taking', 'provider_not_taking'],
    ],
    ['a provider elsewhere', { provider: { ...provider, regionCode: '330106' } }, ['other_region', 'paid']],
    ['a service on neither list', { offer: { category: 'errands' } }, ['not_listed', 'not_listed']],
    ['a stay too long', { offer: { category: 'respite' }, days: 31 }, ['not_listed', 'stay_length']],
    ['nobody knows the age', { recipient: { age: null, grade: 'severe' } }, ['paid', 'age_unknown']],
    ['59 years old', { recipient: { age: 59, grade: 'severe' } }, ['paid', 'too_young']],
    ['no assessment', { recipient: { age: 80, grade: null } }, ['paid', 'no_assessment']],
    ['too able', { recipient: { age: 80, grade: 'mild' } }, ['paid', 'grade_too_able']],
  ] as const)('%s', (_name, change, why) => {
    expect(whys(count(both, change)).slice(0, 2)).toEqual(why)
  })

  test('no rule of the region, no share', () => {
    expect(whys(count(both, {}, { cap: null, ltci: null, voucher: null })).slice(0, 2)).toEqual([
      'no_rule',
      'no_rule',
    ])
  })

  test('surcharges are lines of their own, and insurance does not pay them', () => {
    const fees = [
      { kind: 'holiday', basisPoints: 5_000 },
      { kind: 'evening', basisPoints: 1_000, fromMinute: 1_080 },
      { kind: 'distance', freeKm: 3, fenPerKm: 200 },
    ] as const
    const quote = count([ltci(100_000)], {
      holiday: true,
      startMinute: 1_080,
      metres: 4_100,
      offer: { fees },
    })
    expect(quote.lines.map(({ code, amountFen }) => [code, amountFen])).toEqual([
      ['base', 16_800],
      ['holiday', 8_400],
      ['evening', 1_680],
      ['distance', 400],
    ])
    expect(shares(quote)).toEqual([15_120, 0, 0, 12_160])
    const plain = count([], { metres: null, offer: { fees } })
    expect(plain.lines.map(({ code }) => code)).toEqual(['base'])
  })

  test('a cap takes off what surcharges bring above it', () => {
    const offer = { fees: [{ kind: 'holiday', basisPoints: 10_000 }] } as const
    const quote = count([], { holiday: true, offer }, { ...rules, cap: capOf() })
    expect(quote.lines.at(-1)).toMatchObject({ code: 'capped', amountFen: -15_600 })
    expect(quote.priceFen).toBe(18_000)
  })

  test('an hour’s price counts by the minute, half a fen up', () => {
    expect(count([], { offer: { unit: 'hour', priceFen: 4_051, minutes: 90 } }).priceFen).toBe(6_077)
  })
})

test('of the rules of a region the smallest, then the latest, then the newest version counts', () => {
  const all = [
    ruleOf('country', {}, { regionCode: '' }),
    ruleOf('city', {}),
    ruleOf('city-later', {}, { validFrom: '2026-07-01' }),
    ruleOf('city-over', {}, { validFrom: '2026-08-01', validUntil: '2026-09-30' }),
    ruleOf('district', {}, { regionCode: '310110' }),
  ]
  const at = (regionCode: string, day: string) => ruleFor(all, { regionCode, day })?.id
  expect(at('310115', '2026-11-25')).toBe('city-later')
  expect(at('310115', '2026-08-31')).toBe('city-over')
  expect(at('310115', '2026-03-01')).toBe('city')
  expect(at('310110', '2026-03-01')).toBe('district')
  expect(at('330106', '2026-03-01')).toBe('country')
  expect(at('330106', '2025-12-31')).toBeUndefined()
})
