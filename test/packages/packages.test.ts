import { beforeEach, describe, expect, test } from 'vitest'
import { days, hours, minutes, after as since } from '../../server/kernel/clock.ts'
import { foretellEndings } from '../../server/packages/packages.entry.ts'
import { findSpikes } from '../../server/prepayments/prepayments.entry.ts'
import { replayQuote } from '../../server/quotes/quotes.entry.ts'
import { refusal } from '../orders/steps.ts'
import { testDatabase } from '../support/database.ts'
import { openHolder } from './holder.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const { api, desk, clock, key, balanced } = stage
const start = clock.now()
const theirs = (fen: number) => fen - Math.floor((fen * 600 + 5_000) / 10_000)

beforeEach(async () => {
  clock.set(start)
  const plain = { fees: [], refundPolicy: 'flexible', unit: 'visit', description: '' }
  await db.offering.update({ where: { id: stage.offering.id }, data: plain })
  // What one test has left to be used is no part of the next.
  const open = await db.order.findMany({
    where: { state: { in: ['requested', 'accepted', 'awaiting_payment'] } },
  })
  for (const { id } of open) await stage.press(stage.daughter.viewer, { id }, 'cancel')
  for (const one of await db.visitPackage.findMany({ where: { state: 'active' }, select: { id: true } }))
    if ((await stage.get(one)).backFen > 0) await stage.refund(one)
})

describe('what is sold', () => {
  test('is not dearer than visit by visit, for a year at most, by the visit only, and withdrawn by its manager', async () => {
    expect(await refusal(stage.offer({ priceFen: 5 * 16_800 + 1 }))).toBe('packages.dearer')
    const offerId = (await stage.offer()).id
    expect(await api.packages.offers({ providerId: stage.provider.id })).toMatchObject([
      { id: offerId, visits: 5, priceFen: 80_001, eachFen: 16_001, savedFen: 3_999, months: 3 },
    ])
    const other = stage.as(stage.otherManager.viewer)
    expect(await refusal(other.packages.withdraw({ offerId }))).toBe('packages.offer_not_found')
    expect(await refusal(stage.as(stage.carer.viewer).packages.withdraw({ offerId }))).toBe(
      'providers.not_allowed',
    )
    await desk.packages.withdraw({ offerId })
    expect(await api.packages.offers({ providerId: stage.provider.id })).toEqual([])
    expect(await refusal(stage.buy(offerId))).toBe('packages.offer_not_found')
    await db.offering.update({ where: { id: stage.offering.id }, data: { unit: 'hour' } })
    expect(await refusal(stage.offer())).toBe('packages.not_by_the_visit')
    await db.offering.update({
      where: { id: stage.offering.id },
      data: { unit: 'visit', description: '稳赚' },
    })
    expect(await refusal(stage.offer())).toBe('providers.promised_returns')
  })

  test('the database itself refuses more than a year and a dearer price', async () => {
    const row = { offeringId: stage.offering.id, visits: 5, unitFen: 100, createdAt: start }
    const write = (data: { priceFen: number; months: number }) =>
      db.packageOffer.create({ data: { ...row, ...data, key: key() } })
    await expect(write({ priceFen: 500, months: 13 })).rejects.toThrow(/package_offer_lawful/)
    await expect(write({ priceFen: 501, months: 12 })).rejects.toThrow(/package_offer_possible/)
  })
})

describe('buying', () => {
  test('is one package for one key, and its money lies in custody from the payment on', async () => {
    const offerId = (await stage.offer()).id
    const said = { offerId, recipientId: stage.father.id, key: key() }
    const [one, other] = await Promise.all([api.packages.buy(said), api.packages.buy(said)])
    expect(other.id).toBe(one.id)
    expect(one).toMatchObject({ state: 'awaiting_payment', validUntil: '2027-02-20', custodyFen: 0 })
    const externalId = await stage.pay(one)
    await stage.hear(externalId, 'paid')
    expect(await stage.get(one)).toMatchObject({
      ...{ state: 'active', free: 5, custodyFen: 80_001, backFen: 80_001 },
      coolingOffUntil: since(start, days(7)),
    })
    expect(await stage.custody(one)).toBe(80_001)
    expect((await desk.packages.forDesk({ providerId: stage.provider.id })).sold[0]).toMatchObject({
      id: one.id,
    })
    expect((await desk.ledger.earnings({ providerId: stage.provider.id })).custody).toMatchObject({
      packages: 1,
    })
    await balanced()
  })

  test('unpaid it lapses; money that comes after that goes back', async () => {
    const { id } = await stage.buy((await stage.offer()).id)
    const { url } = await api.packages.pay({ packageId: id })
    clock.advance(minutes(31))
    await stage.fire()
    expect((await stage.get({ id })).state).toBe('lapsed')
    expect(await refusal(api.packages.pay({ packageId: id }))).toBe('packages.changed_meanwhile')
    await stage.hear(url.split('/').at(-1) ?? '', 'paid')
    expect((await stage.get({ id })).refunds).toMatchObject([{ amountFen: 80_001, state: 'requested' }])
    expect(await stage.custody({ id })).toBe(0)
    await balanced()
  })

  test('nobody else sees it, and who only watches cannot buy', async () => {
    const one = await stage.bought()
    expect(await refusal(stage.as(stage.bystander.viewer).packages.get({ packageId: one.id }))).toBe(
      'packages.not_found',
    )
    const watcher = {
      ...stage.brother.viewer,
      families: [{ id: stage.family.id, name: '', role: 'viewer' as const }],
    }
    const call = stage.as(watcher).packages.refund({ packageId: one.id, backFen: 80_001, key: key() })
    expect(await refusal(call)).toBe('orders.no_family_role')
  })
})

