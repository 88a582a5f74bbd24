import { beforeAll, describe, expect, test } from 'vitest'
import { days, after as since } from '../../server/kernel/clock.ts'
import { usedFen } from '../../server/orders/stay/stay.rules.ts'
import { refusal } from '../orders/steps.ts'
import { testDatabase } from '../support/database.ts'
import { DEPOSIT, FIRST, MONTH, openHome } from './resident.ts'

const { db } = await testDatabase()
const home = await openHome(db)
const { api, desk, clock } = home
const start = clock.now()
beforeAll(() => clock.set(start))
const theirs = (fen: number) => fen - Math.floor((fen * 600 + 5_000) / 10_000)

describe('months paid ahead', () => {
  test('are seen before the yes: a deposit is part of the bill, and one that changed is asked about again', async () => {
    clock.set(start)
    const offeringId = await home.beds()
    const draft = await home.draft({ offeringId, startsAt: new Date('2026-11-24T16:00:00Z'), count: 2 })
    const quote = await api.drafts.quote(draft)
    expect(quote).toMatchObject({ priceFen: 2 * MONTH, selfFen: 2 * MONTH, depositFen: DEPOSIT })
    await db.offering.update({ where: { id: offeringId }, data: { depositFen: DEPOSIT + 100 } })
    const placing = api.orders.place({ ...draft, key: home.key(), quote: quote?.seen })
    expect(await refusal(placing)).toBe('quotes.changed')
  })

  test('lie in custody from the payment on, the deposit apart; each month goes to the provider two days after it ended', async () => {
    clock.set(start)
    const offeringId = await home.beds()
    const order = await home.paid(offeringId, 3)
    expect(order.payment.amountFen).toBe(3 * MONTH + DEPOSIT)
    expect(await home.pockets(order.id)).toMatchObject({
      ...{ heldFen: 0, custodyFen: 3 * MONTH, depositFen: DEPOSIT, payableFen: 0 },
    })
    await home.press(home.manager.viewer, order, 'accept')
    clock.set(new Date(`${FIRST}T01:00:00Z`))
    await db.visit.update({ where: { orderId: order.id }, data: { caregiverId: home.caregiver.id } })
    const code = (await home.view(order)).visit.startCode ?? ''
    await home.carer.orders.checkIn({
      ...{ orderId: order.id, key: home.key(), how: { method: 'code', code } },
    })
    await home.until(home.morning('2026-12-26'))
    expect(await home.pockets(order.id)).toMatchObject({ custodyFen: 3 * MONTH, payableFen: 0 })
    await home.until(home.morning('2026-12-27'))
    await home.until(home.morning('2026-12-28'))
    expect(await home.pockets(order.id)).toMatchObject({
      ...{ custodyFen: 2 * MONTH, payableFen: theirs(MONTH), depositFen: DEPOSIT },
    })
    const view = await api.stays.get({ orderId: order.id })
    expect(view).toMatchObject({ custodyFen: 2 * MONTH, depositFen: DEPOSIT, lastDay: '2027-02-24' })
    expect(view.months.map(({ state }) => state)).toEqual(['released', 'present', 'ahead'])
    expect((await desk.stays.get({ orderId: order.id, as: 'provider' })).custodyFen).toBe(2 * MONTH)
    expect(await api.receipts.order({ orderId: order.id })).toMatchObject({
      ...{ paidFen: 3 * MONTH + DEPOSIT, refundedFen: 0, final: false },
      stay: {
        ...{ startsOn: FIRST, lastDay: '2027-02-24', months: 3 },
        ...{ serviceFen: 3 * MONTH, depositFen: DEPOSIT, keptFen: null },
      },
    })
    const { released } = await desk.ledger.earnings({ providerId: home.provider.id, month: '2026-12' })
    expect(released.map(({ part }) => part)).toContain(1)
    expect((await api.receipts.year({ year: 2026 })).depositFen).toBeGreaterThanOrEqual(DEPOSIT)

    const early = home.carer.orders.checkOut({ orderId: order.id, key: home.key(), report: '' })
    expect(await refusal(early)).toBe('stays.still_running')

    await home.until(home.morning('2027-02-26'))
    await home.until(home.morning('2027-02-28'))
    await home.until(home.morning('2027-03-01'))
    expect((await home.view(order)).state).toBe('closed')
    const [a, b, c] = [MONTH, MONTH, MONTH].map(theirs) as [number, number, number]
    expect(await home.pockets(order.id)).toMatchObject({
      ...{ custodyFen: 0, depositFen: 0, payableFen: a + b + c, refundingFen: DEPOSIT },
    })
    expect((await api.stays.get({ orderId: order.id })).deposit).toMatchObject({ state: 'returned' })
  })

  test('given up before they begin: the deposit comes back whole, the service by its policy', async () => {
    clock.set(start)
    const offeringId = await home.beds({ refundPolicy: 'custom:12=50' })
    const order = await home.accepted(offeringId, 2)
    // Past the seven days in which everything comes back.
    await db.order.update({ where: { id: order.id }, data: { paidAt: since(start, -days(8)) } })
    clock.set(since(start, days(3)))
    const view = await home.view(order)
    expect(view.refundIfCancelledFen).toBe(DEPOSIT + MONTH)
    await home.press(home.daughter.viewer, order, 'cancel')
    expect(await home.pockets(order.id)).toMatchObject({
      ...{ refundingFen: DEPOSIT + MONTH, payableFen: theirs(MONTH), custodyFen: 0, depositFen: 0 },
    })
    await home.balanced()
  })

  test('given up within seven days of paying: everything comes back', async () => {
    clock.set(start)
    const order = await home.accepted(await home.beds(), 12)
    clock.set(since(start, days(3)))
    await home.press(home.daughter.viewer, order, 'cancel')
    expect(await home.pockets(order.id)).toMatchObject({ refundingFen: 12 * MONTH + DEPOSIT, payableFen: 0 })
    await home.balanced()
  })
})

