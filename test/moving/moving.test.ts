import { beforeEach, expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import { lapseProposals } from '../../server/orders/orders.entry.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const daughter = stage.as(stage.daughter.viewer)
const brother = stage.as(stage.brother.viewer)
const manager = stage.as(stage.manager.viewer)
beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: saturdayMorning } })
})

const later = (hoursLater: number, from = sundayTen) => new Date(from.getTime() + hours(hoursLater))
const holdsOf = (orderId: string) => db.hold.findMany({ where: { orderId, releasedAt: null } })
const wish = (orderId: string, startsAt: Date, as: 'family' | 'provider' = 'family') => ({
  ...{ orderId, startsAt, as, note: '那天要去医院', key: stage.key() },
})

test('early enough, a family moves at once: one firm promise, at the new time, told to both', async () => {
  const order = await stage.accepted(later(72))
  const moved = await daughter.moving.propose(wish(order.id, later(75)))
  expect([moved.startsAt, moved.state, moved.proposal]).toEqual([later(75), 'accepted', null])
  const holds = await holdsOf(order.id)
  expect(holds.map(({ startsAt, expiresAt }) => [startsAt, expiresAt])).toEqual([[later(75), null]])
  expect(moved.timeline.at(-1)).toMatchObject({ transition: 'reschedule', actorName: '林晓雯' })
  const told = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'desc' }, take: 2 })
  expect(told.map(({ payload }) => (payload as { kind: string }).kind)).toEqual([
    'visit_moved',
    'visit_moved',
  ])
})

test('half an hour later is no hindrance to itself', async () => {
  const order = await stage.accepted(later(72))
  const moved = await daughter.moving.propose(wish(order.id, later(72.5)))
  expect(moved.startsAt).toEqual(later(72.5))
})

test('close to the start the provider is asked, and the visit stays until they agree', async () => {
  const order = await stage.accepted()
  clock.set(later(-6))
  const asked = await daughter.moving.propose(wish(order.id, later(4)))
  expect([asked.startsAt, asked.proposal?.side, asked.proposal?.may]).toEqual([
    sundayTen,
    'family',
    ['withdraw'],
  ])
  expect(await refusal(brother.moving.propose(wish(order.id, later(3))))).toBe('moving.already_proposed')
  const seen = await stage.view(order, stage.brother.viewer)
  expect([asked.proposal?.mine, seen.proposal?.mine, seen.proposal?.askedByName]).toEqual([
    true,
    false,
    '林晓雯',
  ])
  expect((await stage.view(order, stage.manager.viewer)).proposal?.askedByName).toBeNull()
  const proposalId = asked.proposal?.id ?? ''
  expect(await refusal(daughter.moving.answer({ proposalId, answer: 'agree' }))).toMatch(/^orders\./)
  const agreed = await manager.moving.answer({ proposalId, answer: 'agree' })
  expect([agreed.startsAt, agreed.proposal]).toEqual([later(4), null])
  await manager.moving.answer({ proposalId, answer: 'agree' })
  expect((await holdsOf(order.id)).map(({ startsAt }) => startsAt)).toEqual([later(4)])
})

test('a provider always asks; refused, withdrawn or unanswered, the old time stands', async () => {
  const order = await stage.accepted(later(96))
  const ask = async () => {
    const asked = await manager.moving.propose(wish(order.id, later(120), 'provider'))
    return asked.proposal?.id ?? ''
  }
  await daughter.moving.answer({ proposalId: await ask(), answer: 'refuse' })
  const again = await ask()
  await manager.moving.answer({ proposalId: again, answer: 'withdraw' })
  expect(await refusal(daughter.moving.answer({ proposalId: again, answer: 'agree' }))).toBe(
    'moving.proposal_over',
  )
  const last = await ask()
  clock.advance(days(1))
  expect(await refusal(daughter.moving.answer({ proposalId: last, answer: 'agree' }))).toBe(
    'moving.proposal_over',
  )
  expect(await lapseProposals(stage.ctx(anonymous))).toBe(1)
  const view = await stage.view(order)
  expect([view.startsAt, view.proposal, view.state]).toEqual([later(96), null, 'accepted'])
})

test('where the new time is lost meanwhile, the old one is kept', async () => {
  const order = await stage.accepted(later(96))
  const asked = await manager.moving.propose(wish(order.id, later(99), 'provider'))
  const other = await stage.accepted(later(99))
  const agree = daughter.moving.answer({ proposalId: asked.proposal?.id ?? '', answer: 'agree' })
  expect(await refusal(agree)).toBe('moving.slot_gone')
  expect((await holdsOf(order.id)).map(({ startsAt }) => startsAt)).toEqual([later(96)])
  expect((await holdsOf(other.id)).length).toBe(1)
})

test('the same click twice moves once', async () => {
  const order = await stage.accepted(later(72))
  const same = wish(order.id, later(75))
  const [one, two] = await Promise.all([daughter.moving.propose(same), daughter.moving.propose(same)])
  expect([one.startsAt, two.startsAt]).toEqual([later(75), later(75)])
  const moves = (await stage.view(order)).timeline.filter(({ transition }) => transition === 'reschedule')
  expect(moves.length).toBe(1)
})

test('two siblings and one free hour: one visit gets it, both keep a time', async () => {
  const first = await stage.accepted(later(72))
  const second = await stage.accepted(later(96))
  const results = await Promise.allSettled([
    daughter.moving.propose(wish(first.id, later(78))),
    brother.moving.propose(wish(second.id, later(78))),
  ])
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  for (const { id } of [first, second]) expect((await holdsOf(id)).length).toBe(1)
})

test('moving away does not make cancelling cheaper', async () => {
  const order = await stage.accepted(later(25))
  await daughter.moving.propose(wish(order.id, later(120)))
  clock.set(later(24))
  expect((await stage.view(order)).refundIfCancelledFen).toBe(order.priceFen / 2)
})

test('what has begun stays', async () => {
  const order = await stage.accepted()
  clock.set(sundayTen)
  const refused = await refusal(daughter.moving.propose(wish(order.id, later(30))))
  expect(refused).toBe('moving.not_movable')
})

test('times to choose from leave the visit’s own time out of its way', async () => {
  const order = await stage.accepted(later(72))
  const { days: shown, atOnce } = await daughter.moving.times({ orderId: order.id, as: 'family' })
  const starts = shown.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt.getTime()))
  expect(starts).toContain(later(72.5).getTime())
  expect(atOnce).toBe(true)
  const strangers = stage.as(stage.otherManager.viewer)
  expect(await refusal(strangers.moving.times({ orderId: order.id, as: 'provider' }))).toBe(
    'orders.not_found',
  )
})
