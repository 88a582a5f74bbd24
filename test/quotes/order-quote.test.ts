import { beforeEach, expect, test } from 'vitest'
import { after, days, hours } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { replayQuote } from '../../server/quotes/quotes.entry.ts'
import { holdAll, holdEntitlement } from '../entitlements/held.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const { daughter, brother, manager, father, provider } = stage
await db.provider.update({ where: { id: provider.id }, data: { ltci: true, voucher: true } })
const held = await holdAll(db, father.id)

let nth = 0
/** 10:00 on a day of its own, in November while there is room. */
const anotherDay = () => {
  clock.set(saturdayMorning)
  nth += 1
  return after(sundayTen, days(nth % 8) + Math.floor(nth / 8) * hours(7))
}
const used = async (id: string, period = '2026-11') =>
  (await db.entitlementPeriod.findUnique({ where: { entitlementId_period: { entitlementId: id, period } } }))
    ?.usedFen ?? 0
const balanced = async () => expect((await checkBooks(db, clock.now())).differences).toEqual([])
const balances = async () => {
  const rows = await db.ledgerLine.groupBy({ by: ['accountCode'], _sum: { amountFen: true } })
  return Object.fromEntries(rows.map(({ accountCode, _sum }) => [accountCode, _sum.amountFen]))
}

beforeEach(() => clock.set(saturdayMorning))

test('a family sees who pays which part, pays its own, and the funders owe theirs once the visit is confirmed', async () => {
  const { ownerKey, draftId } = await stage.draft(daughter.viewer, father.id, anotherDay())
  const api = stage.as(daughter.viewer)
  const quote = await api.drafts.quote({ ownerKey, draftId })
  expect(quote).toMatchObject({
    ...{ priceFen: 16_800, selfFen: 840, month: '2026-11', seen: '16800-15120-840-0-840' },
    shares: {
      ltci: { fen: 15_120, why: 'paid', leftFen: 100_000, rule: { code: 'ltci.31', version: 1 } },
      voucher: { fen: 840, why: 'paid', ofFen: 1_680, basisPoints: 5_000 },
    },
  })
  const order = await api.orders.place({ ownerKey, draftId, key: stage.key(), quote: quote?.seen })
  expect(order.payment).toMatchObject({ state: 'none', amountFen: 840 })
  await stage.pay(order)
  expect(await db.payment.findFirstOrThrow({ where: { orderId: order.id } })).toMatchObject({
    amountFen: 840,
  })
  expect([await used(held.ltci), await used(held.voucher)]).toEqual([15_120, 840])
  await stage.press(manager.viewer, order, 'accept')
  const seenByProvider = await stage.view(order, manager.viewer)
  expect(seenByProvider.quote?.shares.ltci).toMatchObject({ fen: 15_120, leftFen: 0, limitFen: 0 })
  expect(seenByProvider.quote?.shares.coupon).toMatchObject({ fen: 0, why: 'none_held' })
  const { visit } = await stage.view(order)
  clock.set(order.startsAt)
  const carer = stage.as(stage.carer.viewer)
  const how = { method: 'code' as const, code: visit.startCode ?? '' }
  await carer.orders.checkIn({ orderId: order.id, key: stage.key(), how })
  clock.set(order.endsAt)
  await carer.orders.checkOut({ orderId: order.id, key: stage.key(), report: '' })
  await balanced()
  const expected = await stage.as(manager.viewer).ledger.earnings({ providerId: provider.id })
  expect(expected.held).toMatchObject([{ grossFen: 16_800, commissionFen: 1_008 }])
  await stage.press(daughter.viewer, order, 'confirm')
  await balanced()
  expect(await balances()).toMatchObject({
    [`held:${order.id}`]: 0,
    [`payable:${provider.id}`]: 15_792,
    commission: 1_008,
    'ltci_receivable:310115': -15_120,
    'voucher_receivable:310115': -840,
  })
  expect((await stage.view(order)).money).toMatchObject({ paidFen: 840, releasedFen: 840, heldFen: 0 })
  expect(await db.entitlementUse.count({ where: { orderId: order.id, state: 'final' } })).toBe(2)
})

test('counted again under the rules of its day an order gives the same fen', async () => {
  const order = await stage.place(father.id, anotherDay())
  const kept = await db.orderQuote.findUniqueOrThrow({ where: { orderId: order.id } })
  // Since then the region asks for a larger co-payment; the old order does not know.
  const { terms } = await db.policyRule.findFirstOrThrow({ where: { code: 'ltci.31' } })
  await db.policyRule.create({
    data: {
      ...{ code: 'ltci.31', version: 2, kind: 'ltci', regionCode: '31', source: '示例' },
      terms: { ...(terms as object), coPayBasisPoints: 5_000 },
      validFrom: new Date('2026-12-20'),
    },
  })
  const again = await replayQuote(db, kept)
  expect(again).toEqual(kept.result)
  expect(again).toMatchObject({ priceFen: kept.priceFen, selfFen: kept.selfFen })
  await expect(db.orderQuote.update({ where: { orderId: order.id }, data: { selfFen: 0 } })).rejects.toThrow(
    'append-only',
  )
  await stage.press(daughter.viewer, order, 'cancel')
})

