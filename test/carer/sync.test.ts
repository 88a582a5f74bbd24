import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { receiveWaiting } from '../../app/features/carer/receive-waiting.server.ts'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { days, hours, minutes } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const files = createMemoryStore()
const callerOf = (viewer: Person) =>
  createCaller(testCtx(db, clock, viewer, { ports: { ...testCtx(db, clock).ports, files } }))
const door = { lat: 31.22, lng: 121.55 }

/** As a phone sends it: `ago` minutes after it was done, by a watch that is three hours wrong. */
function send(
  intent: string,
  orderId: string,
  fields: Record<string, string> = {},
  ago = 0,
  by = world.carer,
) {
  const form = new FormData()
  const sentAt = clock.now().getTime() + hours(3)
  const own = {
    intent,
    orderId,
    by: world.carer.id,
    key: randomUUID(),
    tries: '1',
    at: String(sentAt - minutes(ago)),
  }
  for (const [name, value] of Object.entries({ ...own, sentAt: String(sentAt), ...fields }))
    form.set(name, value)
  const context = { viewer: by.viewer, now: clock.now(), api: callerOf(by.viewer), locale: 'zh-CN' }
  return { form, answer: () => receiveWaiting(context as unknown as AppLoadContext, copyOf(form)) }
}

const copyOf = (form: FormData) => {
  const copy = new FormData()
  for (const [name, value] of form.entries()) copy.append(name, value)
  return copy
}

let day = 0

/** A visit that was agreed on, each on a morning of its own; the clock stands at its start. */
async function accepted() {
  clock.set(new Date(saturdayMorning.getTime() + days(day++)))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  await db.order.update({ where: { id: orderId }, data: door })
  const { startCode, startsAt } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  clock.set(startsAt)
  return { orderId, startCode, startsAt }
}
const eventsOf = (orderId: string) =>
  db.event.findMany({ where: { stream: `order:${orderId}`, subject: 'visit' }, orderBy: { position: 'asc' } })

test('a whole visit that arrives late and twice is told once, with its own times', async () => {
  const { orderId, startCode, startsAt } = await accepted()
  clock.set(new Date(startsAt.getTime() + minutes(70)))
  const steps = [
    send('depart', orderId, {}, 85),
    send('check_in_code', orderId, { code: startCode, lat: String(door.lat), lng: String(door.lng) }, 68),
    send('care_tick', orderId, { task: '洗头' }, 40),
    send('care_measure', orderId, { vital: 'blood_pressure', value: '132', lower: '78' }, 38),
    send('care_note', orderId, { text: '左膝今天不疼' }, 20),
    send('check_out', orderId, { report: '洗好了' }, 3),
  ]
  for (const { answer } of steps) {
    expect(await answer()).toEqual({ outcome: 'done' })
    expect(await answer()).toEqual({ outcome: 'done' })
  }
  for (const { answer } of steps) expect(await answer()).toEqual({ outcome: 'done' })
  const visit = await db.visit.findUniqueOrThrow({ where: { orderId } })
  const ago = (at: Date | null) => (clock.now().getTime() - (at?.getTime() ?? 0)) / minutes(1)
  expect([visit.departedAt, visit.checkedInAt, visit.checkedOutAt].map(ago)).toEqual([85, 68, 3])
  // The six facts: service, recipient and carer by the order, date and hours, and where the phone was.
  expect(visit).toMatchObject({ checkInMethod: 'code', checkInLat: door.lat, checkInLng: door.lng })
  const entries = await db.careEntry.findMany({ where: { orderId }, orderBy: { at: 'asc' } })
  expect(entries.map(({ kind, at }) => [kind, ago(at)])).toEqual([
    ['task', 40],
    ['blood_pressure', 38],
    ['note', 20],
  ])
  const told = await eventsOf(orderId)
  expect(told.map(({ transition }) => transition)).toEqual(['assign', 'depart', 'check_in', 'check_out'])
  // Both times stand in the chain: when it happened, and when it was told.
  expect(told[1]?.data).toMatchObject({ happenedAt: visit.departedAt?.toISOString() })
  expect(told[1]?.at).toEqual(clock.now())
  expect(await db.lateNote.count()).toBe(0)
})

test('cancelled meanwhile: nothing of it counts, all of it is kept and the provider reads it', async () => {
  const { orderId } = await accepted()
  clock.advance(-minutes(40))
  await callerOf(world.daughter.viewer).orders.move({ orderId, transition: 'cancel', key: randomUUID() })
  clock.advance(minutes(50))
  const notes = [
    send('depart', orderId, {}, 30),
    send('check_in_code', orderId, { code: '0000' }, 12),
    send('care_note', orderId, { text: '阿姨不在，邻居说去医院了' }, 5),
  ]
  for (const { answer } of [...notes, ...notes]) expect(await answer()).toMatchObject({ outcome: 'kept' })
  const seen = await callerOf(world.manager.viewer).carer.lateNotes({ orderId })
  expect(seen.map(({ intent, fields }) => [intent, fields])).toEqual([
    ['depart', {}],
    ['check_in_code', {}],
    ['care_note', { text: '阿姨不在，邻居说去医院了' }],
  ])
  expect(await callerOf(world.daughter.viewer).carer.lateNotes({ orderId })).toEqual([])
  expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe('cancelled')
  const left = await db.outbox.findMany({ where: { topic: 'notice' } })
  const late = left.filter(({ payload }) => (payload as { kind: string }).kind === 'visit_noted_late')
  expect(new Set(late.map(({ payload }) => (payload as { dedupe: string }).dedupe)).size).toBe(1)
})

test('a code that nobody could look at: whoever stood at the door may begin, and the family reads why', async () => {
  const { orderId, startCode } = await accepted()
  const wrong = startCode === '0000' ? '0001' : '0000'
  const far = { code: wrong, lat: '31.30', lng: '121.40' }
  expect(await send('check_in_code', orderId, far, 5).answer()).toMatchObject({
    outcome: 'kept',
    problem: { code: 'orders.too_far' },
  })
  const near = { code: wrong, lat: '31.2201', lng: '121.5501' }
  expect(await send('check_in_code', orderId, near, 4).answer()).toEqual({ outcome: 'done' })
  const visit = await db.visit.findUniqueOrThrow({ where: { orderId } })
  expect([visit.checkInMethod, visit.checkInReason]).toEqual(['place', '没有网络时开始，开始码没有对上'])
})

test('whoever looks at the form is told there; another person’s session sends nothing', async () => {
  const { orderId, startCode } = await accepted()
  const wrong = startCode === '0000' ? '0001' : '0000'
  const live = await send('check_in_code', orderId, { code: wrong, live: '1' }).answer()
  expect(live).toMatchObject({ outcome: 'refused', reply: { problem: { code: 'orders.start_code_wrong' } } })
  expect(await send('depart', orderId, {}, 0, world.manager).answer()).toEqual({ outcome: 'not_you' })
  expect(
    await send('care_note', orderId, { text: '好', by: world.bystander.id }, 0, world.bystander).answer(),
  ).toMatchObject({
    outcome: 'refused',
  })
  expect(await send('accept', orderId).answer()).toMatchObject({ outcome: 'refused' })
})
