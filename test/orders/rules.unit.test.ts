import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { metresBetween, refundOnCancel } from '../../server/orders/order.rules.ts'

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

test('distances are those of the globe', () => {
  // Shanghai's People's Square to Nanjing's Xinjiekou is about 267 km as the crow flies.
  const metres = metresBetween({ lat: 31.2304, lng: 121.4737 }, { lat: 32.0415, lng: 118.784 })
  expect(metres).toBeGreaterThan(266_000)
  expect(metres).toBeLessThan(273_000)
})