test('cancelling, lapsing and declining give each part back to where it came from', async () => {
  const before = [await used(held.ltci), await used(held.voucher)]
  const cancelled = await stage.place(father.id, anotherDay())
  await stage.pay(cancelled)
  expect(await used(held.ltci)).toBe((before[0] ?? 0) + 15_120)
  await stage.press(daughter.viewer, cancelled, 'cancel')
  const declined = await stage.place(father.id, anotherDay())
  await stage.pay(declined)
  await stage.press(manager.viewer, declined, 'decline', '那天排满了')
  const lapsed = await stage.place(father.id, anotherDay())
  clock.set(after(lapsed.due?.at ?? saturdayMorning, 1_000))
  await fireDue(stage.ctx({ kind: 'anonymous' }), lapsed.id)
  expect((await stage.view(lapsed)).state).toBe('lapsed')
  expect([await used(held.ltci), await used(held.voucher)]).toEqual(before)
  const refunds = await db.refund.findMany({ where: { payment: { orderId: cancelled.id } } })
  expect(refunds.map(({ amountFen }) => amountFen)).toEqual([840])
  await balanced()
})

test('a late cancellation keeps half of what the family paid; funders pay for visits that took place only', async () => {
  const before = await used(held.ltci)
  const order = await stage.accepted(anotherDay())
  clock.set(after(order.startsAt, -60 * 60_000))
  const payable = (await balances())[`payable:${provider.id}`] ?? 0
  await stage.press(daughter.viewer, order, 'cancel')
  expect(await used(held.ltci)).toBe(before)
  expect((await balances())[`payable:${provider.id}`]).toBe(payable + 420 - 25)
  await balanced()
})

test('a quote that is no longer true is refused with both figures, and nothing of it stays', async () => {
  const at = anotherDay()
  const { ownerKey, draftId } = await stage.draft(daughter.viewer, father.id, at)
  const api = stage.as(daughter.viewer)
  const placing = { ownerKey, draftId, key: stage.key() }
  const error = await api.orders.place({ ...placing, quote: '16800-15000-900-0-900' }).catch((cause) => cause)
  expect(error.cause.problem).toMatchObject({ code: 'quotes.changed', params: { wasFen: 900, nowFen: 840 } })
  expect(await db.order.count({ where: { placementKey: placing.key } })).toBe(0)
  const quote = await api.drafts.quote({ ownerKey, draftId })
  const order = await api.orders.place({ ...placing, quote: quote?.seen })
  await stage.press(daughter.viewer, order, 'cancel')
})

test('siblings who order at the same moment never use more of a month than there is', {
  timeout: 60_000,
}, async () => {
  const mother = await db.recipient.create({
    data: {
      ...{ familyId: stage.family.id, kind: 'elder', name: '周阿芬', calledBy: '奶奶' },
      regionCode: '310115',
    },
  })
  const mine = await holdAll(db, mother.id, { monthlyFen: 20_000 })
  const drafts = await Promise.all(
    [daughter, brother, daughter, brother].map(async ({ viewer }, index) => ({
      viewer,
      ...(await stage.draft(viewer, mother.id, after(sundayTen, days(index + 1) + 4 * 3_600_000))),
    })),
  )
  const seen = await Promise.all(drafts.map(({ viewer, ...owned }) => stage.as(viewer).drafts.quote(owned)))
  expect(seen.map((quote) => quote?.selfFen)).toEqual([840, 840, 840, 840])
  const answers = await Promise.all(
    drafts.map(({ viewer, ...owned }, index) =>
      refusal(stage.as(viewer).orders.place({ ...owned, key: stage.key(), quote: seen[index]?.seen })),
    ),
  )
  expect(answers.sort()).toEqual(['quotes.changed', 'quotes.changed', 'quotes.changed', 'went through'])
  expect(await used(mine.ltci)).toBe(15_120)
  // Whoever looks again sees what is left.
  const [first] = await Promise.all(
    drafts.map(({ viewer, ...owned }) => stage.as(viewer).drafts.quote(owned)),
  )
  expect(first?.shares.ltci).toMatchObject({ leftFen: 4_880, limitFen: 20_000 })
  await Promise.all(
    drafts.map(({ viewer, ...owned }) =>
      refusal(stage.as(viewer).orders.place({ ...owned, key: stage.key() })),
    ),
  )
  const { usedFen, limitFen } = await db.entitlementPeriod.findUniqueOrThrow({
    where: { entitlementId_period: { entitlementId: mine.ltci, period: '2026-11' } },
  })
  expect([usedFen, limitFen]).toEqual([20_000, 20_000])
})

