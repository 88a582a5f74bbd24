import { describe, expect, test } from 'vitest'
import { days, after as since } from '../../server/kernel/clock.ts'
import type { DomainError } from '../../server/kernel/problem.ts'
import { assertCarried, carryingLimits } from '../../server/payments/carrying.rules.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { at } from '../capacity/steps.ts'
import { refusal } from '../orders/steps.ts'
import { FIRST, openHome } from '../stays/resident.ts'
import { testDatabase } from '../support/database.ts'

const wechat = carryingLimits.wechat_ecommerce
const now = new Date('2026-11-22T02:00:00Z')
const half = { now, shareBasisPoints: 600 }

function problemOf(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    return (error as DomainError).code
  }
}

describe('what a payment provider carries to its end', () => {
  test.each([
    [180, null],
    [180 + 1 / 86_400_000, 'payments.held_too_long'],
  ])('%f days: %s', async (count, code) => {
    expect(problemOf(() => assertCarried(wechat, { ...half, heldUntil: since(now, days(count)) }))).toBe(code)
  })

  test.each([
    [3_000, null],
    [3_001, 'payments.share_too_large'],
  ])('a share of %i: %s', async (shareBasisPoints, code) => {
    expect(problemOf(() => assertCarried(wechat, { now, heldUntil: now, shareBasisPoints }))).toBe(code)
  })

  test('without limits, anything', () => {
    for (const limits of [carryingLimits.sandbox, carryingLimits.stripe])
      assertCarried(limits, { now, heldUntil: since(now, days(4_000)), shareBasisPoints: 9_999 })
  })
})

test('months that would be held longer than that are refused before they bind, and fewer are not', async () => {
  const { db } = await testDatabase()
  const home = await openHome(db)
  const { ports, ...rest } = home.ctx(home.daughter.viewer)
  const limited = createCaller({
    ...rest,
    ports: { ...ports, payments: { ...ports.payments, limits: wechat } },
  })
  const offeringId = await home.beds()
  const place = async (count: number) =>
    limited.orders.place({
      ...(await home.draft({ offeringId, startsAt: at(FIRST, '00:00'), count })),
      key: home.key(),
    })
  expect(await refusal(place(7))).toBe('payments.held_too_long')
  expect(await db.order.count()).toBe(0)
  expect((await place(5)).state).toBe('awaiting_payment')

  await db.commissionRule.create({
    data: {
      ...{ code: 'dear', version: 1, basisPoints: 4_000, providerId: home.provider.id },
      ...{ validFrom: new Date('2026-01-01'), source: '示例' },
    },
  })
  expect(await refusal(place(1))).toBe('payments.share_too_large')
})
