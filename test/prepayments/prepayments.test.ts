import { describe, expect, test } from 'vitest'
import { days, hours, after as since } from '../../server/kernel/clock.ts'
import { refundOnCancel } from '../../server/orders/order.rules.ts'
import type { OfferingTerms } from '../../server/orders/order-view.contract.ts'
import { coolingOffUntil, isSpike } from '../../server/prepayments/prepayment.contract.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const months: Pick<OfferingTerms, 'places'> = { places: { term: 'months', count: 6 } }

describe('months paid ahead', () => {
  const placedAt = new Date('2026-11-01T02:00:00Z')
  const startsAt = new Date('2026-11-20T00:00:00Z')
  const order = { state: 'accepted' as const, refundPolicy: 'strict', paidFen: 1_800_000, placedAt, startsAt }
  const refund = (now: Date, change: object = {}) =>
    refundOnCancel({ ...order, terms: months, paidAt: placedAt, now, ...change })

  test('come back whole within seven days of paying, whatever the policy', () => {
    expect(refund(since(placedAt, days(7)))).toBe(1_800_000)
    expect(refund(new Date(since(placedAt, days(7)).getTime() + 1))).toBe(900_000)
    expect(refund(since(startsAt, -hours(1)))).toBe(0)
  })

  test('not once something was delivered, nor for a single visit, nor before the law', () => {
    expect(refund(since(placedAt, days(1)), { startsAt: since(placedAt, hours(2)) })).toBe(0)
    expect(refund(since(placedAt, days(6)), { terms: {}, startsAt: since(placedAt, days(7)) })).toBe(0)
    expect(coolingOffUntil(months, new Date('2025-04-30T15:59:59Z'))).toBeNull()
    expect(coolingOffUntil(months, new Date('2025-04-30T16:00:00Z'))).not.toBeNull()
  })
})

test('a spike is much in itself and many times what is usual', () => {
  const rule = { times: 3, leastFen: 2_000_000 }
  expect(isSpike({ recentFen: 2_000_000, usualFen: 0 }, rule)).toBe(true)
  expect(isSpike({ recentFen: 1_999_999, usualFen: 0 }, rule)).toBe(false)
  expect(isSpike({ recentFen: 6_000_000, usualFen: 2_000_000 }, rule)).toBe(false)
  expect(isSpike({ recentFen: 6_000_001, usualFen: 2_000_000 }, rule)).toBe(true)
})

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)

test('operators are told who takes in far more ahead than usual, by the ledger', async () => {
  const order = await stage.place()
  await db.order.update({ where: { id: order.id }, data: { terms: { ...order.terms, ...months } } })
  const alarms = () => stage.as(stage.operator.viewer).prepayments.alarms()
  await stage.pay(order)
  expect(await alarms()).toEqual([])
  // The same payment, had it been of 200 times the price.
  await db.$executeRaw`alter table ledger_line disable trigger all`
  await db.$executeRaw`update ledger_line set amount_fen = amount_fen * 200`
  await db.$executeRaw`alter table ledger_line enable trigger all`
  expect(await alarms()).toEqual([
    {
      providerId: stage.provider.id,
      name: stage.provider.name,
      recentFen: order.priceFen * 200,
      usualFen: 0,
      days: 7,
    },
  ])
  clock.advance(days(8))
  expect(await alarms()).toEqual([])
})

test('what promises returns is not sold, even if it was written before the rule', async () => {
  const draft = await stage.draft(stage.daughter.viewer, stage.father.id, since(clock.now(), hours(30)))
  await db.offering.update({
    where: { id: stage.offering.id },
    data: { description: '预存 3 万，年 化 收 益 8%，到期返本' },
  })
  const placing = stage.as(stage.daughter.viewer).orders.place({ ...draft, key: stage.key() })
  expect(await refusal(placing)).toBe('orders.offering_unavailable')
})
