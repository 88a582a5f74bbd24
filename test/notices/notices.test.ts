import { beforeAll, expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { NoticeKind } from '../../server/notices/notice.contract.ts'
import { noticeRouter } from '../../server/notices/notice.router.ts'
import { deliverNotice } from '../../server/notices/notices.entry.ts'
import type { Audience } from '../../server/outbox/outbox.entry.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { createCallerFactory } from '../../server/rpc/trpc.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx, type World } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const callerFor = createCallerFactory(noticeRouter)
let world: World
beforeAll(async () => {
  world = await buildWorld(db, clock)
})

const as = async (person: { id: string }) => callerFor(testCtx(db, clock, await loadViewer(db, person.id)))
const params = {
  calledBy: '爸爸',
  providerName: '示例·浦东安和居家养老',
  caregiverName: '王秀兰',
  title: '上门助浴',
  startsAt: '2026-11-22T01:00:00.000Z',
}
let notices = 0
const send = async (to: Audience, changes: Partial<Parameters<typeof deliverNotice>[1]> = {}) => {
  const notice = {
    to,
    kind: 'order_accepted' as NoticeKind,
    params,
    path: '/orders/1',
    dedupe: `n${++notices}`,
    ...changes,
  }
  await deliverNotice(testCtx(db, clock), notice)
  const told = await db.notice.findMany({
    where: { dedupe: { startsWith: `${notice.dedupe}:` } },
    select: { user: { select: { name: true } } },
  })
  return told.map(({ user }) => user.name).sort()
}

test('reaches the family, except who did it; the managers and the carer; one person; the operators', async () => {
  expect(await send({ familyId: world.family.id })).toEqual(['林晓峰', '林晓雯'])
  expect(await send({ familyId: world.family.id, except: world.daughter.id })).toEqual(['林晓峰'])
  expect(await send({ providerId: world.provider.id })).toEqual(['周敏'])
  expect(await send({ providerId: world.provider.id, caregiverId: world.caregiver.id })).toEqual([
    '周敏',
    '王秀兰',
  ])
  expect(await send({ userId: world.bystander.id })).toEqual(['何芳'])
  expect(await send({ operators: true })).toEqual(['陈立'])
})

test('a carer of another provider is not told, whatever the sender says', async () => {
  const to = { providerId: world.other.provider.id, caregiverId: world.caregiver.id }
  expect(await send(to)).toEqual(['吴倩'])
})

test('delivered twice, or twice at once, gives one notice; each time their open pages are nudged', async () => {
  const notice = {
    to: { userId: world.operator.id },
    kind: 'claim_submitted' as const,
    params: { providerName: '示例·花木日间照料中心' },
    path: '/operator',
    dedupe: 'twice',
  }
  const ctx = testCtx(db, clock)
  await Promise.all([deliverNotice(ctx, notice), deliverNotice(ctx, notice)])
  const nudged: unknown[] = []
  const live = { emitChanged: (...said: unknown[]) => void nudged.push(said), refresh: async () => {} }
  await createTopics(ctx, live).notice(notice, 'row')
  expect(await db.notice.count({ where: { dedupe: { startsWith: 'twice:' } } })).toBe(1)
  const id = world.operator.id
  const nudge = { kind: 'notices', id, version: clock.now().getTime(), mark: 'row' }
  expect(nudged).toEqual([[[`user:${id}`], nudge]])
})

test('says whom, who, what and when, and nothing else a sender hands in', async () => {
  const sent = { ...params, report: '血压偏高', note: '糖尿病' }
  await send({ userId: world.otherManager.id }, { params: sent })
  const { items } = await (await as(world.otherManager)).list()
  expect(items[0]?.params).toEqual(params)
})

test('an inbox is one’s own: newest first, read one by one or all at once', async () => {
  await db.notice.deleteMany()
  for (const dedupe of ['one', 'two', 'three']) {
    clock.advance(1000)
    await send({ userId: world.bystander.id }, { dedupe, path: `/${dedupe}` })
  }
  const [own, other] = [await as(world.bystander), await as(world.daughter)]
  const { items, unread } = await own.list()
  expect(items.map(({ path }) => path)).toEqual(['/three', '/two', '/one'])
  expect(unread).toBe(3)
  await other.markRead({ noticeId: items[0]?.id })
  expect(await own.unread()).toBe(3)
  expect(await own.markRead({ noticeId: items[0]?.id })).toEqual({ unread: 2 })
  expect(await other.markRead({})).toEqual({ unread: 0 })
  expect(await own.unread()).toBe(2)
  expect(await own.markRead({})).toEqual({ unread: 0 })
  expect((await own.list()).items.every(({ readAt }) => readAt !== null)).toBe(true)
})

test('who is not signed in has nothing to read', async () => {
  const nobody = callerFor(testCtx(db, clock, anonymous))
  expect(await nobody.unread()).toBe(0)
  await expect(nobody.list()).rejects.toMatchObject({
    cause: { problem: { code: 'accounts.sign_in_first' } },
  })
})
