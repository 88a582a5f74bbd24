import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../server/kernel/fen.ts'
import { type CommissionRule, commissionRuleFor, takeBack } from '../../server/ledger/ledger.rules.ts'

const rule = (change: Partial<CommissionRule>): CommissionRule => ({
  id: 'general',
  code: 'everyone',
  version: 1,
  providerId: null,
  providerKind: null,
  category: null,
  basisPoints: 600,
  validFrom: '2026-01-01',
  validUntil: null,
  ...change,
})
const facts = { providerId: 'anhe', providerKind: 'home_care', category: 'bathing', day: '2026-11-21' }
const chosen = (rules: CommissionRule[], change: Partial<typeof facts> = {}) =>
  commissionRuleFor(rules, { ...facts, ...change })?.id ?? null

describe('the rule for an order', () => {
  const general = rule({})
  const kind = rule({ id: 'kind', providerKind: 'home_care' })
  const category = rule({ id: 'category', category: 'bathing' })
  const both = rule({ id: 'both', providerKind: 'home_care', category: 'bathing' })
  const own = rule({ id: 'own', providerId: 'anhe' })

  test('is the most specific one', () => {
    expect(chosen([general, kind])).toBe('kind')
    expect(chosen([category, kind, general])).toBe('category')
    expect(chosen([both, category, kind])).toBe('both')
    expect(chosen([general, both, own])).toBe('own')
    expect(chosen([general, kind], { providerKind: 'volunteer' })).toBe('general')
  })

  test('is the one of the day, the first and the last day included', () => {
    const promotion = rule({ id: 'promotion', validFrom: '2026-11-11', validUntil: '2026-11-21' })
    expect(chosen([general, promotion], { day: '2026-11-10' })).toBe('general')
    expect(chosen([general, promotion], { day: '2026-11-11' })).toBe('promotion')
    expect(chosen([general, promotion], { day: '2026-11-21' })).toBe('promotion')
    expect(chosen([general, promotion], { day: '2026-11-22' })).toBe('general')
  })

  test('is the later version of two that begin together, in whatever order they are read', () => {
    const second = rule({ id: 'second', version: 2 })
    expect(chosen([general, second])).toBe('second')
    expect(chosen([second, general])).toBe('second')
  })

  test('is none where none speaks of it', () => {
    expect(chosen([kind], { providerKind: 'nursery' })).toBeNull()
    expect(chosen([general], { day: '2025-12-31' })).toBeNull()
  })
})

test('a share is rounded half up to the fen', () => {
  expect(shareOf(16_800, 600)).toBe(1_008)
  expect(shareOf(25, 600)).toBe(2)
  expect(shareOf(8, 600)).toBe(0)
  expect(shareOf(99_999_999, 10_000)).toBe(99_999_999)
})

describe('taking back', () => {
  const fen = fc.nat({ max: 5_000_000 })

  test('empties what is held first and shares the rest as it was shared, to the fen', () => {
    fc.assert(
      fc.property(fen, fen, fen, fen, (amountFen, heldFen, payableFen, commissionFen) => {
        const taken = takeBack(amountFen, { heldFen, payableFen, commissionFen })
        if (!taken) {
          expect(amountFen).toBeGreaterThan(heldFen + payableFen + commissionFen)
          return
        }
        expect(taken.heldFen + taken.payableFen + taken.commissionFen).toBe(amountFen)
        expect(taken.heldFen).toBe(Math.min(amountFen, heldFen))
        expect(taken.payableFen).toBeGreaterThanOrEqual(0)
        expect(taken.payableFen).toBeLessThanOrEqual(payableFen)
        expect(taken.commissionFen).toBeGreaterThanOrEqual(0)
        expect(taken.commissionFen).toBeLessThanOrEqual(commissionFen)
        const exact = ((amountFen - taken.heldFen) * commissionFen) / (payableFen + commissionFen || 1)
        expect(Math.abs(taken.commissionFen - exact)).toBeLessThanOrEqual(0.5)
      }),
    )
  })
})
