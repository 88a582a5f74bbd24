import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { fireDueIncidents, textPeople } from '../../server/incidents/incidents.entry.ts'
import { minutes } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { deliverNotice } from '../../server/notices/notices.entry.ts'
import type { OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer)).incidents
const [daughter, brother, manager, carer, operator] = [
  ...[world.daughter, world.brother, world.manager, world.carer, world.operator].map(({ viewer }) =>
    as(viewer),
  ),
] as [
  ReturnType<typeof as>,
  ReturnType<typeof as>,
  ReturnType<typeof as>,
  ReturnType<typeof as>,
  ReturnType<typeof as>,
]
const elders = createCaller(testCtx(db, clock, anonymous)).elders
const link = await createCaller(testCtx(db, clock, world.daughter.viewer)).elders.createLink({
  recipientId: world.father.id,
})
const token = link.url.split('/').at(-1) ?? ''
const key = () => randomUUID()
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )

/** Delivers what the outbox holds; gives who was told what, and the texts that left. */
async function told() {
  const sent: { to: string; body: string }[] = []
  const ports = {
    ...testCtx(db, clock).ports,
    sms: { name: 'sandbox' as const, send: async (m: (typeof sent)[0]) => void sent.push(m) },
  }
  const ctx = testCtx(db, clock, anonymous, { ports })
  const rows = await db.outbox.findMany({ where: { deliveredAt: null }, orderBy: { id: 'asc' } })
  for (const { topic, payload } of rows) {
    if (topic === 'notice') await deliverNotice(ctx, payload as OutboxTopics['notice'])
    if (topic === 'alarm') await textPeople(ctx, payload as OutboxTopics['alarm'])
  }
  await db.outbox.updateMany({ where: { deliveredAt: null }, data: { deliveredAt: clock.now() } })
  const notices = await db.notice.findMany({
    where: { readAt: null, kind: { startsWith: 'incident' } },
    select: { kind: true, params: true, user: { select: { name: true } } },
  })
  await db.notice.updateMany({ data: { readAt: clock.now() } })
  return { sent, notices: notices.map(({ kind, user }) => `${user.name} ${kind}`).sort(), raw: notices }
}

const everyone = (kind: string) =>
  ['周敏', '林晓峰', '林晓雯', '王秀兰', '陈立'].map((name) => `${name} ${kind}`).sort()

await told()

test('one press of the elder tells family, provider and operator at once, in the page and by text', async () => {
  const page = await elders.help({ token, key: key() })
  expect(page.incident).toMatchObject({ state: 'raised', own: true, answeredBy: [] })
  const { sent, notices, raw } = await told()
  expect(notices).toEqual(everyone('incident_raised'))
  expect(sent.map(({ to }) => to).sort()).toEqual(
    [world.daughter, world.brother, world.manager, world.carer, world.operator]
      .map(({ phone }) => phone)
      .sort(),
  )
  // Operators read no name in an inbox: opening the call is what is remembered.
  const names = raw.map(({ user, params }) => [user.name, (params as { who: string }).who])
  expect(Object.fromEntries(names)).toMatchObject({ 林晓雯: '爸爸', 周敏: '林建国', 陈立: '林**' })
  const [going] = await daughter.going()
  expect(going).toMatchObject({ who: '爸爸', state: 'raised', providerName: world.provider.name })
  for (const side of [brother, manager, carer, operator]) expect(await side.going()).toHaveLength(1)
  expect(await as(world.bystander.viewer).going()).toEqual([])
  expect(await as(world.otherManager.viewer).going()).toEqual([])
})

test('pressed again it stays one call, and nobody is called a second time for it', async () => {
  await elders.help({ token, key: key() })
  await daughter.raise({ recipientId: world.father.id, key: key() })
  expect(await db.incident.count()).toBe(1)
  expect((await told()).sent).toEqual([])
})

test('nobody answers: after two minutes everyone is called again, and again five minutes later', async () => {
  const ctx = testCtx(db, clock)
  expect(await fireDueIncidents(ctx)).toBe(0)
  clock.advance(minutes(2))
  expect(await Promise.all([fireDueIncidents(ctx), fireDueIncidents(ctx)])).toContain(1)
  const first = await told()
  expect(first.notices).toEqual(everyone('incident_escalated'))
  expect(first.sent).toHaveLength(5)
  clock.advance(minutes(4))
  expect(await fireDueIncidents(ctx)).toBe(0)
  clock.advance(minutes(1))
  expect(await fireDueIncidents(ctx)).toBe(1)
  expect((await told()).notices).toEqual(everyone('incident_escalated'))
})

test('two answer in the same moment: one stops the calling, the other joins; pressed twice it counts once', async () => {
  const [{ id: incidentId } = { id: '' }] = await daughter.going()
  const again = key()
  const outcomes = await Promise.all([
    outcome(brother.acknowledge({ incidentId, key: again })),
    outcome(brother.acknowledge({ incidentId, key: again })),
    outcome(manager.acknowledge({ incidentId, key: key() })),
  ])
  expect(outcomes).toEqual(['went through', 'went through', 'went through'])
  const { answers, state, timeline } = await operator.get({ incidentId })
  expect([state, answers.map(({ name }) => name).sort()]).toEqual(['acknowledged', ['周敏', '林晓峰']])
  expect(timeline.map(({ transition }) => transition).slice(-2)).toEqual(['acknowledge', 'join'])
  expect((await elders.open({ token })).incident?.answeredBy.toSorted()).toEqual(['周敏', '林晓峰'])
  expect((await told()).notices).toEqual(everyone('incident_acknowledged'))
})

