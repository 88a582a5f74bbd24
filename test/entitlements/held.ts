import { randomUUID } from 'node:crypto'
import type { EntitlementKind } from '../../server/entitlements/entitlement.contract.ts'
import type { Db } from '../../server/platform/db.ts'

const terms = {
  assessment: { grade: 'severe', score: 40, assessor: '示例评估站' },
  ltci: { monthlyFen: 100_000 },
  voucher: { basisPoints: 5_000, monthlyFen: 80_000 },
  coupon: { amountFen: 2_000, minFen: 0, categories: [], providerId: null },
} as const

/** A confirmed entitlement of somebody, in force from 2026-01-01 to the end of 2027 unless said otherwise. */
export async function holdEntitlement(
  db: Db,
  recipientId: string,
  kind: EntitlementKind,
  change: object = {},
  state: 'confirmed' | 'submitted' = 'confirmed',
): Promise<string> {
  const { id } = await db.entitlement.create({
    data: {
      ...{ recipientId, kind, state, regionCode: kind === 'coupon' ? '' : '310115', number: 'SH20260001' },
      terms: { ...terms[kind], ...change },
      validFrom: new Date('2026-01-01'),
      validUntil: new Date('2027-12-31'),
      ...{ enteredBy: randomUUID(), enteredAt: new Date('2026-01-01'), key: randomUUID() },
    },
  })
  return id
}

/** Insurance of 1000 yuan and a voucher of half up to 800, with the assessment they rest on. */
export async function holdAll(db: Db, recipientId: string, quota: object = {}) {
  await db.recipient.update({ where: { id: recipientId }, data: { bornOn: new Date('1948-03-12') } })
  return {
    assessment: await holdEntitlement(db, recipientId, 'assessment'),
    ltci: await holdEntitlement(db, recipientId, 'ltci', quota),
    voucher: await holdEntitlement(db, recipientId, 'voucher'),
  }
}
