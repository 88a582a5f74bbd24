import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { verifyAll } from '../../server/events/events.entry.ts'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { checkBooks } from '../../server/ledger/check-books.ts'
import { heldData, leftOut } from '../../server/privacy/data-map.ts'
import { eraseDue } from '../../server/privacy/erasure.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const files = createMemoryStore()
const ports = { ...testCtx(db, clock).ports, files }
const ctxOf = (viewer: Person) => testCtx(db, clock, viewer, { ports })
const as = (viewer: Person) => createCaller(ctxOf(viewer))
const system = testCtx(db, clock, { kind: 'anonymous' }, { ports })
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const fresh = async (id: string) => (await loadViewer(db, id)) as Person
const orderId = await visitedOrder(db, clock, world)
const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer()
const carer = as(world.carer.viewer)
await carer.care.addPhoto({ orderId, key: randomUUID(), bytes, caption: '' })
await carer.care.measure({ orderId, key: randomUUID(), vital: 'weight', value: 612 })
await db.chat.create({
  data: {
    ...{ familyId: world.family.id, providerId: world.provider.id, orderId, lastSeq: 2, lastAt: clock.now() },
    messages: {
      create: [
        {
          ...{ seq: 1, at: clock.now(), side: 'family', text: '钥匙在邻居刘阿姨家', key: randomUUID() },
          ...{ writtenBy: world.daughter.id, writtenByName: '林晓雯' },
        },
        {
          ...{ seq: 2, at: clock.now(), side: 'family', text: '谢谢王姐', key: randomUUID() },
          ...{ writtenBy: world.brother.id, writtenByName: '林晓峰' },
        },
      ],
    },
  },
})
await as(world.daughter.viewer).reviews.write({
  ...{ orderId, stars: 5, text: '很细心', key: randomUUID(), photos: [bytes], faces: true },
})
const reviewed = await db.reviewPhoto.findFirstOrThrow()
const { fileKey } = await db.careEntry.findFirstOrThrow({ where: { kind: 'photo' } })

test('every table that touches people is handed out, or says why it is not', () => {
  const folder = 'prisma/schema'
  const schema = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n')
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({
    name,
    body,
  }))
  const people = [
    'User',
    'Family',
    'Recipient',
    'Order',
    'Visit',
    'Incident',
    'Plan',
    'Entitlement',
    'Payment',
    'Review',
    'Notice',
    'SavedSearch',
    'WaitWish',
  ]
  const relation = new RegExp(`^\\s+\\w+\\s+(${people.join('|')})\\??\\s+@relation`, 'm')
  const who = /^\s+(userId|\w+By|actorId|authorId|operatorId)\s+String\??\s.*@db\.Uuid/m
  const touching = models.filter(({ name, body }) => name === 'User' || relation.test(body) || who.test(body))
  const told = [...heldData.map(({ model }) => model as string), ...Object.keys(leftOut)]
  expect(touching.map(({ name }) => name).filter((name) => !told.includes(name))).toEqual([])
  expect(told.filter((name) => !models.some((model) => model.name === name))).toEqual([])
  expect(new Set(told).size).toBe(told.length)
  expect(touching.length).toBeGreaterThan(40)
})

test('one carries away what is theirs, opened, without secrets, and nothing of another family', async () => {
  const { tables } = await as(world.daughter.viewer).privacy.export()
  expect(tables.User).toMatchObject([{ name: '林晓雯', phoneNumber: '+8613800000001' }])
  expect(tables.Visit?.[0]).toMatchObject({ report: '血压 132/78，水温 39 度。' })
  expect(tables.CareEntry?.find(({ kind }) => kind === 'weight')).toMatchObject({ value: 612 })
  expect(tables.Recipient?.map(({ name }) => name).sort()).toEqual(['孙玉梅', '林建国'].sort())
  expect(tables.Payment).toHaveLength(1)
  expect(tables.ReviewPhoto).toMatchObject([{ width: 20, place: 1 }])
  const all = JSON.stringify(tables)
  for (const secret of ['tokenHash', 'startCode', 'wordsSalt', 'enc:v1:', '13800000002', '13800000004'])
    expect(all).not.toContain(secret)
  const { tables: others } = await as(world.bystander.viewer).privacy.export()
  expect([others.Order, others.Recipient, others.Family]).toEqual([[], [], []])
  expect(others.User).toHaveLength(1)
  const events = await db.event.findMany({ where: { stream: `person:${world.daughter.id}` } })
  expect(events.map(({ transition }) => transition)).toEqual(['export'])
})

