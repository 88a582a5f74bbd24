import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createConsoleVoice } from '../../server/carriers/carriers.entry.ts'
import { callElder } from '../../server/elders/elders.entry.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import { remindVisits } from '../../server/notices/remind-visits.ts'
import type { OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const voice = createConsoleVoice({ db, log: pino({ level: 'silent' }) })
const base = testCtx(db, clock)
const ctx = { ...base, ports: { ...base.ports, voice } }
const calls = async () =>
  (await db.outbox.findMany({ where: { topic: 'elder_call' }, orderBy: { id: 'asc' } })).map(
    ({ payload }) => payload as OutboxTopics['elder_call'],
  )
const said = () => db.sandboxMessage.findMany({ where: { body: { startsWith: '【电话】' } } })

let made = 0
/** An accepted visit at 10:00 in Shanghai, and the clock a day before it. */
async function visitAhead(hour = '02:00'): Promise<string> {
  clock.set(new Date(saturdayMorning.getTime() + days(made++)))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  const startsAt = new Date(`2026-12-10T${hour}:00.000Z`)
  const endsAt = new Date(startsAt.getTime() + hours(2))
  await db.order.update({ where: { id: orderId }, data: { startsAt, endsAt } })
  clock.set(new Date(startsAt.getTime() - days(1)))
  return orderId
}

test('whoever wants it is called the day before, once, and hears who comes', async () => {
  const orderId = await visitAhead()
  await db.recipient.update({
    where: { id: world.father.id },
    data: { phone: '13800000008', callsAhead: true },
  })
  await remindVisits(ctx)
  await remindVisits(ctx)
  const [call, ...more] = await calls()
  expect([call?.orderId, more]).toEqual([orderId, []])
  if (!call) return
  await callElder(ctx, call)
  const [{ to, body } = { to: '', body: '' }] = await said()
  expect(to).toBe('13800000008')
  expect(body).toContain('爸爸您好')
  expect(body).toContain('10:00')

  // Moved meanwhile: the call of the old time is not made.
  await db.order.update({ where: { id: orderId }, data: { startsAt: new Date('2026-12-10T02:30:00.000Z') } })
  await callElder(ctx, call)
  expect(await said()).toHaveLength(1)
})

test('nobody is called by night, without a number, or unasked', async () => {
  const orders = [await visitAhead('14:00')]
  await remindVisits(ctx)
  await db.recipient.update({ where: { id: world.father.id }, data: { phone: null } })
  orders.push(await visitAhead('03:00'))
  await remindVisits(ctx)
  await db.recipient.update({
    where: { id: world.father.id },
    data: { phone: '13800000008', callsAhead: false },
  })
  orders.push(await visitAhead('05:00'))
  await remindVisits(ctx)
  expect((await calls()).filter(({ orderId }) => orders.includes(orderId))).toEqual([])
})