test('the database itself lets no month be overspent and no use be counted twice', async () => {
  const { id: orderId } = await stage.place(father.id, anotherDay())
  const where = { entitlementId_period: { entitlementId: held.ltci, period: '2026-11' } }
  await expect(db.entitlementPeriod.update({ where, data: { usedFen: 100_001 } })).rejects.toThrow(
    'entitlement_never_overspent',
  )
  const use = { orderId_entitlementId: { orderId, entitlementId: held.ltci } }
  const { amountFen } = await db.entitlementUse.findUniqueOrThrow({ where: use })
  const change = (to: number) => db.entitlementUse.update({ where: use, data: { amountFen: to } })
  await expect(change(amountFen + 1)).rejects.toThrow('never changed')
  // Less was done than agreed: whoever pays a part of it pays less.
  await change(amountFen - 1)
  await expect(change(amountFen)).rejects.toThrow('never changed')
  await stage.press(daughter.viewer, { id: orderId }, 'cancel')
  await expect(db.entitlementUse.update({ where: use, data: { state: 'final' } })).rejects.toThrow('once')
  const sums = await db.$queryRaw<unknown[]>`
    select p.entitlement_id from entitlement_period p left join entitlement_use u
      on u.entitlement_id = p.entitlement_id and u.period = p.period and u.state <> 'freed'
    group by p.entitlement_id, p.period having p.used_fen <> coalesce(sum(u.amount_fen), 0)`
  expect(sums).toEqual([])
})

test('where others pay all of it there is no page to pay on: the order goes on at once', async () => {
  const coupon = await holdEntitlement(db, father.id, 'coupon')
  const order = await stage.place(father.id, anotherDay())
  expect(order).toMatchObject({ state: 'requested', quote: { selfFen: 0 } })
  expect(await db.payment.count({ where: { orderId: order.id } })).toBe(0)
  expect(await used(coupon, 'once')).toBe(840)
  expect(await stage.as(daughter.viewer).orders.pay({ orderId: order.id })).toEqual({
    url: `/orders/${order.id}`,
  })
  // A coupon used in part is used.
  const next = await stage.place(father.id, anotherDay())
  expect(next.quote?.shares.coupon).toMatchObject({ fen: 0, why: 'used_up' })
  await stage.press(manager.viewer, order, 'decline', '那天排满了')
  expect(await used(coupon, 'once')).toBe(0)
  await stage.press(daughter.viewer, next, 'cancel')
  await db.entitlement.update({ where: { id: coupon }, data: { state: 'withdrawn' } })
  await balanced()
})

test('a visit others pay a part of stays in its month', async () => {
  const order = await stage.accepted(anotherDay())
  const startsAt = after(sundayTen, days(12))
  const move = { orderId: order.id, as: 'family' as const, startsAt, key: stage.key() }
  expect(await refusal(stage.as(daughter.viewer).moving.propose(move))).toBe('quotes.other_month')
  await stage.press(daughter.viewer, order, 'cancel')
})

test('an inclusive provider may neither save nor sell above its region’s cap', async () => {
  await db.provider.update({ where: { id: provider.id }, data: { inclusive: true } })
  const { id: offeringId } = stage.offering
  const words = {
    category: 'bathing',
    title: '上门助浴',
    mode: 'at_home',
    unit: 'visit',
    minutes: 90,
  } as const
  const save = (priceFen: number) =>
    stage
      .as(manager.viewer)
      .providers.saveOffering({ providerId: provider.id, offeringId, ...words, priceFen })
  expect(await refusal(save(21_601))).toBe('quotes.above_cap')
  await save(21_600)
  await db.offering.update({ where: { id: offeringId }, data: { priceFen: 21_601 } })
  expect(await refusal(stage.place(father.id, anotherDay()))).toBe('quotes.above_cap')
  await db.offering.update({ where: { id: offeringId }, data: { priceFen: 16_800 } })
  await db.provider.update({ where: { id: provider.id }, data: { inclusive: false } })
})

test('strangers and watchers learn nothing of somebody’s entitlements', async () => {
  const startsAt = anotherDay()
  const { ownerKey, draftId } = await stage.draft(daughter.viewer, father.id, startsAt)
  const anonymous = await stage.as({ kind: 'anonymous' }).drafts.quote({ ownerKey, draftId })
  expect(anonymous).toMatchObject({ selfFen: 16_800, shares: { ltci: { fen: 0, why: 'none_held' } } })
  const order = await stage.place(father.id, startsAt)
  const families = daughter.viewer.families.map((family) => ({ ...family, role: 'viewer' as const }))
  const watched = await stage.view(order, { ...daughter.viewer, families })
  expect(watched.quote?.shares.ltci).toMatchObject({ fen: 15_120, leftFen: 0 })
  await stage.press(daughter.viewer, order, 'cancel')
})
