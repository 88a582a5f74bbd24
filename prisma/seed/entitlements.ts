import { randomUUID } from 'node:crypto'
import { issueCoupon, takeCoupon } from '../../server/entitlements/coupons.ts'
import { decideEntitlement, openEntitlement } from '../../server/entitlements/decide-entitlement.ts'
import { enterEntitlement } from '../../server/entitlements/enter-entitlement.ts'
import { enterEntitlementInput } from '../../server/entitlements/entitlement.contract.ts'
import type { PersonKey } from './people.ts'
import type { Stage } from './stage.ts'

/** 2026-11 of 2026-11-22. */
const monthOf = (day: string) => day.slice(0, 7)

/**
 * A grandmother with long-term-care insurance and a voucher, each confirmed; a coupon anybody may take; and one paper that
 * waits to be checked. Amounts are made up, and plausible for the region.
 */
export async function openEntitlements(
  stage: Stage,
  { grandmother, mother }: { grandmother: string; mother: string },
): Promise<void> {
  await stage.at(stage.day(-40, '10:00'))
  const insured = { recipientId: grandmother, validFrom: stage.date(-30), validUntil: stage.date(330) }
  const months = { fromMonth: monthOf(stage.date(-40)), untilMonth: monthOf(stage.date(150)) }
  await hold(stage, 'daughter', {
    ...{ kind: 'assessment', recipientId: grandmother, assessedOn: stage.date(-45) },
    ...{ grade: 'severe', score: 41, assessor: '示例·浦东照护评估站' },
  })
  await hold(stage, 'daughter', {
    kind: 'ltci',
    ...insured,
    number: 'SH-LTCI-2026-0417',
    monthlyFen: 168_000,
  })
  await hold(stage, 'daughter', {
    ...{ kind: 'voucher', recipientId: grandmother, number: 'XFQ-2026-88213', ...months },
    ...{ basisPoints: 5_000, monthlyFen: 80_000 },
  })
  const operator = await stage.as('operator')
  const { code } = await issueCoupon(operator, {
    ...{
      code: 'YIYOU20',
      providerId: null,
      amountFen: 2_000,
      minFen: 20_000,
      categories: [],
      budgetFen: 500_000,
    },
    ...{ validFrom: stage.date(-30), validUntil: stage.date(180) },
  })
  await takeCoupon(await stage.as('daughter'), { recipientId: grandmother, code, key: randomUUID() })
  await enter(stage, 'wangLei', {
    ...{ kind: 'assessment', recipientId: mother, assessedOn: stage.date(-44) },
    ...{ grade: 'moderate', score: 58, assessor: '示例·浦东照护评估站' },
  })
}

async function hold(stage: Stage, person: PersonKey, paper: object): Promise<void> {
  const key = await enter(stage, person, paper)
  const { id: entitlementId } = await stage.db.entitlement.findUniqueOrThrow({ where: { key } })
  const operator = await stage.as('operator')
  await openEntitlement(operator, { entitlementId, reason: '核对编号、等级和有效期' })
  const decision = { decision: 'confirm', reason: '与示例材料一致', key: randomUUID() } as const
  await decideEntitlement(operator, { entitlementId, ...decision })
}

async function enter(stage: Stage, person: PersonKey, paper: object): Promise<string> {
  const key = randomUUID()
  await enterEntitlement(await stage.as(person), enterEntitlementInput.parse({ ...paper, key }))
  return key
}
