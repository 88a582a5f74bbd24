import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { metresBetween } from '../../server/kernel/metres.ts'
import { policyShare, refundOnCancel } from '../../server/orders/order.rules.ts'
import {
  customPolicy,
  namedPolicies,
  refundPolicyText,
  stepsOf,
  wrongWithSteps,
} from '../../server/orders/policy.contract.ts'

const placedAt = new Date('2026-11-20T00:00:00Z')
const startsAt = new Date('2026-11-25T01:00:00Z')
const refund = (refundPolicy: string, hoursAhead: number, state: 'accepted' | 'requested' = 'accepted') =>
  refundOnCancel({
    state,
    refundPolicy,
    paidFen: 10_001,
    placedAt,
    startsAt,
    now: since(startsAt, -hours(hoursAhead)),
  })

describe('what a cancelling family gets back', () => {
  test.each([
    ['flexible', 2, 10_001],
    ['flexible', 1.9, 5_001],
    ['moderate', 24, 10_001],
    ['moderate', 23.9, 5_001],
    ['moderate', 1.9, 0],
    ['strict', 48, 5_001],
    ['strict', 47.9, 0],
  ])('%s, %d hours ahead: %d fen', (policy, ahead, fen) => expect(refund(policy, ahead)).toBe(fen))

  test('everything while the provider has not accepted', () =>
    expect(refund('strict', 1, 'requested')).toBe(10_001))

  test('everything within five minutes of ordering', () => {
    const soon = { state: 'accepted' as const, refundPolicy: 'strict', paidFen: 500, placedAt, startsAt }
    expect(refundOnCancel({ ...soon, now: since(placedAt, minutes(5)) })).toBe(500)
    expect(
      refundOnCancel({ ...soon, startsAt: since(placedAt, hours(3)), now: since(placedAt, minutes(6)) }),
    ).toBe(0)
  })

  test('never more than was paid, never less than nothing, whole fen', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000_000),
        fc.nat(200),
        fc.constantFrom('flexible', 'moderate', 'strict'),
        (paidFen, ahead, policy) => {
          const now = since(startsAt, -hours(ahead))
          const back = refundOnCancel({
            state: 'accepted',
            refundPolicy: policy,
            paidFen,
            placedAt,
            startsAt,
            now,
          })
          expect(Number.isInteger(back)).toBe(true)
          expect(back).toBeGreaterThanOrEqual(0)
          expect(back).toBeLessThanOrEqual(paidFen)
        },
      ),
    )
  })
})

/** Steps as a provider may write them: each nearer to the start, each giving back less. */
const ownSteps = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 720 }), { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([hoursAhead, percents]) => {
    const falling = [...percents].sort((a, b) => b - a)
    return hoursAhead.sort((a, b) => b - a).map((at, index) => ({ hours: at, percent: falling[index] ?? 1 }))
  })

describe("a provider's own steps", () => {
  test('are read back as they were written', () =>
    fc.assert(
      fc.property(ownSteps, (steps) => {
        expect(wrongWithSteps(steps)).toBeNull()
        const policy = customPolicy(steps)
        expect(stepsOf(refundPolicyText.parse(policy))).toEqual(steps)
      }),
    ))

  test('never give back more for cancelling later, and nothing once the last has passed', () =>
    fc.assert(
      fc.property(ownSteps, fc.nat(2_000_000), fc.nat(800), fc.nat(800), (steps, paidFen, one, other) => {
        const policy = customPolicy(steps)
        const [early, late] = [Math.max(one, other), Math.min(one, other)]
        const back = (ahead: number) => policyShare(policy, paidFen, hours(ahead))
        expect(back(early)).toBeGreaterThanOrEqual(back(late))
        const last = steps.at(-1)?.hours ?? 0
        expect(policyShare(policy, paidFen, hours(last) - 1)).toBe(0)
      }),
    ))

  test.each([
    ['none at all', []],
    [
      'more for cancelling later',
      [
        { hours: 48, percent: 50 },
        { hours: 24, percent: 100 },
      ],
    ],
    [
      'steps out of order',
      [
        { hours: 2, percent: 100 },
        { hours: 24, percent: 50 },
      ],
    ],
    [
      'the same share twice',
      [
        { hours: 24, percent: 50 },
        { hours: 2, percent: 50 },
      ],
    ],
    ['a share of nothing', [{ hours: 24, percent: 0 }]],
    ['more than all', [{ hours: 24, percent: 101 }]],
    ['half hours', [{ hours: 0.5, percent: 100 }]],
    ['further ahead than a month', [{ hours: 721, percent: 100 }]],
  ])('are refused: %s', (_, steps) => {
    expect(wrongWithSteps(steps)).not.toBeNull()
    expect(refundPolicyText.safeParse(customPolicy(steps)).success).toBe(false)
  })

  test('cannot pass themselves off as one of the stated policies, which hold together', () => {
    for (const name of ['custom', 'custom:', 'Flexible', 'toString', 'custom:24=100;2=50'])
      expect(refundPolicyText.safeParse(name).success).toBe(false)
    for (const steps of Object.values(namedPolicies)) expect(wrongWithSteps(steps)).toBeNull()
  })
})

test('distances are those of the globe', () => {
  // Shanghai's People's Square to Nanjing's Xinjiekou is about 267 km as the crow flies.
  const metres = metresBetween({ lat: 31.2304, lng: 121.4737 }, { lat: 32.0415, lng: 118.784 })
  expect(metres).toBeGreaterThan(266_000)
  expect(metres).toBeLessThan(273_000)
})
