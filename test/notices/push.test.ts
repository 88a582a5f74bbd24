import { tmpdir } from 'node:os'
import { beforeEach, expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { NoticeKind } from '../../server/notices/notice.contract.ts'
import { createPush, deliverNotice } from '../../server/notices/notices.entry.ts'
import type { PushPort } from '../../server/notices/push-port.ts'
import { sendMessages } from '../../server/notices/send-messages.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { openPushService } from './push-service.ts'

const { db } = await testDatabase()
const clock = movableClock()
const { daughter, brother } = await buildWorld(db, clock)
let push: PushPort
const service = await openPushService(() => push.publicKey())
const env = readEnv({ DATA_DIR: tmpdir(), SESSION_SECRET: 's'.repeat(32), PUSH_HOSTS: service.host })
push = createPush({ env, db })
const ctx = (viewer?: Parameters<typeof testCtx>[2]) => {
  const base = testCtx(db, clock, viewer)
  return { ...base, ports: { ...base.ports, push } }
}
const daughters = createCaller(ctx(await loadViewer(db, daughter.id)))
const brothers = createCaller(ctx(await loadViewer(db, brother.id)))

const noon = new Date('2026-11-23T04:00:00Z')
beforeEach(async () => {
  clock.set(noon)
  service.received.length = 0
  await db.notice.deleteMany()
  await db.pushDevice.deleteMany()
})

let told = 0
const params = { calledBy: '爸爸', providerName: '安和', caregiverName: '王秀兰', title: '上门助浴' }
const tell = (kind: NoticeKind) =>
  deliverNotice(ctx(), {
    ...{ to: { userId: daughter.id }, kind, path: '/orders/1', dedupe: `p${++told}` },
    params: { ...params, startsAt: '2026-11-24T01:00:00.000Z' },
  })

test('a browser that agreed is told what happened, under seal and signed, and the notice says so', async () => {
  await daughters.notices.addDevice(service.subscribe('phone'))
  await tell('visit_started')
  await sendMessages(ctx())
  await sendMessages(ctx())
  const { items } = await daughters.notices.list()
  expect(service.received).toEqual([
    {
      path: '/phone',
      push: { title: '颐幼', body: expect.stringContaining('王秀兰'), path: '/orders/1', tag: items[0]?.id },
      ...{ ttl: '86400', subject: 'mailto:no-reply@yiyou.example', audience: `http://${service.host}` },
    },
  ])
  expect(items[0]?.messages).toEqual([{ channel: 'push', state: 'sent', at: noon }])
})

test('who has no browser, or turned a group off, gets none; the inbox has it all the same', async () => {
  await tell('visit_started')
  await daughters.notices.addDevice(service.subscribe('phone'))
  await daughters.notices.saveSettings({ on: ['answer:sms'], quietFrom: '22:00', quietUntil: '07:00' })
  await tell('visit_started')
  await sendMessages(ctx())
  await db.noticeChoice.deleteMany()
  await db.noticeHours.deleteMany()
  expect(service.received).toEqual([])
  expect((await daughters.notices.list()).items).toHaveLength(2)
})

test('quiet hours are kept, what is due within the hour comes all the same', async () => {
  await daughters.notices.addDevice(service.subscribe('phone'))
  clock.set(new Date('2026-11-23T15:00:00Z'))
  await tell('visit_started')
  await tell('visit_soon')
  await sendMessages(ctx())
  expect(service.received).toHaveLength(1)
  clock.set(new Date('2026-11-23T23:00:00Z'))
  await sendMessages(ctx())
  expect(service.received).toHaveLength(2)
})

test.each([404, 410])('a browser that answers %s is forgotten, the others are told', async (status) => {
  const [gone, here] = [service.subscribe('gone'), service.subscribe('here')]
  await daughters.notices.addDevice(gone)
  await daughters.notices.addDevice(here)
  service.answer(gone.endpoint, status)
  await tell('visit_started')
  await sendMessages(ctx())
  expect(service.received.map(({ path }) => path)).toEqual(['/here'])
  expect(await db.pushDevice.findMany({ select: { endpoint: true } })).toEqual([{ endpoint: here.endpoint }])
})

test('where all are gone it needs none; where the service is away it is tried again', async () => {
  const device = service.subscribe('tired')
  await daughters.notices.addDevice(device)
  service.answer(device.endpoint, 503)
  await tell('visit_started')
  await sendMessages(ctx())
  expect(await db.noticeMessage.findFirst()).toMatchObject({ state: 'waiting', attempts: 1 })
  service.answer(device.endpoint, 410)
  clock.advance(3_600_000)
  await sendMessages(ctx())
  expect(await db.noticeMessage.findFirst()).toMatchObject({ state: 'needless' })
})

test('one browser tells one person: whoever agreed last; and only they turn it off', async () => {
  const device = service.subscribe('shared')
  const { id } = await brothers.notices.addDevice(device)
  await daughters.notices.addDevice(device)
  await brothers.notices.removeDevice({ id })
  expect((await brothers.notices.settings()).devices).toEqual([])
  expect((await daughters.notices.settings()).devices).toEqual([{ id, createdAt: noon }])
  await daughters.notices.removeDevice({ id })
  expect(await db.pushDevice.count()).toBe(0)
})

test('an address that is no push service’s is refused: we would call whatever it names', async () => {
  const { p256dh, auth } = service.subscribe('x')
  for (const endpoint of [
    'http://127.0.0.1:5432/',
    'https://169.254.169.254/',
    'https://evil.example/fcm.googleapis.com',
  ])
    await expect(daughters.notices.addDevice({ endpoint, p256dh, auth })).rejects.toMatchObject({
      cause: { problem: { code: 'notices.push_unknown' } },
    })
})

test('the pair of keys is made once, whoever asks first', async () => {
  await db.pushKeys.deleteMany()
  const some = Array.from({ length: 4 }, () => createPush({ env, db }).publicKey())
  expect(new Set(await Promise.all(some)).size).toBe(1)
})
