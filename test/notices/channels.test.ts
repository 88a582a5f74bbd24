import { beforeEach, expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import type { NoticeKind } from '../../server/notices/notice.contract.ts'
import { deliverNotice } from '../../server/notices/notices.entry.ts'
import { remindVisits } from '../../server/notices/remind-visits.ts'
import { sendMessages } from '../../server/notices/send-messages.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { daughter, carer } = world

const texts: { to: string; body: string }[] = []
const mails: { to: string; subject: string; text: string; html: string }[] = []
let down = false
const ctx = (viewer?: Parameters<typeof testCtx>[2]) => {
  const base = testCtx(db, clock, viewer)
  const ports = {
    ...base.ports,
    sms: { name: 'sandbox' as const, send: async (text: (typeof texts)[number]) => void texts.push(text) },
    mail: {
      ...base.ports.mail,
      send: async (mail: (typeof mails)[number]) => {
        if (down) throw new Error('the mail server is away')
        mails.push(mail)
      },
    },
  }
  return { ...base, ports }
}
const daughters = createCaller(ctx(await loadViewer(db, daughter.id)))

const noon = new Date('2026-11-23T04:00:00Z')
beforeEach(async () => {
  clock.set(noon)
  for (const list of [texts, mails]) list.length = 0
  down = false
  await db.notice.deleteMany()
  await db.noticeChoice.deleteMany()
  await db.noticeHours.deleteMany()
  await db.mailAddress.deleteMany()
})

const params = {
  ...{ calledBy: '爸爸', providerName: '示例·浦东安和居家养老', caregiverName: '王秀兰', title: '上门助浴' },
  startsAt: '2026-11-24T01:00:00.000Z',
}
let told = 0
const tell = (kind: NoticeKind, to = { userId: daughter.id }) =>
  deliverNotice(ctx(), {
    ...{ to, kind, params: { ...params, amountFen: 16_800 }, path: '/orders/1', dedupe: `c${++told}` },
  })
const minutesLater = (count: number) => clock.advance(count * 60_000)
async function confirmMail(address = 'lin@mail.example') {
  const { sandboxUrl } = await daughters.notices.setMail({ address })
  const token = new URL(sandboxUrl ?? '').searchParams.get('token') ?? ''
  await daughters.notices.confirmMail({ token })
  mails.length = 0
  return token
}

test('what needs an answer comes by text at once, how a visit goes does not, and nothing comes twice', async () => {
  await tell('move_proposed')
  await tell('visit_started')
  await sendMessages(ctx())
  await sendMessages(ctx())
  expect(texts).toHaveLength(1)
  expect(texts[0]?.to).toBe('13800000001')
  expect(texts[0]?.body).toMatch(/^【颐幼】.*11月24日 周二 09:00.*\/orders\/1$/)
  const { items } = await daughters.notices.list()
  expect(items.find(({ kind }) => kind === 'move_proposed')?.messages).toEqual([
    { channel: 'sms', state: 'sent', at: noon },
  ])
})

test('two processes that send at the same moment send once', async () => {
  for (let count = 0; count < 20; count++) await tell('order_withdrawn')
  await Promise.all([sendMessages(ctx()), sendMessages(ctx()), sendMessages(ctx())])
  expect(texts).toHaveLength(20)
})

test('at night texts wait for the morning, but not a reminder of the next hour', async () => {
  clock.set(new Date('2026-11-23T15:00:00Z'))
  await tell('move_proposed')
  await tell('visit_soon')
  await sendMessages(ctx())
  expect(texts.map(({ body }) => body)).toEqual([expect.stringContaining('快开始了')])
  clock.set(new Date('2026-11-23T23:00:00Z'))
  await sendMessages(ctx())
  expect(texts).toHaveLength(2)
})

test('what was read in the meantime needs no text', async () => {
  clock.set(new Date('2026-11-23T15:00:00Z'))
  await tell('move_proposed')
  await sendMessages(ctx())
  await daughters.notices.markRead({})
  clock.set(new Date('2026-11-24T00:00:00Z'))
  await sendMessages(ctx())
  expect(texts).toHaveLength(0)
  expect(await db.noticeMessage.findMany({ select: { state: true } })).toEqual([{ state: 'needless' }])
})

test('mail goes nowhere before its address answered, and then several notices in one letter', async () => {
  const { sandboxUrl } = await daughters.notices.setMail({ address: 'lin@mail.example' })
  expect(mails[0]?.text).toContain(sandboxUrl)
  await tell('refund_done')
  minutesLater(5)
  await sendMessages(ctx())
  expect(mails).toHaveLength(1)
  await daughters.notices.confirmMail({ token: new URL(sandboxUrl ?? '').searchParams.get('token') ?? '' })
  await tell('refund_done')
  await tell('order_accepted')
  await sendMessages(ctx())
  expect(mails).toHaveLength(1)
  minutesLater(5)
  await sendMessages(ctx())
  expect(mails).toHaveLength(2)
  expect(mails[1]).toMatchObject({ to: 'lin@mail.example', subject: '2 条新消息' })
  expect(mails[1]?.text).toContain('¥168.00')
  expect(mails[1]?.html).toContain('/account/notices')
})

test('a link opens once it is asked for by its own person, for a day, and only the newest', async () => {
  const first = await daughters.notices.setMail({ address: 'old@mail.example' })
  await expect(daughters.notices.setMail({ address: 'new@mail.example' })).rejects.toMatchObject({
    cause: { problem: { code: 'notices.asked_just_now' } },
  })
  minutesLater(2)
  const second = await daughters.notices.setMail({ address: 'new@mail.example' })
  const tokenOf = ({ sandboxUrl }: typeof first) => new URL(sandboxUrl ?? '').searchParams.get('token') ?? ''
  const invalid = { cause: { problem: { code: 'notices.link_invalid' } } }
  const stranger = createCaller(ctx(await loadViewer(db, carer.id)))
  await expect(daughters.notices.confirmMail({ token: tokenOf(first) })).rejects.toMatchObject(invalid)
  await expect(stranger.notices.confirmMail({ token: tokenOf(second) })).rejects.toMatchObject(invalid)
  clock.advance(25 * 3_600_000)
  await expect(daughters.notices.confirmMail({ token: tokenOf(second) })).rejects.toMatchObject(invalid)
  const token = await confirmMail('again@mail.example')
  expect(await daughters.notices.confirmMail({ token })).toMatchObject({
    mail: { address: 'again@mail.example', verified: true },
  })
})

test('who wants one letter a day has it in the evening; what needs an answer does not wait', async () => {
  await confirmMail()
  await daughters.notices.saveSettings({
    ...{ on: ['money:email', 'answer:email'], quietFrom: '00:00', quietUntil: '00:00', daily: true },
  })
  await tell('refund_done')
  await tell('move_proposed')
  minutesLater(10)
  await sendMessages(ctx())
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining('改到')])
  clock.set(new Date('2026-11-23T11:00:00Z'))
  await sendMessages(ctx())
  expect(mails).toHaveLength(2)
  expect(texts).toHaveLength(0)
})