describe('a visit drawn from it', () => {
  test('is quoted line by line, needs no payment, and its share goes to the provider when it is confirmed', async () => {
    const one = await stage.bought()
    const order = await stage.done()
    expect(order.quote).toMatchObject({
      ...{ priceFen: 16_000, selfFen: 0, seen: '0-0-0-0-0p' },
      package: { number: one.number, no: 1, of: 5, fen: 16_000 },
      lines: [
        { code: 'base', amountFen: 16_800 },
        { code: 'package', amountFen: -800 },
      ],
    })
    expect(order.payment).toMatchObject({ state: 'none', amountFen: 0 })
    expect(await stage.get(one)).toMatchObject({
      free: 4,
      drawn: 1,
      used: 0,
      backFen: 64_001,
      custodyFen: 80_001,
    })
    await stage.press(stage.daughter.viewer, order, 'confirm')
    expect(await stage.get(one)).toMatchObject({ free: 4, drawn: 0, used: 1, custodyFen: 64_001 })
    expect(await stage.custody(one)).toBe(64_001)
    const { released } = await desk.ledger.earnings({ providerId: stage.provider.id })
    expect(released.find(({ orderId }) => orderId === order.id)).toMatchObject({
      ...{ grossFen: 16_000, netFen: theirs(16_000) },
    })
    const kept = await db.orderQuote.findUniqueOrThrow({ where: { orderId: order.id } })
    expect(await replayQuote(db, kept)).toEqual(kept.result)
    await balanced()
  })

  test('leaves surcharges to the family, and nothing to insurance or vouchers', async () => {
    await stage.bought()
    await db.offering.update({
      where: { id: stage.offering.id },
      data: { fees: [{ kind: 'evening', basisPoints: 2_500, fromMinute: 960 }] },
    })
    const order = await stage.order(since(stage.nextDay(), hours(6)))
    expect(order).toMatchObject({ state: 'awaiting_payment', priceFen: 20_200 })
    expect(order.quote).toMatchObject({ selfFen: 4_200, shares: { ltci: { fen: 0, why: 'paid_ahead' } } })
    await stage.payOrder(order)
    await stage.press(stage.manager.viewer, order, 'accept')
    await balanced()
  })

  test('of the last one the brother and the sister take at once one wins, the other hears that the price has changed', async () => {
    const one = await stage.bought({ visits: 2, priceFen: 30_001 })
    await stage.order(stage.nextDay())
    const drafts = [
      await stage.draft(stage.daughter.viewer, stage.father.id, stage.nextDay()),
      await stage.draft(stage.brother.viewer, stage.father.id, stage.nextDay()),
    ] as const
    const viewers = [stage.daughter.viewer, stage.brother.viewer]
    const quotes = await Promise.all(drafts.map((draft, i) => stage.as(viewers[i]!).drafts.quote(draft)))
    expect(quotes.map((quote) => quote?.package?.no)).toEqual([2, 2])
    const ends = await Promise.all(
      drafts.map((draft, i) =>
        refusal(stage.as(viewers[i]!).orders.place({ ...draft, key: key(), quote: quotes[i]!.seen })),
      ),
    )
    expect(ends.sort()).toEqual(['quotes.changed', 'went through'])
    expect(await stage.get(one)).toMatchObject({ free: 0, drawn: 2 })
    await balanced()
  })

  test('is not drawn for a day after its last, for somebody else, or for another service', async () => {
    const one = await stage.bought({ months: 1 })
    const startsAt = stage.nextDay()
    const before = new Date(`${startsAt.toISOString().slice(0, 10)}T00:00:00Z`)
    await db.visitPackage.update({ where: { id: one.id }, data: { validUntil: since(before, -days(1)) } })
    expect((await stage.order(startsAt)).quote?.package).toBeNull()
    await db.visitPackage.update({ where: { id: one.id }, data: { validUntil: before } })
    const draft = await stage.draft(stage.daughter.viewer, stage.motherInLaw.id, stage.nextDay())
    expect((await api.drafts.quote(draft))?.package).toBeNull()
  })
})

