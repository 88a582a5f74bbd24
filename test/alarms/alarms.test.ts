import { expect, test } from 'vitest'
import { lookOut } from '../../server/alarms/alarms.entry.ts'
import { byUrgency } from '../../server/console/console.rules.ts'
import { findQueues } from '../../server/console/find-queues.ts'
import { verifyAll } from '../../server/events/events.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import { openStage, refusal } from '../orders/steps.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { countingQueries } from '../support/queries.ts'
import { anonymous } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const operator = stage.as(stage.operator.viewer)
const system = stage.ctx(anonymous)
const kinds = async () => (await operator.alarms.list({ scope: 'open' })).map(({ kind }) => kind).sort()

test('a healthy house raises nothing', async () => {
  expect(await lookOut(system)).toBe(0)
})

test('each thing that is the matter is one alarm, however often and by however many it is found', async () => {
  const order = await stage.accepted()
  await db.offering.update({
    where: { id: stage.other.offering.id },
    data: { description: '预存一万，年化收益 8%，保本。' },
  })
  await db.credential.updateMany({
    where: { caregiverId: order.visit.caregiver.id },
    data: { expiresOn: new Date('2026-11-30') },
  })
  for (const id of [1, 2, 3])
    await db.outbox.create({
      data: { topic: 'refund', payload: { refundId: id }, attempts: 25, lastError: 'gone' },
    })
  const { familyId, recipientId, providerId } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
  for (const closedAt of [1, 2, 3].map((hour) => new Date(clock.now().getTime() - hour * 3_600_000)))
    await db.incident.create({
      data: {
        ...{
          familyId,
          recipientId,
          providerId,
          state: 'closed',
          raisedBySide: 'family',
          raisedByName: '林晓雯',
        },
        ...{ raisedAt: closedAt, enteredAt: closedAt, closedAt, outcome: 'settled', report: '没有大碍' },
      },
    })
  await db.ledgerLine.findFirstOrThrow()
  const opened = await Promise.all([lookOut(system), lookOut(system)])
  expect(opened[0] + opened[1]).toBe(4)
  expect(await lookOut(system)).toBe(0)
  expect(await kinds()).toEqual(['complaint_burst', 'credential_expiry', 'outbox_dead', 'promised_returns'])
  const [told] = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'desc' }, take: 1 })
  expect(told?.payload).toMatchObject({ kind: 'alarm_raised', to: { operators: true } })
})

test('somebody takes it on, and it is closed with what was done; closed it does not come back', async () => {
  const alarms = await operator.alarms.list({ scope: 'open' })
  const alarmId = alarms.find(({ kind }) => kind === 'outbox_dead')?.id ?? ''
  const key = stage.key()
  await operator.alarms.move({ alarmId, move: 'acknowledge', key })
  await operator.alarms.move({ alarmId, move: 'acknowledge', key })
  const again = operator.alarms.move({ alarmId, move: 'acknowledge', key: stage.key() })
  expect(await refusal(again)).toBe('alarms.changed_meanwhile')
  const closing = (text: string) => operator.alarms.move({ alarmId, move: 'close', text, key: stage.key() })
  expect(await refusal(closing(''))).toBe('general.invalid_input')
  const both = await Promise.all([refusal(closing('重新送出了')), refusal(closing('重新送出了'))])
  expect(both.sort()).toEqual(['alarms.changed_meanwhile', 'went through'])
  const [closed] = await operator.alarms.list({ scope: 'closed' })
  expect(closed).toMatchObject({
    kind: 'outbox_dead',
    outcome: '重新送出了',
    closedByName: '陈立',
    moves: [],
  })
  expect(await lookOut(system)).toBe(0)
  expect((await verifyAll(db)).broken).toBe(null)
})

test('the console counts every queue in three queries at most, the most urgent first', async () => {
  const counting = countingQueries(url)
  await findQueues({ db: counting.db, clock })
  expect(counting.count()).toBeLessThanOrEqual(3)
  await counting.close()
  const queues = await operator.console.home()
  expect(queues[0]).toMatchObject({ name: 'alarms', count: 3 })
  const now = clock.now()
  const at = (ms: number) => new Date(now.getTime() + ms)
  const queue = (
    name: 'claims' | 'incidents' | 'disputes' | 'reports',
    count: number,
    dueAt: Date | null,
  ) => ({
    ...{ name, count, dueAt, oldestAt: now },
  })
  const sorted = byUrgency(
    [
      queue('reports', 2, null),
      queue('claims', 0, null),
      queue('disputes', 1, at(-days(1))),
      queue('incidents', 1, at(days(1))),
    ],
    now,
  )
  expect(sorted.map(({ name }) => name)).toEqual(['incidents', 'disputes', 'reports', 'claims'])
})
