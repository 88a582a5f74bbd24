import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { reductionRange, unservedShare } from '../../server/orders/reduction.rules.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { openStage, refusal, sundayTen } from './steps.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const { as, key } = stage
const world = stage
const carer = () => as(world.carer.viewer).orders
const manager = () => as(world.manager.viewer).orders
const operator = () => as(world.operator.viewer).orders

let weeks = 0
let startsAt = sundayTen
beforeEach(() => {
  weeks += 1
  startsAt = since(sundayTen, (weeks - 1) * hours(24))
  clock.set(since(startsAt, -hours(30)))
})

const moneyOf = async (orderId: string) =>
  (await as(world.operator.viewer).orders.get({ orderId, as: 'operator' })).money
const expectBooksToAgree = async () => {
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
  expect(await brokenInvariants(db, clock.now())).toEqual([])
}

describe('nobody opens', () => {
  const atTheDoor = async (orderId: string) => {
    const { lat, lng } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
    return { lat: lat ?? 31.2, lng: lng ?? 121.5 }
  }
  const turnBack = async (orderId: string, change: object = {}) =>
    carer().turnBack({
      orderId,
      key: key(),
      tried: ['knocked', 'called_family'],
      note: '楼上邻居说出门了',
      ...(await atTheDoor(orderId)),
      ...change,
    })

  test('the carer waits, tries, and turns back; half of a flexible order comes back when the family agrees', async () => {
    const { id: orderId, priceFen } = await stage.accepted(startsAt)
    clock.set(since(startsAt, minutes(19)))
    expect(await refusal(turnBack(orderId))).toBe('orders.wait_longer')
    clock.set(since(startsAt, minutes(20)))
    expect(await refusal(turnBack(orderId, { lat: undefined, lng: undefined }))).toBe('orders.place_missing')
    const left = await turnBack(orderId)
    expect(left).toMatchObject({ state: 'completed', visit: { state: 'missed', missedBy: 'family' } })
    const told = left.timeline.find(({ transition }) => transition === 'turn_back')
    expect(told?.data).toMatchObject({ tried: ['knocked', 'called_family'] })
    expect(told?.reason).toBe('楼上邻居说出门了')
    expect((await moneyOf(orderId))?.heldFen).toBe(priceFen)
    await stage.press(world.daughter.viewer, { id: orderId }, 'confirm')
    expect(await moneyOf(orderId)).toMatchObject({
      heldFen: 0,
      refundingFen: priceFen / 2,
      releasedFen: priceFen / 2,
    })
    await expectBooksToAgree()
  })

  test('far from the home it does not count', async () => {
    const { id: orderId } = await stage.accepted(startsAt)
    await db.order.update({ where: { id: orderId }, data: { lat: 31.22, lng: 121.54 } })
    clock.set(since(startsAt, minutes(25)))
    expect(await refusal(turnBack(orderId, { lat: 31.3, lng: 121.54 }))).toBe('orders.too_far')
  })

  test('the family may say otherwise, and an operator gives everything back', async () => {
    const { id: orderId, priceFen } = await stage.accepted(startsAt)
    clock.set(since(startsAt, minutes(30)))
    await turnBack(orderId)
    await stage.press(world.daughter.viewer, { id: orderId }, 'dispute', '我们一直在家，没有人敲门')
    await stage.press(world.operator.viewer, { id: orderId }, 'uphold', '监控里没有人来过')
    expect(await moneyOf(orderId)).toMatchObject({ heldFen: 0, refundingFen: priceFen, releasedFen: 0 })
    await expectBooksToAgree()
  })
})

