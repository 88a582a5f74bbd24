import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { days, minutes } from '../../server/kernel/clock.ts'
import type { Person, Viewer } from '../../server/kernel/view.contract.ts'
import { deliverNotice } from '../../server/notices/notices.entry.ts'
import type { OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { countingQueries } from '../support/queries.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { addPerson, buildWorld, personOf, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const files = createMemoryStore()
const as = (viewer: Viewer, on = db) =>
  createCaller(testCtx(on, clock, viewer, { ports: { ...testCtx(on, clock).ports, files } })).chat
const [daughter, brother, manager, carer, operator] = [
  as(world.daughter.viewer),
  as(world.brother.viewer),
  as(world.manager.viewer),
  as(world.carer.viewer),
  as(world.operator.viewer),
]
const key = () => randomUUID()
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const deliverNotices = async () => {
  for (const { payload } of await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'asc' } }))
    await deliverNotice({ db, clock }, payload as OutboxTopics['notice'])
}
const textsOf = async (api = daughter) => (await api.open({ orderId })).messages.map(({ text }) => text)

test('both sides talk; strangers, operators and the carer of another visit are not there', async () => {
  await daughter.send({ orderId, text: '钥匙在门口的牛奶箱里', key: key() })
  clock.advance(minutes(1))
  await carer.send({ orderId, phrase: 'on_my_way', key: key() })
  const { messages, as: side, phrases } = await manager.open({ orderId })
  expect(messages.map(({ seq, byName, text, phrase }) => [seq, byName, text || phrase])).toEqual([
    [1, '林晓雯', '钥匙在门口的牛奶箱里'],
    [2, '王秀兰', 'on_my_way'],
  ])
  expect([side, phrases.includes('received')]).toEqual(['provider', true])
  for (const { viewer } of [world.otherManager, world.bystander, world.operator]) {
    expect(await outcome(as(viewer).open({ orderId }))).toBe('chat.not_found')
    expect(await outcome(as(viewer).send({ orderId, text: '在吗', key: key() }))).toBe('chat.not_found')
  }
})

test('who only watches reads and does not write; whoever leaves the family sees nothing more', async () => {
  const watcher = await addPerson(db, '林小满', '13800000031')
  const inRole = (role: 'viewer' | 'member'): Person => ({
    ...personOf(watcher),
    families: [{ id: world.family.id, name: '林家', role }],
  })
  expect((await as(inRole('viewer')).open({ orderId })).canWrite).toBe(false)
  expect(await outcome(as(inRole('viewer')).send({ orderId, text: '您好', key: key() }))).toBe(
    'chat.read_only',
  )
  expect(await outcome(as(personOf(watcher)).open({ orderId }))).toBe('chat.not_found')
})

test('a carer who no longer comes is out, and the one who comes instead is in', async () => {
  const colleague = await addPerson(db, '郑丽', '13800000032')
  const at = { providerId: world.provider.id, userId: colleague.id, name: '郑丽' }
  const { id } = await db.caregiver.create({ data: { ...at, gender: 'female', skills: [] } })
  const viewer: Person = {
    ...personOf(colleague),
    providers: [{ id: world.provider.id, name: '', role: 'carer', caregiverId: id }],
  }
  expect(await outcome(as(viewer).open({ orderId }))).toBe('chat.not_found')
  await db.visit.update({ where: { orderId }, data: { caregiverId: id } })
  expect([await outcome(as(viewer).open({ orderId })), await outcome(carer.open({ orderId }))]).toEqual([
    'went through',
    'chat.not_found',
  ])
  await db.visit.update({ where: { orderId }, data: { caregiverId: world.caregiver.id } })
})

test('sent twice at once, or from two tabs, it is said once', async () => {
  const same = key()
  await Promise.all([1, 2, 3].map(() => daughter.send({ orderId, text: '门铃要按两次', key: same })))
  await daughter.send({ orderId, text: '门铃要按两次', key: same })
  expect((await textsOf()).filter((text) => text === '门铃要按两次')).toHaveLength(1)
  await Promise.all(
    [1, 2, 3, 4].map((n) => (n % 2 ? daughter : carer).send({ orderId, text: `同时 ${n}`, key: key() })),
  )
  const { messages } = await daughter.open({ orderId })
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
})

