import { beforeEach, describe, expect, test } from 'vitest'
import { days, hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { answerForRecipient, fireDue } from '../../server/orders/orders.entry.ts'
import { saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'
import { openStage, refusal } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { clock } = stage
const fire = () => fireDue(stage.ctx(anonymous), null)
let nth = 0
const nextDay = () => new Date(Date.UTC(2026, 11, 1 + nth++, 2))

beforeEach(() => clock.set(saturdayMorning))

describe('the clock moves what nobody moved', () => {
  test('an order nobody pays lapses after fifteen minutes and gives the hour back', async () => {
    const startsAt = nextDay()
    const order = await stage.place(stage.father.id, startsAt)
    clock.advance(minutes(15) - 1)
    await fire()
    expect((await stage.view(order)).state).toBe('awaiting_payment')
    clock.advance(1)
    expect(await fire()).toBe(1)
    expect(await fire()).toBe(0)
    expect((await stage.view(order)).state).toBe('lapsed')
    expect((await stage.place(stage.father.id, startsAt)).state).toBe('awaiting_payment')
  })

  test('money that arrives after that goes back in full', async () => {
    const order = await stage.place(stage.father.id, nextDay())
    const { url } = await stage.as(stage.daughter.viewer).orders.pay({ orderId: order.id })
    clock.advance(minutes(15))
    await fire()
    const externalId = url.split('/').at(-1) ?? ''
    const { applyPayment } = await import('../../server/orders/orders.entry.ts')
    const { receiveReport } = await import('../../server/payments/payments.entry.ts')
    const late = { id: `late_${externalId}`, externalId, kind: 'paid' as const, payload: {} }
    await receiveReport(stage.ctx(anonymous), late, applyPayment)
    const { state, payment } = await stage.view(order)
    expect(state).toBe('lapsed')
    expect(payment).toMatchObject({ state: 'paid', amountFen: 16_800, refundedFen: 16_800 })
  })

  test('a provider who does not answer within a day loses the order, and the family has its money back', async () => {
    const order = await stage.place(stage.father.id, nextDay())
    await stage.pay(order)
    clock.advance(hours(24))
    await fire()
    expect(await stage.view(order)).toMatchObject({ state: 'lapsed', payment: { refundedFen: 16_800 } })
  })

  test('a visit nobody came to is the provider’s loss', async () => {
    const order = await stage.accepted(nextDay())
    clock.set(since(order.endsAt, hours(2)))
    await fire()
    const view = await stage.view(order)
    expect(view).toMatchObject({
      state: 'withdrawn',
      visit: { state: 'missed' },
      payment: { refundedFen: 16_800 },
    })
  })

  test('a finished visit is confirmed after two days', async () => {
    const order = await stage.completed(nextDay())
    clock.advance(hours(48))
    await fire()
    expect(await stage.view(order)).toMatchObject({ state: 'closed', visit: { state: 'confirmed' } })
  })

  test('a dispute an operator leaves lying for a week goes to the family', async () => {
    const order = await stage.completed(nextDay())
    await stage.press(stage.daughter.viewer, order, 'dispute', '没有洗头')
    clock.advance(days(7))
    await fire()
    expect(await stage.view(order)).toMatchObject({ state: 'refunded', payment: { refundedFen: 16_800 } })
  })

  test('asked too early it only sets the alarm', async () => {
    const order = await stage.place(stage.father.id, nextDay())
    expect(await fireDue(stage.ctx(anonymous), order.id)).toBe(0)
    expect((await stage.view(order)).state).toBe('awaiting_payment')
  })
})

describe('the elder’s own yes or no', () => {
  const answer = (orderId: string, said: 'agree' | 'refuse', recipientId = stage.motherInLaw.id) =>
    answerForRecipient(stage.ctx(anonymous), { recipientId, orderId, answer: said, key: stage.key() })

  test('binds nothing before it is given, then starts the payment’s fifteen minutes', async () => {
    const order = await stage.place(stage.motherInLaw.id, nextDay())
    expect(order.state).toBe('awaiting_elder')
    expect(await refusal(stage.as(stage.daughter.viewer).orders.pay({ orderId: order.id }))).toBe(
      'orders.changed_meanwhile',
    )
    clock.advance(hours(1))
    await answer(order.id, 'agree')
    const { state, due } = await stage.view(order)
    expect(state).toBe('awaiting_payment')
    expect(due).toEqual({ transition: 'lapse', at: since(clock.now(), minutes(15)) })
  })

  test('a no ends it and gives the hour back', async () => {
    const startsAt = nextDay()
    const order = await stage.place(stage.motherInLaw.id, startsAt)
    await answer(order.id, 'refuse')
    expect((await stage.view(order)).state).toBe('cancelled')
    expect(await db.hold.count({ where: { orderId: order.id, releasedAt: null } })).toBe(0)
  })

  test('nobody else’s word counts', async () => {
    const order = await stage.place(stage.motherInLaw.id, nextDay())
    await expect(answer(order.id, 'agree', stage.father.id)).rejects.toThrow('orders.not_found')
  })
})