test('an elder who presses once more after an answer rings everyone again', async () => {
  await elders.help({ token, key: key() })
  expect((await told()).sent).toHaveLength(5)
  const [{ id: incidentId } = { id: '' }] = await daughter.going()
  await daughter.acknowledge({ incidentId, key: key() })
  await told()
})

test('what nobody closes is asked about after half an hour, then ever less often', async () => {
  clock.advance(minutes(30))
  expect(await fireDueIncidents(testCtx(db, clock))).toBe(1)
  expect((await told()).notices).toEqual(everyone('incident_unclosed'))
  clock.advance(minutes(59))
  expect(await fireDueIncidents(testCtx(db, clock))).toBe(0)
})

test('it ends with a report that every side reads; what is over stays over', async () => {
  const [{ id: incidentId } = { id: '' }] = await manager.going()
  const report = '摔了一跤，膝盖擦破，量了血压 136/82，已经包好。'
  await manager.close({ incidentId, key: key(), outcome: 'settled', report })
  expect((await told()).notices).toEqual(everyone('incident_closed'))
  for (const side of [daughter, carer, operator]) {
    expect(await side.get({ incidentId })).toMatchObject({
      state: 'closed',
      outcome: 'settled',
      report,
      moves: [],
    })
  }
  expect(await outcome(daughter.close({ incidentId, key: key(), outcome: 'other', report: '再写' }))).toBe(
    'incidents.changed_meanwhile',
  )
  expect((await operator.get({ incidentId })).phones).toEqual([])
  expect((await operator.get({ incidentId })).addressLine).toBe('')
  expect((await elders.open({ token })).incident).toBeNull()
})

test('a carer’s panic: she cannot answer herself, takes it back with one press, and nobody else can', async () => {
  const { id: incidentId } = await carer.raise({ orderId, key: key() })
  await told()
  expect(await outcome(carer.acknowledge({ incidentId, key: key() }))).toBe('incidents.own_call')
  expect(await outcome(manager.takeBack({ incidentId, key: key() }))).toBe('incidents.not_the_caller')
  expect(await outcome(elders.takeBackHelp({ token, key: key() }))).toBe('incidents.not_the_caller')
  expect(await carer.takeBack({ incidentId, key: key() })).toMatchObject({ state: 'false_alarm' })
  expect((await told()).notices).toEqual(everyone('incident_false_alarm'))
})

test('thirty-two presses at once, of four people, are one call', async () => {
  const presses = Array.from({ length: 8 }, () => [
    outcome(elders.help({ token, key: key() })),
    outcome(daughter.raise({ orderId, key: key() })),
    outcome(brother.raise({ recipientId: world.father.id, key: key() })),
    outcome(carer.raise({ orderId, key: key() })),
  ]).flat()
  expect(new Set(await Promise.all(presses))).toEqual(new Set(['went through']))
  expect(await db.incident.count({ where: { closedAt: null } })).toBe(1)
  expect((await told()).notices).toEqual(everyone('incident_raised'))
})

test('taken back and answered at once: whichever is second finds how things stand', async () => {
  const incident = await db.incident.findFirstOrThrow({ where: { closedAt: null } })
  const raiser = incident.raisedBySide === 'recipient' ? elders.takeBackHelp({ token, key: key() }) : null
  const own = [daughter, brother, carer].map((side) => side.takeBack({ incidentId: incident.id, key: key() }))
  const outcomes = await Promise.all([
    outcome(operator.acknowledge({ incidentId: incident.id, key: key() })),
    ...own.map(outcome),
    ...(raiser ? [outcome(raiser)] : []),
  ])
  expect(outcomes).toContain('went through')
  const { state } = await db.incident.findUniqueOrThrow({ where: { id: incident.id } })
  expect(state).toBe('false_alarm')
})

test('with no visit near, family and operator are told; a visit that is over calls nobody from the desk', async () => {
  await told()
  clock.advance(minutes(60 * 24 * 3))
  await elders.help({ token, key: key() })
  expect((await told()).notices).toEqual(
    ['林晓峰', '林晓雯', '陈立'].map((name) => `${name} incident_raised`).sort(),
  )
  await elders.takeBackHelp({ token, key: key() })
  expect(await outcome(carer.raise({ orderId, key: key() }))).toBe('incidents.no_visit')
})

test('the chain of every call holds', async () => {
  const events = await db.event.findMany({
    where: { subject: 'incident' },
    orderBy: [{ stream: 'asc' }, { position: 'asc' }],
  })
  const before = new Map<string, string>()
  for (const { stream, hash, prevHash } of events) {
    expect(prevHash).toBe(before.get(stream) ?? '')
    before.set(stream, hash)
  }
  expect(events.length).toBeGreaterThan(10)
})
