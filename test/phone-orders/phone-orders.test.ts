import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { hours } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { textElder } from '../../server/phone-orders/phone-orders.entry.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
await seedRegions(db)
const world = await buildWorld(db, clock)
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer))
const operator = as(world.operator.viewer)
const manager = as(world.manager.viewer)
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const uncle = {
  ...{ kind: 'elder' as const, name: '周国强', calledBy: '周爷爷', regionCode: '310115' },
  ...{ addressLine: '示例路 30 弄 2 号', phone: '13800000091', asksFirst: false },
}
const call = {
  channel: 'phone',
  callerName: '周明',
  callerPhone: '13800000090',
  relation: 'child',
  verifiedBy: 'called_back',
  reason: '不会用手机，请我们代约',
  consented: true,
} as const

let ahead = 0
/** A draft as staff fill it in for a person described; each starts later than the one before. */
async function draftOf(api: typeof operator, recipient = uncle) {
  const ownerKey = randomUUID()
  const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId: world.offering.id })
  ahead += 2
  const startsAt = new Date(clock.now().getTime() + hours(ahead))
  await api.drafts.setWho({ ownerKey, draftId, who: { recipient } })
  await api.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  return { ownerKey, draftId }
}

test('an operator orders for a caller: an account to take over, two hours to pay, everybody told', async () => {
  const placing = { ...(await draftOf(operator)), ...call, key: randomUUID() }
  const placed = await operator.phoneOrders.place(placing)
  expect(placed.order).toMatchObject({ state: 'awaiting_payment' })
  const order = await db.order.findUniqueOrThrow({
    where: { id: placed.order?.id ?? '' },
    include: { recipient: true },
  })
  expect(order.dueAt).toEqual(new Date(clock.now().getTime() + hours(2)))
  const payer = await db.user.findUniqueOrThrow({ where: { phoneNumber: '+8613800000090' } })
  const made = [payer.name, payer.phoneNumberVerified, order.placedBy, order.recipient.name]
  expect(made).toEqual(['周明', false, payer.id, '周国强'])
  const told = await db.outbox.findMany({ where: { topic: { in: ['notice', 'elder_text'] } } })
  expect(told.map(({ topic, payload }) => [topic, (payload as { kind?: string }).kind])).toEqual([
    ['notice', 'phone_order_placed'],
    ['elder_text', undefined],
  ])
  const mine = as(await loadViewer(db, payer.id))
  const seen = await mine.orders.get({ orderId: order.id })
  const first = { actorKind: 'operator', actorName: '陈立', data: { byPhone: 'phone' } }
  expect(seen.timeline[0]).toMatchObject(first)
  expect((await mine.orders.pay({ orderId: order.id })).url).toBeTruthy()
  const events = await db.event.findMany({
    where: { stream: `phone-order:${placed.id}` },
    orderBy: { position: 'asc' },
  })
  expect(events.map(({ transition, reason }) => [transition, reason])).toEqual([
    ['take_call', '不会用手机，请我们代约'],
    ['place', ''],
  ])
  const again = await operator.phoneOrders.place({ ...placing, key: randomUUID() })
  expect([again.order?.id, await db.order.count({ where: { placedBy: payer.id } })]).toEqual([order.id, 1])
})

test('the elder is told on their own phone, and gets a way in of their own once', async () => {
  const texts: string[] = []
  const base = testCtx(db, clock)
  const send = async ({ to, body }: { to: string; body: string }) => void texts.push(`${to} ${body}`)
  const ctx = { ...base, ports: { ...base.ports, sms: { name: 'sandbox' as const, send } } }
  const { id: orderId } = await db.order.findFirstOrThrow({ where: { byPhone: true } })
  await textElder(ctx, { orderId })
  await textElder(ctx, { orderId })
  expect(texts).toHaveLength(2)
  expect(texts[0]).toMatch(/^13800000091 .*http:\/\/yiyou\.test\/e\//)
  expect(texts[1]).not.toContain('/e/')
})

test('whom the family has written down is found by name, shown to nobody, and asked first all the same', async () => {
  const before = await db.recipient.count()
  const described = { ...uncle, name: '孙玉梅', addressLine: '随便说的地址 1 号', phone: '' }
  const owned = await draftOf(operator, described)
  const { order } = await operator.phoneOrders.place({
    ...{ ...owned, ...call, callerPhone: '13800000001', key: randomUUID() },
  })
  expect(await db.recipient.count()).toBe(before)
  const kept = await db.order.findUniqueOrThrow({ where: { id: order?.id ?? '' } })
  expect([kept.recipientId, kept.state, kept.placedBy]).toEqual([
    world.motherInLaw.id,
    'awaiting_elder',
    world.daughter.id,
  ])
  expect(kept.addressLine).toContain('示例路 20 弄')
  const said = JSON.stringify([await operator.phoneOrders.list({}), await operator.drafts.get(owned)])
  expect(said).not.toContain('示例路 20 弄')
})

test('a manager orders at their own provider; a rival, a carer and a daughter take no calls', async () => {
  const owned = await draftOf(manager, { ...uncle, name: '钱阿婆' })
  const { id, order } = await manager.phoneOrders.place({ ...owned, ...call, key: randomUUID() })
  expect(order?.state).toBe('awaiting_payment')
  const placing = { ...(await draftOf(manager)), ...call }
  for (const { viewer } of [world.otherManager, world.carer, world.daughter]) {
    const tried = as(viewer).phoneOrders
    expect(await outcome(tried.place({ ...placing, key: randomUUID() }))).toBe('phone_orders.not_allowed')
    expect(await tried.list({})).toEqual([])
    expect(await outcome(tried.get({ phoneOrderId: id }))).toBe('phone_orders.not_found')
  }
  const [first] = await manager.phoneOrders.list({ providerId: world.provider.id })
  expect([first?.id, first?.callerPhone]).toEqual([id, '13800000090'])
  expect((await operator.phoneOrders.get({ phoneOrderId: id })).callerPhone).toBe('138****0090')
})

test('without the caller’s yes nothing is written down; somebody of one’s own family is no caller’s', async () => {
  const count = await db.phoneOrder.count()
  const unasked = { ...(await draftOf(operator)), ...call, consented: false as unknown as true }
  expect(await outcome(operator.phoneOrders.place({ ...unasked, key: randomUUID() }))).toBe(
    'general.invalid_input',
  )
  const both = as({ ...world.daughter.viewer, operator: true })
  const ownerKey = randomUUID()
  const { id: draftId } = await both.drafts.begin({ ownerKey, offeringId: world.offering.id })
  await both.drafts.setWho({ ownerKey, draftId, who: { recipientId: world.father.id } })
  const startsAt = new Date(clock.now().getTime() + hours(30))
  await both.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  const own = { ownerKey, draftId, ...call, key: randomUUID() }
  expect(await outcome(both.phoneOrders.place(own))).toBe('phone_orders.not_described')
  expect(await db.phoneOrder.count()).toBe(count)
})