test('who works somewhere, or has an order going on alone, waits', async () => {
  const ask = { confirmed: true } as const
  expect(await refusal(as(world.manager.viewer).privacy.askErasure(ask))).toBe('privacy.still_working')
  expect(await refusal(as(world.operator.viewer).privacy.askErasure(ask))).toBe('privacy.still_working')
})

test('one changes one’s mind within seven days', async () => {
  const daughter = as(world.daughter.viewer)
  const asked = await daughter.privacy.askErasure({ confirmed: true })
  expect(asked.dueAt).toEqual(new Date(clock.now().getTime() + days(7)))
  expect(asked.handedOver).toEqual([{ id: world.family.id, name: '林家', organiser: '林晓峰' }])
  expect(asked.forgotten).toEqual([])
  await daughter.privacy.askErasure({ confirmed: true })
  expect(await db.erasure.count()).toBe(1)
  expect((await daughter.privacy.undoErasure()).dueAt).toBeNull()
  clock.advance(days(8))
  expect(await eraseDue(system)).toBe(0)
})

test('a family with others in it goes on: the next one organises it', async () => {
  await as(world.daughter.viewer).privacy.askErasure({ confirmed: true })
  clock.advance(days(7))
  expect(await Promise.all([eraseDue(system), eraseDue(system)])).toContain(1)
  const user = await db.user.findUniqueOrThrow({ where: { id: world.daughter.id } })
  expect([user.name, user.phoneNumber, user.email]).toEqual(['已注销', null, `${user.id}@erased.invalid`])
  const brother = await fresh(world.brother.id)
  expect(brother.families).toMatchObject([{ id: world.family.id, role: 'organiser' }])
  const order = await as(brother).orders.get({ orderId })
  expect(order.visit.report).toBe('血压 132/78，水温 39 度。')
  // The family goes on with her words; her photos go with her.
  expect([await db.review.count(), await db.reviewPhoto.count()]).toEqual([1, 0])
  expect(await files.get(`${reviewed.fileKey}-large.jpg`)).toBeNull()
  expect(JSON.stringify(order)).not.toContain('林晓雯')
  expect((await verifyAll(db)).broken).toBeNull()
})

test('the last one leaves nothing of anybody behind but what the law keeps, and the books and chains hold', async () => {
  const brother = await fresh(world.brother.id)
  const outlook = await as(brother).privacy.erasure()
  expect(outlook).toMatchObject({ refusal: null, forgotten: [{ name: '林家', recipients: 2, orders: 1 }] })
  await as(brother).privacy.askErasure({ confirmed: true })
  clock.advance(days(7))
  expect(await eraseDue(system)).toBe(1)

  expect(await files.get(`${fileKey}-large.jpg`)).toBeNull()
  const everything = await dump()
  for (const trace of [
    '刘阿姨',
    '谢谢王姐',
    '林晓雯',
    '林晓峰',
    '林建国',
    '孙玉梅',
    '林家',
    '302 室',
    '13800000001',
    '13800000002',
    '13800000008',
  ])
    expect([trace, everything.filter((row) => row.includes(trace)).map((row) => row.slice(0, 90))]).toEqual([
      trace,
      [],
    ])
  expect(await db.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({
    state: 'closed',
    addressLine: '',
  })
  expect(await db.payment.count()).toBe(1)
  expect((await verifyAll(db)).broken).toBeNull()
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
  expect(await refusal(as(await fresh(world.brother.id)).orders.get({ orderId }))).toBe('orders.not_found')
})

test('words of an event are forgotten as a whole or not at all', async () => {
  const event = await db.event.findFirstOrThrow({ where: { wordsSalt: { not: null } } })
  const change = (data: object) => db.event.update({ where: { id: event.id }, data })
  await expect(change({ actorName: '别人' })).rejects.toThrow()
  await expect(change({ actorName: '', reason: '', wordsSalt: null, toState: 'closed' })).rejects.toThrow()
  await expect(change({ wordsSalt: null, reason: '改过' })).rejects.toThrow()
  expect((await verifyAll(db)).broken).toBeNull()
})

/** Every row of the database as text. */
async function dump(): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public'`
  const all: string[] = []
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ text: string }[]>(
      `select row_to_json(t)::text as text from "${name}" t`,
    )
    all.push(...rows.map(({ text }) => `${name} ${text}`))
  }
  return all
}