test('what could not be sent is tried again, later each time, and given up in the end, where it is shown', async () => {
  await confirmMail()
  await tell('refund_done')
  down = true
  for (let tries = 0; tries < 12; tries++) {
    clock.advance(3_600_000)
    await sendMessages(ctx())
  }
  const { items } = await daughters.notices.list()
  expect(items[0]?.messages).toEqual([{ channel: 'email', state: 'failed', at: null }])
  expect(await db.noticeMessage.findFirst()).toMatchObject({ lastError: expect.stringContaining('away') })
})

test('a visit is reminded of the day before and the hour before, family and carer, once each, and again once moved', async () => {
  clock.set(new Date('2026-11-22T02:00:00Z'))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  const move = (startsAt: Date) =>
    db.order.update({ where: { id: orderId }, data: { startsAt, endsAt: new Date(+startsAt + 5_400_000) } })
  await move(new Date('2026-11-25T02:00:00Z'))
  const reminders = async () => {
    await Promise.all([remindVisits(ctx()), remindVisits(ctx())])
    const rows = await db.outbox.findMany({ where: { topic: 'notice' } })
    const payloads = rows.map(({ payload }) => payload as { kind: string; path: string })
    return payloads.filter(({ kind }) => kind === 'visit_tomorrow' || kind === 'visit_soon')
  }
  expect(await reminders()).toEqual([])
  clock.set(new Date('2026-11-24T03:00:00Z'))
  expect((await reminders()).map(({ kind }) => kind)).toEqual(['visit_tomorrow', 'visit_tomorrow'])
  clock.set(new Date('2026-11-25T01:10:00Z'))
  const both = await reminders()
  expect(both.filter(({ kind }) => kind === 'visit_soon').map(({ path }) => path.split('/')[1])).toEqual([
    'orders',
    'desk',
  ])
  await move(new Date('2026-11-26T01:00:00Z'))
  expect((await reminders()).length).toBe(both.length + 2)
})

test('operators see what became of each message, with names cut short and nothing of what it says', async () => {
  await confirmMail()
  await tell('move_proposed')
  down = true
  minutesLater(4)
  await sendMessages(ctx())
  const { items } = await daughters.notices.list()
  await daughters.notices.markRead({ noticeId: items[0]?.id })
  const operator = createCaller(ctx(world.operator.viewer)).notices
  const { counts, rows } = await operator.deliveries({})
  const [mail, text] = [
    rows.find(({ channel }) => channel === 'email'),
    rows.find(({ channel }) => channel === 'sms'),
  ]
  expect(text).toMatchObject({ who: '林**', kind: 'move_proposed', state: 'sent', attempts: 1, error: null })
  expect(text?.openedAt).toEqual(clock.now())
  expect(mail).toMatchObject({ state: 'waiting', attempts: 1, sentAt: null })
  expect(mail?.error).toContain('the mail server is away')
  expect(JSON.stringify(rows)).not.toMatch(/爸爸|林晓雯|lin@mail|上门助浴/)
  expect(counts).toContainEqual({ channel: 'sms', state: 'sent', count: 1, opened: 1 })
  expect((await operator.deliveries({ channel: 'sms', state: 'failed' })).rows).toEqual([])
})

test('a carrier gets the gaps of its wording beside the words', async () => {
  await tell('move_proposed')
  await sendMessages(ctx())
  const [text] = texts as unknown as { template: string; values: { what: string; path: string } }[]
  expect(text).toMatchObject({ template: 'notice', values: { path: 'orders/1' } })
  expect(text?.values.what).toContain('11月24日 周二 09:00')
  expect(text?.values.what).not.toContain('【')
})
