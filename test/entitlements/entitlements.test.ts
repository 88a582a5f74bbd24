import { expect, test } from 'vitest'
import { verifyAll } from '../../server/events/events.entry.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { holdAll } from './held.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const { daughter, father, operator, provider } = stage
const api = stage.as(daughter.viewer)
const desk = stage.as(operator.viewer)
const key = stage.key
const recipientId = father.id

const voucher = (change: object = {}) => ({
  ...{ kind: 'voucher' as const, recipientId, number: 'XFQ-0001', basisPoints: 5_000, monthlyFen: 80_000 },
  ...{ fromMonth: '2026-11', untilMonth: '2026-12', key: key() },
  ...change,
})
const decide = (entitlementId: string, decision: 'confirm' | 'refuse' = 'confirm') =>
  desk.entitlements.decide({ entitlementId, decision, reason: '与券面一致', key: key() })

test('what a family writes down counts once an operator has seen it, and every look is kept with its reason', async () => {
  const { items } = await api.entitlements.enter(voucher())
  const [item] = items
  expect(item).toMatchObject({ state: 'submitted', left: null, numberEnd: '0001', validUntil: '2026-12-31' })
  const id = item?.id ?? ''
  const [row] = await desk.entitlements.submitted()
  expect(Object.keys(row ?? {}).sort()).toEqual(['enteredAt', 'id', 'kind', 'regionName'])
  const opened = await desk.entitlements.open({ entitlementId: id, reason: '核对券号' })
  expect(opened).toMatchObject({ recipientName: '林建国', number: 'XFQ-0001' })
  await decide(id)
  expect(await refusal(decide(id, 'refuse'))).toBe('entitlements.already_decided')
  const { items: after } = await api.entitlements.ofRecipient({ recipientId })
  expect(after[0]).toMatchObject({ state: 'confirmed', left: { leftFen: 80_000, limitFen: 80_000 } })
  const events = await db.event.findMany({
    where: { stream: `entitlement:${id}` },
    orderBy: { position: 'asc' },
  })
  expect(events.map(({ transition, reason, actorName }) => [transition, reason, actorName])).toEqual([
    ['open', '核对券号', '陈立'],
    ['confirm', '与券面一致', '陈立'],
  ])
  expect((await verifyAll(db)).broken).toBeNull()
})

test('two of a kind never count for the same day; a paper is refused where it says what no paper says', async () => {
  const { items } = await api.entitlements.enter(voucher({ number: 'XFQ-0002', fromMonth: '2026-12' }))
  const second = items.find(({ state }) => state === 'submitted')?.id ?? ''
  expect(await refusal(decide(second))).toBe('entitlements.overlaps')
  await decide(second, 'refuse')
  expect(await refusal(api.entitlements.enter(voucher({ monthlyFen: 80_001 })))).toBe(
    'entitlements.above_bounds',
  )
  expect(await refusal(api.entitlements.enter(voucher({ untilMonth: '2026-10' })))).toBe(
    'entitlements.dates_wrong',
  )
  const assessment = {
    kind: 'assessment' as const,
    recipientId,
    grade: 'severe' as const,
    assessor: '示例评估站',
  }
  const old = { ...assessment, assessedOn: '2025-11-20', key: key() }
  expect(await refusal(api.entitlements.enter(old))).toBe('entitlements.too_old')
})

test('a coupon is taken once for each person, while it lasts', async () => {
  const coupon = { code: 'spring5', amountFen: 500, validFrom: '2026-11-01', validUntil: '2026-11-30' }
  await desk.entitlements.issueCoupon(coupon)
  expect(await refusal(desk.entitlements.issueCoupon(coupon))).toBe('entitlements.coupon_exists')
  const { items } = await api.entitlements.takeCoupon({ recipientId, code: ' Spring5 ', key: key() })
  expect(items.find(({ kind }) => kind === 'coupon')).toMatchObject({ left: { leftFen: 500, limitFen: 500 } })
  const again = (code: string) => refusal(api.entitlements.takeCoupon({ recipientId, code, key: key() }))
  expect(await again('SPRING5')).toBe('entitlements.coupon_used')
  expect(await again('NOTHING')).toBe('entitlements.coupon_unknown')
  await desk.entitlements.issueCoupon({
    ...coupon,
    code: 'LASTYEAR',
    validFrom: '2025-01-01',
    validUntil: '2025-12-31',
  })
  expect(await again('LASTYEAR')).toBe('entitlements.coupon_over')
})

test('what an order reserves is not taken back; a month is settled visit by visit, down to the assessment', async () => {
  await db.entitlement.updateMany({ where: { recipientId }, data: { state: 'withdrawn' } })
  await db.provider.update({ where: { id: provider.id }, data: { ltci: true, voucher: true } })
  const held = await holdAll(db, recipientId)
  await db.entitlement.update({ where: { id: held.assessment }, data: { decidedAt: new Date('2026-01-02') } })
  const order = await stage.completed()
  expect(await refusal(api.entitlements.withdraw({ entitlementId: held.ltci }))).toBe('entitlements.in_use')
  await stage.press(daughter.viewer, order, 'confirm')
  const settlement = await desk.entitlements.settlement({
    funder: 'ltci',
    month: '2026-11',
    reason: '十一月结算',
  })
  expect(settlement).toMatchObject({
    totalFen: 15_120,
    rows: [
      {
        ...{ orderNumber: order.number, visitId: order.visit.id, regionCode: '310115', amountFen: 15_120 },
        ...{ priceFen: 16_800, recipientName: '林建国', rule: { code: 'ltci.31', version: 1 } },
        assessment: { id: held.assessment, grade: 'severe', assessedOn: '2026-01-01' },
      },
    ],
  })
  expect(settlement.rows[0]?.items).toContain('L06')
  expect(await db.event.count({ where: { transition: 'export', reason: '十一月结算' } })).toBe(1)
  await api.entitlements.withdraw({ entitlementId: held.ltci })
  const { items } = await api.entitlements.ofRecipient({ recipientId })
  expect(items.map(({ kind }) => kind)).toEqual(['assessment', 'voucher'])
})
