import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { testDatabase } from '../support/database.ts'
import { openStage, refusal } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { clock, daughter, brother, manager, carer, bystander, otherManager, operator } = stage

describe('an order from the first click to the last word', () => {
  test('moves through every hand, and its timeline tells it in order', async () => {
    const order = await stage.completed()
    const closed = await stage.press(brother.viewer, order, 'confirm')
    expect(closed.state).toBe('closed')
    expect(closed.visit).toMatchObject({
      state: 'confirmed',
      report: '洗完澡，精神不错。',
      checkInMethod: 'code',
    })
    expect(
      closed.timeline.map(({ subject, transition, actorName }) => [subject, transition, actorName]),
    ).toEqual([
      ['order', 'place', '林晓雯'],
      ['order', 'pay', ''],
      ['order', 'accept', '周敏'],
      ['visit', 'assign', '周敏'],
      ['visit', 'check_in', '王秀兰'],
      ['order', 'begin', '王秀兰'],
      ['visit', 'check_out', '王秀兰'],
      ['order', 'finish', '王秀兰'],
      ['order', 'confirm', '林晓峰'],
      ['visit', 'confirm', '林晓峰'],
    ])
    expect(closed.version).toBe(closed.timeline.length)
    expect(await verifyChain(db, `order:${order.id}`)).toBeNull()
  })

  test('every change is followed by a nudge to those who see it', async () => {
    const order = await stage.place(stage.father.id, new Date('2026-11-25T02:00:00Z'))
    const rows = await db.outbox.findMany({ where: { topic: 'nudge' }, orderBy: { id: 'desc' }, take: 1 })
    expect(rows[0]?.payload).toEqual({
      kind: 'order',
      id: order.id,
      version: 1,
      rooms: [
        `family:${stage.family.id}`,
        `provider:${stage.provider.id}`,
        `recipient:${stage.father.id}`,
        'operators',
      ],
    })
    await stage.press(daughter.viewer, order, 'cancel')
  })
})

describe('who may see it', () => {
  test('strangers and other providers find nothing', async () => {
    const order = await stage.accepted(new Date('2026-11-26T02:00:00Z'))
    for (const viewer of [bystander.viewer, otherManager.viewer]) {
      expect(await refusal(stage.view(order, viewer))).toBe('orders.not_found')
      expect(await refusal(stage.press(viewer, order, 'cancel'))).toBe('orders.not_found')
    }
    for (const viewer of [daughter.viewer, brother.viewer, manager.viewer, carer.viewer, operator.viewer]) {
      expect((await stage.view(order, viewer)).id).toBe(order.id)
    }
  })

  test('an operator does not look unseen', async () => {
    const order = await stage.accepted(new Date('2026-12-02T02:00:00Z'))
    for (let n = 0; n < 3; n++) await stage.view(order, operator.viewer)
    clock.advance(minutes(11))
    await stage.view(order, operator.viewer)
    const looks = await db.operatorLook.findMany({ where: { orderId: order.id } })
    expect(looks).toMatchObject([{ operatorId: operator.id, times: 2, lastAt: clock.now() }])
  })

  test('the start code is shown to the family alone', async () => {
    const order = await stage.accepted(new Date('2026-11-27T02:00:00Z'))
    expect(order.visit.startCode).toMatch(/^\d{4}$/)
    for (const viewer of [manager.viewer, carer.viewer, operator.viewer]) {
      expect((await stage.view(order, viewer)).visit.startCode).toBeNull()
    }
  })

  test('a provider sees nothing of an order before it is paid', async () => {
    const order = await stage.place(stage.father.id, new Date('2026-11-28T02:00:00Z'))
    expect(await refusal(stage.view(order, manager.viewer))).toBe('orders.not_found')
    await stage.pay(order)
    expect((await stage.view(order, manager.viewer)).moves).toEqual(['accept', 'decline'])
    expect((await stage.view(order, carer.viewer).catch(() => null))?.moves ?? []).toEqual([])
  })

  test('another browser cannot open a draft', async () => {
    const { draftId } = await stage.draft(daughter.viewer, stage.father.id, new Date('2026-11-29T02:00:00Z'))
    const call = stage.as(daughter.viewer).drafts.get({ draftId, ownerKey: stage.key() })
    expect(await refusal(call)).toBe('orders.draft_not_found')
  })
})

describe('the start code', () => {
  test('five wrong tries shut the door, and the place with a reason opens it', async () => {
    const order = await stage.accepted(new Date('2026-12-01T02:00:00Z'))
    const api = stage.as(carer.viewer)
    const tryCode = (code: string) =>
      api.orders.checkIn({ orderId: order.id, key: stage.key(), how: { method: 'code', code } })
    expect(await refusal(tryCode(order.visit.startCode ?? ''))).toBe('orders.too_early')
    clock.set(new Date(order.startsAt.getTime() - minutes(10)))
    const wrong = order.visit.startCode === '0000' ? '1111' : '0000'
    for (let n = 0; n < 5; n++) expect(await refusal(tryCode(wrong))).toBe('orders.start_code_wrong')
    expect(await refusal(tryCode(order.visit.startCode ?? ''))).toBe('orders.start_code_locked')
    const from = (lat: number) =>
      api.orders.checkIn({
        orderId: order.id,
        key: stage.key(),
        how: { method: 'place', lat, lng: 121.5448, reason: '老人找不到开始码' },
      })
    expect(await refusal(from(31.3))).toBe('orders.too_far')
    const begun = await from(31.2216)
    expect(begun).toMatchObject({
      state: 'in_service',
      visit: { checkInMethod: 'place', checkInReason: '老人找不到开始码' },
    })
  })
})