test('each sees who has read how far and since when; reading never goes back', async () => {
  await deliverNotices()
  const last = (await daughter.open({ orderId })).messages.length
  const waiting = async (api: typeof carer) => (await api.unread())[0]?.count ?? 0
  expect(await waiting(carer)).toBeGreaterThan(0)
  clock.advance(minutes(3))
  const readAt = clock.now()
  await carer.read({ orderId, seq: last })
  clock.advance(minutes(3))
  await carer.read({ orderId, seq: 1 })
  expect((await daughter.open({ orderId })).readers).toEqual([
    { userId: world.carer.id, name: '王秀兰', side: 'provider', seq: last, at: readAt },
  ])
  expect(await waiting(carer)).toBe(0)
  await daughter.send({ orderId, text: '到了说一声', key: key() })
  expect((await carer.unread())[0]).toMatchObject({ orderId, side: 'provider', count: 1 })
})

test('one notice for all that came since one last read, without a word of it; reading takes it off', async () => {
  await deliverNotices()
  const told = () => db.notice.findMany({ where: { userId: world.brother.id, kind: 'chat_message' } })
  const before = await told()
  expect(before).toHaveLength(1)
  expect(JSON.stringify(before)).not.toMatch(/钥匙|门铃/)
  await brother.read({ orderId, seq: 99 })
  expect((await told()).every(({ readAt }) => readAt)).toBe(true)
  for (const text of ['一', '二', '三']) await carer.send({ orderId, text, key: key() })
  await deliverNotices()
  expect(await told()).toHaveLength(2)
  expect(
    await db.notice.count({ where: { userId: world.carer.id, kind: 'chat_message', readAt: null } }),
  ).toBe(1)
})

test('contact details go out only knowingly; figures of a body go out at once', async () => {
  const text = '直接打我 138 0013 8000，便宜点'
  expect(await outcome(carer.send({ orderId, text, key: key() }))).toBe('chat.leads_away')
  expect(await outcome(carer.send({ orderId, text, knowingly: true, key: key() }))).toBe('went through')
  expect(await outcome(carer.send({ orderId, text: '血压 138/80，11:30 走的', key: key() }))).toBe(
    'went through',
  )
  expect(await textsOf()).toContain(text)
})

test('a picture is for those who may enter; nothing, a foreign phrase and what is no picture are refused', async () => {
  const bytes = new Uint8Array(
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#987' } })
      .jpeg()
      .toBuffer(),
  )
  const { messages } = await carer.send({ orderId, text: '扶手松了', photo: bytes, key: key() })
  const message = messages.at(-1)
  expect(message?.photo).toEqual({ width: 900, height: 600 })
  const messageId = message?.id ?? ''
  expect((await sharp((await daughter.photo({ messageId, size: 'small' })).bytes).metadata()).width).toBe(400)
  for (const { viewer } of [world.otherManager, world.operator]) {
    expect(await outcome(as(viewer).photo({ messageId }))).toBe('chat.not_found')
  }
  expect(await outcome(daughter.send({ orderId, text: '  ', key: key() }))).toBe('chat.empty')
  expect(await outcome(daughter.send({ orderId, phrase: 'arrived', key: key() }))).toBe('chat.empty')
  const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  expect(await outcome(daughter.send({ orderId, photo: svg, key: key() }))).toBe('chat.photo_unreadable')
  await carer.withdraw({ orderId, messageId })
  expect(await outcome(daughter.photo({ messageId }))).toBe('chat.not_found')
  const kept = await db.chatMessage.findUniqueOrThrow({ where: { id: messageId } })
  expect([kept.text, await files.get(`${kept.fileKey}-large.jpg`)]).toEqual(['', null])
})

test('taken back within two minutes by its writer, and not after', async () => {
  const said = (await daughter.send({ orderId, text: '写错了', key: key() })).messages.at(-1)
  const messageId = said?.id ?? ''
  expect(await outcome(brother.withdraw({ orderId, messageId }))).toBe('chat.not_found')
  expect((await daughter.withdraw({ orderId, messageId })).messages.at(-1)).toMatchObject({
    gone: 'withdrawn',
    text: '',
  })
  expect(await outcome(daughter.withdraw({ orderId, messageId }))).toBe('went through')
  const late = (await daughter.send({ orderId, text: '太晚了', key: key() })).messages.at(-1)
  clock.advance(minutes(2))
  expect(await outcome(daughter.withdraw({ orderId, messageId: late?.id ?? '' }))).toBe('chat.too_late')
})