describe('nobody came', () => {
  test('the family says so half an hour after the start, and everything comes back', async () => {
    const { id: orderId, priceFen } = await stage.accepted(startsAt)
    const miss = () => stage.press(world.daughter.viewer, { id: orderId }, 'miss')
    clock.set(since(startsAt, minutes(29)))
    expect(await refusal(miss())).toBe('orders.wait_longer')
    clock.set(since(startsAt, minutes(30)))
    expect(await miss()).toMatchObject({
      state: 'withdrawn',
      visit: { state: 'missed', missedBy: 'provider' },
      money: { refundingFen: priceFen },
    })
    await expectBooksToAgree()
  })

  test('the carer at the closed door and the family on the phone press at once: one of them is first', async () => {
    const { id: orderId } = await stage.accepted(startsAt)
    clock.set(since(startsAt, minutes(40)))
    const outcomes = await Promise.allSettled([
      stage.press(world.daughter.viewer, { id: orderId }, 'miss'),
      carer().turnBack({ orderId, key: key(), tried: ['knocked'], lat: 31.2, lng: 121.5 }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectBooksToAgree()
  })
})

describe('less was done than agreed', () => {
  const early = async () => {
    const order = await stage.accepted(startsAt)
    clock.set(startsAt)
    const how = { method: 'code' as const, code: order.visit.startCode ?? '' }
    await carer().checkIn({ orderId: order.id, key: key(), how })
    clock.set(since(startsAt, (order.endsAt.getTime() - startsAt.getTime()) / 2))
    await carer().checkOut({ orderId: order.id, key: key(), report: '老人累了，提前结束' })
    return order
  }
  const reduce = (orderId: string, amountFen: number, api = manager(), move: 'reduce' | 'split' = 'reduce') =>
    api.reduce({ orderId, move, amountFen, reason: '提前一半时间结束', key: key() })

  test('the provider gives back what is fair, and the clock agrees for the family two days later', async () => {
    const { id: orderId, priceFen } = await early()
    const seen = await manager().get({ orderId, as: 'provider' })
    expect(seen.reduction).toEqual({ leastFen: 1, mostFen: priceFen, fairFen: priceFen / 2 })
    clock.advance(hours(40))
    const offered = await reduce(orderId, priceFen / 2)
    expect(offered.due?.at).toEqual(since(clock.now(), hours(48)))
    expect(await refusal(reduce(orderId, priceFen / 2 - 1))).toBe('orders.reduction_range')
    expect(await refusal(reduce(orderId, priceFen + 1))).toBe('orders.reduction_range')
    clock.advance(hours(49))
    await fireDue(stage.ctx(world.operator.viewer), orderId)
    expect(await moneyOf(orderId)).toMatchObject({
      heldFen: 0,
      refundingFen: priceFen / 2,
      releasedFen: priceFen / 2,
    })
    await expectBooksToAgree()
  })

  test('an operator decides a dispute in part, once; nobody raises it again', async () => {
    const { id: orderId, priceFen } = await early()
    await stage.press(world.daughter.viewer, { id: orderId }, 'dispute', '只做了一半')
    expect(await refusal(reduce(orderId, 1_000, manager(), 'split'))).toBe('orders.not_your_move')
    expect(await refusal(reduce(orderId, 1_000))).toBe('orders.changed_meanwhile')
    const decided = await reduce(orderId, 3_000, operator(), 'split')
    expect(decided).toMatchObject({ state: 'completed', concessionFen: 3_000 })
    const notices = await db.outbox.findMany({ where: { topic: 'notice' } })
    const told = notices.filter(
      ({ payload }) =>
        (payload as { kind: string }).kind === 'order_split' && JSON.stringify(payload).includes(orderId),
    )
    expect(told).toHaveLength(2)
    expect(await refusal(stage.press(world.daughter.viewer, { id: orderId }, 'dispute', '还是不行'))).toBe(
      'orders.already_decided',
    )
    await stage.press(world.daughter.viewer, { id: orderId }, 'confirm')
    expect(await moneyOf(orderId)).toMatchObject({ refundingFen: 3_000, releasedFen: priceFen - 3_000 })
    await expectBooksToAgree()
  })

  test('two operators who decide differently at once: one decision stands, the other hears of it', async () => {
    const { id: orderId } = await early()
    await stage.press(world.daughter.viewer, { id: orderId }, 'dispute', '只做了一半')
    const press = (transition: 'uphold' | 'dismiss') =>
      stage.press(world.operator.viewer, { id: orderId }, transition, '核对过')
    const calls = [reduce(orderId, 2_000, operator(), 'split'), press('dismiss'), press('uphold')]
    const outcomes = await Promise.all(calls.map((call) => refusal(call)))
    expect(outcomes.filter((outcome) => outcome === 'went through')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['went through', 'orders.changed_meanwhile']))
    await expectBooksToAgree()
  })

  test('pressed twice with one key it is offered once', async () => {
    const { id: orderId } = await early()
    const press = { orderId, move: 'reduce' as const, amountFen: 2_000, reason: '提前结束', key: key() }
    await Promise.all([manager().reduce(press), manager().reduce(press)])
    const { timeline } = await manager().get({ orderId, as: 'provider' })
    expect(timeline.filter(({ transition }) => transition === 'reduce')).toHaveLength(1)
  })
})

test('what is fair is never more than was paid, grows with what is missing, and forgives five minutes', () => {
  fc.assert(
    fc.property(
      fc.nat(5_000_000),
      fc.integer({ min: 6, max: 900 }),
      fc.nat(1000),
      fc.nat(1000),
      (paid, agreed, a, b) => {
        const fair = (servedMinutes: number) => unservedShare(paid, { agreedMinutes: agreed, servedMinutes })
        expect(fair(Math.min(a, b))).toBeGreaterThanOrEqual(fair(Math.max(a, b)))
        expect(fair(0)).toBe(paid)
        expect(fair(agreed - 5)).toBe(0)
        expect(Number.isInteger(fair(a))).toBe(true)
      },
    ),
  )
})

test('what may be given back never goes under a promise nor over what the family has with us', () => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      fc.nat(1e6),
      fc.nat(1e6),
      fc.nat(1e6),
      (paidFen, refundedFen, priceFen, concessionFen) => {
        const range = reductionRange({ paidFen, refundedFen, priceFen, concessionFen })
        if (!range) return
        expect(range.leastFen).toBeGreaterThanOrEqual(concessionFen)
        expect(range.mostFen).toBeLessThanOrEqual(Math.min(priceFen, paidFen - refundedFen))
        expect(range.leastFen).toBeLessThanOrEqual(range.mostFen)
      },
    ),
  )
})
