import { expect, test } from 'vitest'
import { verifyAll } from '../../server/events/events.entry.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const operator = stage.as(stage.operator.viewer)
const order = await stage.accepted()
const search = (query: string) => operator.errands.search({ query })
const kinds = async (query: string) => (await search(query)).map(({ kind, label }) => `${kind} ${label}`)

test('nothing is found without a reason, and a reason counts for half an hour', async () => {
  expect(await refusal(search('林晓雯'))).toBe('errands.reason_missing')
  await operator.errands.begin({ reason: '家属来电核对退款' })
  expect((await search('林晓雯')).length).toBeGreaterThan(0)
  clock.advance(minutes(31))
  expect(await refusal(search('林晓雯'))).toBe('errands.reason_missing')
  expect(await operator.errands.current()).toBe(null)
})

test('one field finds phone, order, name, provider, caregiver, recipient and payment; people are masked', async () => {
  await operator.errands.begin({ reason: '家属来电核对退款' })
  const payment = await db.payment.findFirstOrThrow({ where: { orderId: order.id } })
  expect(await kinds('138 0000 0001')).toEqual(['person 林**'])
  expect(await kinds(order.number)).toEqual([`order ${order.number}`])
  expect(await kinds(payment.externalId)).toEqual([`payment ${order.number}`])
  expect(await kinds(payment.id)).toEqual([`payment ${order.number}`])
  expect(await kinds('安和')).toEqual(['provider 示例·浦东安和居家养老'])
  expect(await kinds('王秀兰')).toEqual(['person 王**', 'caregiver 王**'])
  expect(await kinds('林建国')).toEqual(['recipient 林**'])
  expect(await kinds('100%')).toEqual([])
  expect((await search('13800000001')).map(({ detail }) => detail)).toEqual(['138****0001'])
})

test('each opened record is an event of the reason’s chain before it is seen; a person shows only then', async () => {
  const { id } = await operator.errands.begin({ reason: '家属来电核对退款' })
  const { id: userId } = stage.daughter
  expect(await refusal(operator.errands.person({ userId }))).toBe('errands.reason_missing')
  expect(await operator.errands.open({ kind: 'person', id: userId })).toEqual({
    path: `/operator/people/${userId}`,
  })
  const file = await operator.errands.person({ userId })
  expect([file.name, file.phone, file.orders.map(({ number }) => number)]).toEqual([
    '林晓雯',
    '13800000001',
    [order.number],
  ])
  await Promise.all([
    operator.errands.open({ kind: 'order', id: order.id }),
    operator.errands.open({ kind: 'provider', id: stage.provider.id }),
    operator.errands.open({ kind: 'recipient', id: stage.father.id }),
  ])
  expect(await operator.errands.current()).toMatchObject({ opened: 4 })
  const events = await db.event.findMany({ where: { stream: `errand:${id}` }, orderBy: { position: 'asc' } })
  expect(events.map(({ transition, reason }) => [transition, reason])).toEqual(
    ['start', 'open', 'open', 'open', 'open'].map((did) => [did, '家属来电核对退款']),
  )
  expect(await db.operatorLook.count({ where: { orderId: order.id } })).toBe(1)
  expect(await refusal(operator.errands.open({ kind: 'order', id: userId }))).toBe('errands.not_found')
  expect((await verifyAll(db)).broken).toBe(null)
})