describe('leaving early', () => {
  test('uses days by the stated rule; the rest and the deposit come back, the bed is free again', async () => {
    clock.set(start)
    const offeringId = await home.beds()
    const orderId = await home.movedIn(offeringId, 4)
    await home.until(home.morning('2026-12-30'))
    const lastDay = '2027-01-04'
    const used = usedFen({ startsOn: FIRST, months: 4, wholeFen: 4 * MONTH }, lastDay)
    const settled = await api.stays.settle({ orderId, lastDay })
    expect(settled).toEqual({
      ...{ lastDay, priceFen: 4 * MONTH, usedFen: used, backFen: 4 * MONTH - used },
      ...{ fundersLessFen: 0, depositFen: DEPOSIT },
    })
    expect(await refusal(api.stays.settle({ orderId, lastDay: '2026-12-29' }))).toBe('stays.day_outside')
    expect(await refusal(desk.stays.leave({ orderId, lastDay, key: home.key() }))).toBe(
      'orders.not_your_move',
    )
    const key = home.key()
    const twice = await Promise.all([1, 2].map(() => api.stays.leave({ orderId, lastDay, key })))
    expect(twice[0]).toMatchObject({ leaving: true, lastDay })
    const left = await db.placeTaken.count({
      where: { hold: { orderId }, day: { gt: new Date(`${lastDay}T00:00:00Z`) } },
    })
    expect(left).toBe(0)
    await home.until(home.morning('2027-01-05'))
    await home.until(home.morning('2027-01-09'))
    expect((await home.view({ id: orderId })).state).toBe('closed')
    expect(await home.pockets(orderId)).toMatchObject({
      ...{ custodyFen: 0, depositFen: 0, refundingFen: 4 * MONTH - used + DEPOSIT },
      payableFen: theirs(MONTH) + theirs(used - MONTH),
    })
  })
})

describe('a deposit', () => {
  async function over(): Promise<string> {
    clock.set(start)
    const orderId = await home.movedIn(await home.beds(), 1)
    await home.until(home.morning('2026-12-25'))
    expect((await home.view({ id: orderId })).state).toBe('completed')
    return orderId
  }
  const ask = (orderId: string, amountFen: number) =>
    desk.stays.askDeduction({ orderId, amountFen, reason: '门锁换新，有照片', key: home.key() })

  test('is kept in part only with the family’s yes, and without a share for the platform', async () => {
    const orderId = await over()
    expect(await refusal(ask(orderId, DEPOSIT + 1))).toBe('stays.deduction_too_large')
    await ask(orderId, 20_000)
    expect(await refusal(ask(orderId, 30_000))).toBe('stays.deposit_settled')
    const asked = await api.stays.get({ orderId })
    expect(asked.deposit).toMatchObject({ state: 'asked', deductionFen: 20_000, reason: '门锁换新，有照片' })
    expect(asked.may.answerDeduction).toBe(true)
    await api.stays.answerDeduction({ orderId, answer: 'agree', key: home.key() })
    expect(await home.pockets(orderId)).toMatchObject({
      ...{ depositFen: 0, payableFen: 20_000, refundingFen: DEPOSIT - 20_000, commissionFen: 0 },
    })
    await home.balanced()
  })

  test('comes back whole after a no, and after seven days without an answer', async () => {
    const first = await over()
    await ask(first, 20_000)
    await api.stays.answerDeduction({ orderId: first, answer: 'refuse', key: home.key() })
    expect(await home.pockets(first)).toMatchObject({ depositFen: 0, payableFen: 0, refundingFen: DEPOSIT })

    const second = await over()
    await ask(second, 20_000)
    await home.until(since(clock.now(), days(6)))
    expect((await home.pockets(second)).depositFen).toBe(DEPOSIT)
    await home.until(since(clock.now(), days(1)))
    expect(await home.pockets(second)).toMatchObject({ depositFen: 0, refundingFen: DEPOSIT })
  })

  test('is given back by a press, and can be neither asked for while the stay runs nor be unlawful', async () => {
    clock.set(start)
    const offeringId = await home.beds()
    const orderId = await home.movedIn(offeringId, 1)
    expect(await refusal(ask(orderId, 100))).toBe('stays.still_running')
    await home.until(home.morning('2026-12-25'))
    await desk.stays.returnDeposit({ orderId, key: home.key() })
    expect(await home.pockets(orderId)).toMatchObject({ depositFen: 0, refundingFen: DEPOSIT })
    await home.balanced()
    const unlawful = db.offering.update({ where: { id: offeringId }, data: { depositFen: MONTH * 12 + 1 } })
    await expect(unlawful).rejects.toThrow(/offering_deposit_lawful/)
  })
})
