import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextPayoutDay, payoutRuleOf, shareOut, spreadBack } from '../../server/payouts/payout.rules.ts'

const orders = fc
  .array(fc.integer({ min: -50_000, max: 50_000 }), { maxLength: 12 })
  .map((fens) => fens.map((fen, index) => ({ orderId: `order-${index}`, fen })))
const sum = (parts: readonly { amountFen: number }[]) =>
  parts.reduce((total, { amountFen }) => total + amountFen, 0)

describe('what is sent on', () => {
  test('is never more than is owed in all, nor for one order more than it has', () => {
    fc.assert(
      fc.property(orders, fc.nat(20_000), fc.nat(5_000), (owed, askedBackFen, leastFen) => {
        const shares = shareOut(owed, askedBackFen, leastFen)
        const total = owed.reduce((all, { fen }) => all + fen, 0) + askedBackFen
        expect(sum(shares)).toBeLessThanOrEqual(Math.max(0, total))
        for (const { orderId, amountFen } of shares) {
          expect(amountFen).toBeGreaterThan(0)
          expect(amountFen).toBeLessThanOrEqual(owed.find((order) => order.orderId === orderId)?.fen ?? 0)
        }
        if (shares.length > 0) expect(total).toBeGreaterThanOrEqual(leastFen)
      }),
    )
  })

  test('is all of it where nobody owes anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1 }), (fens) => {
        const owed = fens.map((fen, index) => ({ orderId: `${index}`, fen }))
        expect(sum(shareOut(owed, 0, 1))).toBe(fens.reduce((all, fen) => all + fen, 0))
      }),
    )
  })
})

test('what is asked back comes out of payouts that have it, and no more', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 90_000 }), fc.array(fc.nat(30_000)), (amountFen, lefts) => {
      const payouts = lefts.map((leftFen, index) => ({ id: `${index}`, leftFen }))
      const parts = spreadBack(amountFen, payouts)
      expect(sum(parts)).toBe(
        Math.max(
          0,
          Math.min(
            amountFen,
            lefts.reduce((all, left) => all + left, 0),
          ),
        ),
      )
      for (const part of parts)
        expect(part.amountFen).toBeLessThanOrEqual(payouts[Number(part.payoutId)]?.leftFen ?? 0)
    }),
  )
})

test('the rule of the day counts, and tomorrow is next once its hour has come', () => {
  const rules = [
    { from: '2026-01-01', leastFen: 1_000, hour: 9, source: 'a' },
    { from: '2027-01-01', leastFen: 5_000, hour: 9, source: 'b' },
  ]
  expect(payoutRuleOf('2026-12-31', rules).leastFen).toBe(1_000)
  expect(payoutRuleOf('2027-01-01', rules).leastFen).toBe(5_000)
  expect(() => payoutRuleOf('2025-12-31', rules)).toThrow('no payout rule')
  expect(nextPayoutDay('2026-11-22', 8)).toBe('2026-11-22')
  expect(nextPayoutDay('2026-11-22', 9)).toBe('2026-11-23')
})
