import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hours, after as since } from '../../server/kernel/clock.ts'
import { checkBooks, findOrderMoney, orderPockets } from '../../server/ledger/ledger.entry.ts'
import { regionName, seedRegions } from '../../server/regions/regions.entry.ts'
import { holdAll } from '../entitlements/held.ts'
import { refusal, sundayTen } from '../orders/steps.ts'
import { openPayoutStage } from '../payouts/stage.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const stage = await openPayoutStage(db)
await holdAll(db, stage.father.id)
await db.provider.update({ where: { id: stage.provider.id }, data: { ltci: true, voucher: true } })
await stage.openReadyAccount()
const api = stage.as(stage.operator.viewer)
let day = 0

/** A visit that insurance and voucher pay a part of, confirmed; reduced where told. */
async function visited(reducedPart = 0) {
  day += 1
  const startsAt = since(sundayTen, day * hours(24))
  stage.clock.set(since(startsAt, -hours(20)))
  const order = await stage.completed(startsAt)
  if (reducedPart > 0) {
    const { mostFen = 0 } = (await stage.view(order, stage.manager.viewer)).reduction ?? {}
    const amountFen = Math.max(1, Math.round(mostFen * reducedPart))
    await stage.as(stage.manager.viewer).orders.reduce({
      ...{ orderId: order.id, amountFen, reason: '提前结束', key: stage.key() },
    })
  }
  await stage.press(stage.daughter.viewer, order, 'confirm')
  return stage.view(order)
}
async function balanced() {
  expect((await checkBooks(db, stage.clock.now())).differences).toEqual([])
}
const owing = async (orderId: string) => {
  const pockets = await orderPockets(db, orderId)
  return { ltci: 0 - pockets.ltci_receivableFen, voucher: 0 - pockets.voucher_receivableFen }
}
const regionCode = (await db.entitlement.findFirstOrThrow({ where: { kind: 'ltci' } })).regionCode
const paper = (
  funder: 'ltci' | 'voucher',
  orderNumber: string,
  row: object,
  reference: string = stage.key(),
) =>
  api.funders.record({
    ...{ funder, regionCode, reference, paidOn: '2026-12-10' },
    rows: [{ orderNumber, paidFen: 0, ...row }],
  })

test('what a fund has paid clears what it owes, and only then its part is sent on', async () => {
  const order = await visited()
  const owed = await owing(order.id)
  expect(owed.ltci).toBeGreaterThan(0)
  stage.nine()
  await stage.run()
  await stage.deliver()
  const before = await orderPockets(db, order.id)
  const family = await findOrderMoney(db, order.id)
  expect(before.payableFen).toBe(Math.min(before.payableFen, owed.ltci + owed.voucher))
  const reference = 'JS-2026-11'
  const once = await paper('ltci', order.number, { paidFen: owed.ltci }, reference)
  expect(await paper('ltci', order.number, { paidFen: owed.ltci }, reference)).toEqual(once)
  expect(await refusal(paper('ltci', order.number, { paidFen: 1 }, reference))).toBe('funders.reference_used')
  expect((await owing(order.id)).ltci).toBe(0)
  await balanced()
  await stage.run()
  await stage.deliver()
  const after = await orderPockets(db, order.id)
  expect(after.transferredFen - before.transferredFen).toBeGreaterThan(0)
  expect(after.payableFen).toBeLessThanOrEqual(owed.voucher)
  expect(await findOrderMoney(db, order.id)).toEqual(family)
  await balanced()
})

test('the operators’ books name the region whose fund it is', async () => {
  await seedRegions(db)
  const { balances, journals } = await api.ledger.books()
  const funds = [...balances, ...journals.flatMap(({ lines }) => lines)].filter(
    ({ kind }) => kind === 'ltci_receivable',
  )
  expect(funds.length).toBeGreaterThan(1)
  expect(new Set(funds.map(({ name }) => name))).toEqual(new Set([await regionName(db, regionCode)]))
})

test('short payments need a reason and somebody who bears them, never the family', async () => {
  const order = await visited()
  const { ltci } = await owing(order.id)
  const more = paper('ltci', order.number, { paidFen: ltci + 1 })
  expect(await refusal(more)).toBe('funders.too_much')
  expect(await refusal(paper('ltci', order.number, { paidFen: ltci - 5 }))).toBe('funders.short_unexplained')
  await paper('ltci', order.number, { paidFen: 10, bearer: 'later', reason: '下月补付' })
  expect((await owing(order.id)).ltci).toBe(ltci - 10)
  await balanced()
  const family = await findOrderMoney(db, order.id)
  await paper('ltci', order.number, { paidFen: 0, bearer: 'provider', reason: '超出目录' })
  expect((await owing(order.id)).ltci).toBe(0)
  expect(await findOrderMoney(db, order.id)).toMatchObject({ paidFen: family?.paidFen, refundedFen: 0 })
  await balanced()
})

test('whatever happens in whatever order: the books balance and nobody has more than their part', async () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('paper' as const),
      funder: fc.constantFrom('ltci' as const, 'voucher' as const),
      part: fc.integer({ min: 0, max: 100 }),
      bearer: fc.constantFrom('later' as const, 'provider' as const, 'platform' as const),
    }),
    fc.record({ kind: fc.constant('refund' as const), part: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant('payout' as const) }),
  )
  const story = fc.record({
    reducedPart: fc.constantFrom(0, 0.1, 0.37, 0.5, 1),
    steps: fc.array(step, { maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ reducedPart, steps }) => {
      const order = await visited(reducedPart)
      await balanced()
      for (const [index, one] of steps.entries()) {
        if (one.kind === 'paper') {
          const owed = (await owing(order.id))[one.funder]
          if (owed <= 0) continue
          const paidFen = Math.floor((owed * one.part) / 100)
          await paper(one.funder, order.number, { paidFen, bearer: one.bearer, reason: '按结算单' })
        } else if (one.kind === 'refund') {
          const self = order.payment.amountFen
          await stage.refund(order.id, Math.ceil((self * one.part) / 100), `story${index}`)
          await stage.deliver()
        } else {
          await stage.run()
          await stage.deliver()
        }
        await balanced()
        const pockets = await orderPockets(db, order.id)
        const theirs = pockets.payableFen + pockets.transferringFen + pockets.transferredFen
        expect(theirs + pockets.commissionFen).toBeLessThanOrEqual(order.priceFen)
        // What insurance and voucher have not paid is not sent on.
        expect(pockets.transferringFen + pockets.transferredFen).toBeLessThanOrEqual(order.priceFen)
        const money = await findOrderMoney(db, order.id)
        expect((money?.refundedFen ?? 0) + (money?.refundingFen ?? 0)).toBeLessThanOrEqual(
          money?.paidFen ?? 0,
        )
        for (const left of Object.values(await owing(order.id))) expect(left).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 8 },
  )
}, 240_000)
