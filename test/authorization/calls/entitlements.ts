import type { Db } from '../../../server/platform/db.ts'
import { holdEntitlement } from '../../entitlements/held.ts'
import { both, type CallTable, key, plain } from './scene.ts'

const assessment = {
  ...{ kind: 'assessment' as const, grade: 'severe' as const, assessor: '示例评估站' },
  assessedOn: '2026-10-08',
}

/** A paper that waits to be checked. */
const writtenDown = (db: Db, recipientId: string) =>
  holdEntitlement(db, recipientId, 'voucher', {}, 'submitted')

export const entitlements: CallTable = {
  'entitlements.ofRecipient': both(({ api }, { recipientId }) =>
    api.entitlements.ofRecipient({ recipientId }),
  ),
  'entitlements.enter': both(({ api }, { recipientId }) =>
    api.entitlements.enter({ ...assessment, recipientId, key: key() }),
  ),
  'entitlements.takeCoupon': both(async ({ api, db }, { recipientId }) => {
    const code = `TRY-${key()}`.slice(0, 30).toUpperCase()
    const span = { validFrom: new Date('2026-01-01'), validUntil: new Date('2030-01-01') }
    await db.coupon.create({ data: { code, amountFen: 500, ...span, issuedAt: span.validFrom } })
    return api.entitlements.takeCoupon({ recipientId, code, key: key() })
  }),
  'entitlements.withdraw': both(async ({ api, db }, { recipientId }) =>
    api.entitlements.withdraw({ entitlementId: await writtenDown(db, recipientId) }),
  ),
  'entitlements.submitted': plain(({ api }) => api.entitlements.submitted()),
  'entitlements.open': plain(async ({ api, db, cast }) => {
    const entitlementId = await writtenDown(db, cast.ours.recipientId)
    return api.entitlements.open({ entitlementId, reason: '核对' })
  }),
  'entitlements.coupons': plain(({ api }) => api.entitlements.coupons()),
  'entitlements.stopCoupon': plain(async ({ api, db }) => {
    const code = key().slice(0, 20).toUpperCase()
    const dates = { validFrom: new Date('2026-11-01'), validUntil: new Date('2026-12-01') }
    const { id: couponId } = await db.coupon.create({
      data: { code, amountFen: 100, ...dates, issuedAt: new Date('2026-11-01') },
    })
    return api.entitlements.stopCoupon({ couponId })
  }),
  'entitlements.decide': plain(async ({ api, db, cast }) => {
    const entitlementId = await writtenDown(db, cast.ours.recipientId)
    return api.entitlements.decide({ entitlementId, decision: 'refuse', reason: '看不清', key: key() })
  }),
  'entitlements.issueCoupon': plain(({ api }) =>
    api.entitlements.issueCoupon({
      ...{ code: `NEW-${key()}`.slice(0, 30), amountFen: 500 },
      ...{ validFrom: '2026-11-01', validUntil: '2026-12-31' },
    }),
  ),
  'entitlements.settlement': plain(({ api }) =>
    api.entitlements.settlement({ funder: 'ltci', month: '2026-11', reason: '月结' }),
  ),
}
