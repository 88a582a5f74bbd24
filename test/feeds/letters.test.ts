import { createServer } from 'node:net'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { hours, minutes } from '../../server/kernel/clock.ts'
import type { Mail } from '../../server/notices/mail-port.ts'
import type { NoticeKind } from '../../server/notices/notice.contract.ts'
import { createMail, deliverNotice } from '../../server/notices/notices.entry.ts'
import { sendMessages } from '../../server/notices/send-messages.ts'
import type { Env } from '../../server/platform/env.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock(saturdayMorning)
const stage = await openStage(db, clock)
const ADDRESS = 'lin@mail.example'

const letters: Mail[] = []
const base = testCtx(db, clock)
const ctx = {
  ...base,
  ports: { ...base.ports, mail: { ...base.ports.mail, send: async (mail: Mail) => void letters.push(mail) } },
}
for (const one of [stage.daughter, stage.manager])
  await db.mailAddress.create({
    data: {
      userId: one.id,
      address: ADDRESS,
      tokenHash: one.id,
      verifiedAt: saturdayMorning,
      askedAt: saturdayMorning,
    },
  })

/** What the letter about it brings, as a calendar that is not ours reads it. */
async function letterAbout(kind: NoticeKind, order: { id: string }, to = { userId: stage.daughter.id }) {
  letters.length = 0
  const desk = to.userId === stage.manager.id ? `/desk/${stage.provider.id}` : ''
  await deliverNotice(ctx, {
    ...{ to, kind, path: `${desk}/orders/${order.id}`, dedupe: crypto.randomUUID() },
    params: {
      ...{ calledBy: '爸爸', providerName: '示例', caregiverName: '王秀兰', title: '上门助浴' },
      ...{ startsAt: sundayTen.toISOString(), amountFen: 16_800 },
    },
  })
  clock.advance(minutes(4))
  await sendMessages(ctx)
  return (letters[0]?.calendars ?? []).map(({ method, text }) => ({ method, text, ...read(text) }))
}

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [zone] = calendar.getAllSubcomponents('vtimezone')
  const events = calendar.getAllSubcomponents('vevent')
  const [event] = events
  if (!zone || !event || events.length > 1) throw new Error('not one visit in its zone')
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(zone)
  const start = new ICAL.Event(event).startDate
  return {
    said: calendar.getFirstPropertyValue('method'),
    event: new ICAL.Event(event),
    status: event.getFirstPropertyValue('status'),
    attendee: event.getFirstProperty('attendee'),
    organizer: event.getFirstPropertyValue('organizer'),
    at: start.toJSDate(),
    offset: start.utcOffset(),
  }
}

test('agreed, moved and off: one id, one count upwards, read with the zone the letter brings', async () => {
  const inDays = new Date(sundayTen.getTime() + hours(72))
  const order = await stage.accepted(inDays)
  const [agreed] = await letterAbout('order_accepted', order)
  expect([agreed?.method, agreed?.said, agreed?.status]).toEqual(['REQUEST', 'REQUEST', 'CONFIRMED'])
  expect([agreed?.at, agreed?.offset]).toEqual([inDays, 8 * 3600])
  expect(agreed?.organizer).toBe('mailto:no-reply@yiyou.example')
  expect(agreed?.attendee?.getFirstValue()).toMatch(new RegExp(`^mailto:${ADDRESS}$`, 'i'))
  expect(agreed?.attendee?.getParameter('partstat')).toBe('ACCEPTED')

  const later = new Date(inDays.getTime() + hours(3))
  const member = createCaller(testCtx(db, clock, stage.daughter.viewer))
  await member.moving.propose({
    ...{
      orderId: order.id,
      startsAt: later,
      caregiverId: null,
      as: 'family',
      note: '',
      key: crypto.randomUUID(),
    },
  })
  const [moved] = await letterAbout('visit_moved', order)
  expect([moved?.method, moved?.at, moved?.event.uid]).toEqual(['REQUEST', later, agreed?.event.uid])
  expect(moved?.event.sequence).toBeGreaterThan(agreed?.event.sequence ?? Number.POSITIVE_INFINITY)

  await stage.press(stage.daughter.viewer, order, 'cancel')
  const [off] = await letterAbout('order_cancelled', order)
  expect([off?.method, off?.said, off?.status]).toEqual(['CANCEL', 'CANCEL', 'CANCELLED'])
  expect(off?.event.uid).toBe(agreed?.event.uid)
  expect(off?.event.sequence).toBeGreaterThan(moved?.event.sequence ?? Number.POSITIVE_INFINITY)
})

test('a manager reads it as work; who may not see the order, and a letter about money, bring nothing', async () => {
  const order = await stage.accepted(new Date(sundayTen.getTime() + hours(24)))
  const [work] = await letterAbout('order_cancelled', order, { userId: stage.manager.id })
  expect(work?.event.summary).not.toMatch(/^爸爸/)
  expect(work?.event.component.getFirstPropertyValue('url')).toMatch(`/desk/${stage.provider.id}/orders/`)
  expect(work?.text).not.toMatch(/示例路|138\d{8}|林建国/)
  expect(await letterAbout('refund_done', order)).toEqual([])
  await db.familyMember.deleteMany({ where: { userId: stage.daughter.id } })
  expect(await letterAbout('order_withdrawn', order)).toEqual([])
})

test('on the wire one visit is a part of the letter with its method, several are files', async () => {
  const { port, heard, close } = await postOffice()
  const mail = createMail({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
      MAIL_FROM: '颐幼 Yiyou <no-reply@yiyou.example>',
    } as Env,
    db,
  })
  const calendar = { method: 'CANCEL' as const, text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' }
  const letter = { to: ADDRESS, subject: '取消', text: '取消', html: '<p>取消</p>' }
  await mail.send({ ...letter, calendars: [calendar] })
  await mail.send({ ...letter, calendars: [calendar, calendar] })
  await mail.send(letter)
  close()
  const kinds = heard().map((one) => one.match(/Content-Type: text\/calendar;[^\n]*(?:\n\s[^\n]*)*/g) ?? [])
  expect(kinds.map(({ length }) => length)).toEqual([1, 2, 0])
  expect(kinds.flat().every((kind) => /method=CANCEL/.test(kind))).toBe(true)
})

/** Takes letters as any mail server does, and keeps what it was told. */
async function postOffice() {
  const letters: string[] = []
  const server = createServer((socket) => {
    let body: string | null = null
    let rest = ''
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (body === null) {
          if (line === 'DATA') body = ''
          socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n')
        } else if (line === '.') {
          letters.push(body)
          body = null
          socket.write('250 ok\r\n')
        } else body += `${line}\n`
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    heard: () => letters,
    close: () => server.close(),
  }
}