describe('cancelling', () => {
  test('where all comes back the visit goes back to the package', async () => {
    const one = await stage.bought()
    const order = await stage.accepted()
    expect((await stage.view(order)).visitIfCancelledFen).toBe(16_000)
    await stage.press(stage.daughter.viewer, order, 'cancel')
    expect(await stage.get(one)).toMatchObject({ free: 5, drawn: 0, custodyFen: 80_001, refunds: [] })
    await balanced()
  })

  test('where a part is kept the visit is used: the rest comes back in money, told before', async () => {
    await db.offering.update({
      where: { id: stage.offering.id },
      data: { refundPolicy: 'custom:48=100,1=50' },
    })
    const one = await stage.bought()
    const order = await stage.accepted()
    clock.set(since(order.startsAt, -hours(24)))
    expect((await stage.view(order)).visitIfCancelledFen).toBe(8_000)
    await stage.press(stage.daughter.viewer, order, 'cancel')
    expect(await stage.get(one)).toMatchObject({
      ...{ free: 4, drawn: 0, used: 1, custodyFen: 64_001 },
      refunds: [{ amountFen: 8_000 }],
    })
    await balanced()
  })

  test('by the provider gives it back whole; so does what an operator upholds', async () => {
    const one = await stage.bought()
    const order = await stage.accepted()
    await stage.press(stage.manager.viewer, order, 'withdraw', '护理员生病')
    expect(await stage.get(one)).toMatchObject({ free: 5, drawn: 0 })
    const done = await stage.done(stage.nextDay())
    await stage.press(stage.daughter.viewer, done, 'dispute', '没有洗')
    await stage.press(stage.operator.viewer, done, 'uphold', '属实')
    expect(await stage.get(one)).toMatchObject({ free: 5, drawn: 0, used: 0, custodyFen: 80_001 })
    await balanced()
  })

  test('of less work the part not done comes back in money when it is confirmed', async () => {
    const one = await stage.bought()
    const done = await stage.done()
    await desk.orders.reduce({ orderId: done.id, amountFen: 4_000, reason: '少洗了头', key: key() })
    await stage.press(stage.daughter.viewer, done, 'confirm')
    expect(await stage.get(one)).toMatchObject({
      used: 1,
      custodyFen: 64_001,
      refunds: [{ amountFen: 4_000 }],
    })
    await balanced()
  })
})

describe('the end', () => {
  test('asked for: what is not ordered comes back at what it was paid with, what is ordered goes on; the sum is asked about again', async () => {
    const one = await stage.bought()
    const order = await stage.order()
    const said = { packageId: one.id, backFen: 80_001, key: key() }
    expect(await refusal(api.packages.refund(said))).toBe('packages.sum_changed')
    const right = { ...said, backFen: 64_001 }
    const [first, second] = await Promise.all([api.packages.refund(right), api.packages.refund(right)])
    expect([first.state, second.state]).toEqual(['refunded', 'refunded'])
    expect(first.refunds).toMatchObject([{ amountFen: 64_001 }])
    expect(await stage.custody(one)).toBe(16_000)
    await stage.press(stage.manager.viewer, order, 'decline', '排不出人')
    const last = await stage.get(one)
    expect(last).toMatchObject({ free: 0, drawn: 0, custodyFen: 0 })
    expect(last.refunds.map(({ amountFen }) => amountFen)).toEqual([64_001, 16_000])
    expect(await stage.custody(one)).toBe(0)
    await balanced()
  })

  test('after the last visit it is used up, and custody ends at nothing', async () => {
    const one = await stage.bought({ visits: 2, priceFen: 30_001 })
    await stage.confirmed(stage.nextDay())
    const last = await stage.confirmed(stage.nextDay())
    expect(last.quote?.package).toMatchObject({ no: 2, fen: 15_001 })
    expect(await stage.get(one)).toMatchObject({ state: 'used_up', used: 2, custodyFen: 0 })
    expect(await stage.custody(one)).toBe(0)
    await balanced()
  })

  test('when its time is over: told 30 and 7 days before, each once, then the rest goes back by itself', async () => {
    const one = await stage.bought()
    const told = () => foretellEndings({ db, clock })
    clock.set(new Date('2027-01-20T02:00:00Z'))
    expect(await told()).toBe(0)
    clock.set(new Date('2027-01-21T02:00:00Z'))
    expect([await told(), await told()]).toEqual([1, 0])
    clock.set(new Date('2027-02-14T02:00:00Z'))
    expect([await told(), await told()]).toEqual([1, 0])
    clock.set(new Date('2027-02-20T15:00:00Z'))
    await stage.fire()
    expect((await stage.get(one)).state).toBe('active')
    clock.advance(hours(2))
    await stage.fire()
    expect(await stage.get(one)).toMatchObject({
      state: 'expired',
      custodyFen: 0,
      refunds: [{ amountFen: 80_001 }],
    })
    await balanced()
  })
})

test('much bought ahead at once is an alarm', async () => {
  await stage.bought({ visits: 100, priceFen: 1_680_000, months: 12 })
  await stage.bought({ visits: 100, priceFen: 1_680_000, months: 12 })
  expect(await findSpikes({ db, clock })).toMatchObject([{ providerId: stage.provider.id }])
})