test('a report is decided once, with a reason for both, even if the message was taken back', async () => {
  const rude = (await carer.send({ orderId, text: '你们家真难伺候', key: key() })).messages.at(-1)
  const messageId = rude?.id ?? ''
  const report = { orderId, messageId, reason: 'abuse', text: '说话很难听' } as const
  expect(await outcome(carer.report({ ...report, key: key() }))).toBe('chat.not_found')
  const same = key()
  await daughter.report({ ...report, key: same })
  await daughter.report({ ...report, key: same })
  expect(await outcome(brother.report({ ...report, key: key() }))).toBe('chat.reported_already')
  await carer.withdraw({ orderId, messageId })
  expect(await outcome(daughter.reports({ scope: 'open' }))).toBe('accounts.operators_only')
  const [open] = await operator.reports({ scope: 'open' })
  expect(open).toMatchObject({
    message: { text: '你们家真难伺候', withdrawn: true },
    reportedByName: '林晓雯',
  })
  expect(await db.operatorLook.count({ where: { orderId } })).toBe(1)
  const decide = { reportId: open?.id ?? '', decision: '言语不当，已提醒' } as const
  const racing = await Promise.all(
    (['keep', 'remove'] as const).map((way) =>
      outcome(operator.decide({ ...decide, outcome: way, key: key() })),
    ),
  )
  expect(racing.sort()).toEqual(['chat.changed_meanwhile', 'went through'])
  const shown = async (api: typeof daughter) =>
    (await api.open({ orderId })).messages.find(({ id }) => id === messageId)
  expect((await shown(daughter))?.decision?.text).toBe('言语不当，已提醒')
  expect((await shown(carer))?.decision?.text).toBe('言语不当，已提醒')
  expect((await shown(brother))?.decision).toBeNull()
})

test('a page is fifty messages in at most three queries, whatever the length', async () => {
  const chat = await db.chat.findUniqueOrThrow({ where: { orderId } })
  const rows = [...Array(120)].map((_, index) => ({
    ...{ chatId: chat.id, seq: chat.lastSeq + 1 + index, at: clock.now(), writtenBy: world.carer.id },
    ...{ writtenByName: '王秀兰', side: 'provider' as const, text: `第 ${index} 条`, key: key() },
  }))
  await db.chatMessage.createMany({ data: rows })
  await db.chat.update({ where: { id: chat.id }, data: { lastSeq: chat.lastSeq + 120 } })
  const counting = countingQueries(url)
  const page = await as(world.daughter.viewer, counting.db).open({ orderId })
  expect([page.messages.length, page.messages.at(-1)?.text]).toEqual([50, '第 119 条'])
  expect(counting.count()).toBeLessThanOrEqual(3)
  const before = page.olderBefore ?? 0
  const older = await as(world.daughter.viewer, counting.db).open({ orderId, before })
  expect([older.messages.at(-1)?.seq, older.latest]).toEqual([before - 1, false])
  const count = counting.count()
  await as(world.manager.viewer, counting.db).unread()
  expect(counting.count() - count).toBe(1)
  await counting.close()
})

test('too much at once is slowed down', async () => {
  clock.advance(minutes(5))
  for (let n = 0; n < 20; n++) await brother.send({ orderId, text: `${n}`, key: key() })
  expect(await outcome(brother.send({ orderId, text: '还有', key: key() }))).toBe('chat.too_fast')
  clock.advance(minutes(1) + 1)
  expect(await outcome(brother.send({ orderId, text: '还有', key: key() }))).toBe('went through')
})

test('before it is paid there is nobody to talk to; a week after its end it is read only, and no longer the carer’s', async () => {
  await db.order.update({ where: { id: orderId }, data: { state: 'closed', enteredAt: clock.now() } })
  clock.advance(days(7) - 1)
  expect(await outcome(carer.send({ orderId, text: '最后一句', key: key() }))).toBe('went through')
  clock.advance(1)
  expect(await outcome(daughter.send({ orderId, text: '晚了', key: key() }))).toBe('chat.not_open')
  expect(await daughter.open({ orderId })).toMatchObject({ standing: 'closed', canWrite: false })
  expect(await outcome(manager.open({ orderId }))).toBe('went through')
  expect(await outcome(carer.open({ orderId }))).toBe('chat.not_found')
  await db.order.update({ where: { id: orderId }, data: { state: 'awaiting_payment', paidAt: null } })
  expect((await daughter.open({ orderId })).standing).toBe('not_yet')
  expect(await outcome(daughter.send({ orderId, text: '早了', key: key() }))).toBe('chat.not_open')
  expect(await outcome(manager.open({ orderId }))).toBe('chat.not_found')
})
