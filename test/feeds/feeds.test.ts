import ICAL from 'ical.js'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { calendarOf } from '../../app/i18n/calendar.server.ts'
import { hours } from '../../server/kernel/clock.ts'
import { hashOfToken } from '../../server/platform/secret-token.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
let stage: Awaited<ReturnType<typeof openStage>>
beforeAll(async () => {
  stage = await openStage(db, clock)
})
beforeEach(() => clock.set(saturdayMorning))

const daughter = () => createCaller(testCtx(db, clock, stage.daughter.viewer))
const reader = createCaller(testCtx(db, clock, anonymous))
const tokenOf = (url: string) => url.split('/').at(-1)?.replace('.ics', '') ?? ''
const subscribe = async (zone?: string) => {
  const scopeId = stage.family.id
  return tokenOf((await daughter().feeds.make({ scope: 'family', scopeId, zone })).url)
}
const problemOf = (refused: Promise<unknown>) =>
  refused.then(
    () => null,
    (error) => error?.cause?.problem?.code ?? String(error),
  )
/** The visits as a calendar that is not ours reads them. */
const readBy = async (token: string) => {
  const calendar = new ICAL.Component(ICAL.parse(calendarOf(await reader.feeds.read({ token }))))
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}
const property = (event: ICAL.Event, name: string) => event.component.getFirstPropertyValue(name)

test('a visit at ten in Shanghai is at ten in Shanghai, whatever clock this machine runs on', async () => {
  const order = await stage.place()
  const token = await subscribe()
  const event = (await readBy(token)).find(({ uid }) => uid.includes(order.id))
  expect(event?.startDate.toString()).toBe('2026-11-22T10:00:00')
  expect(event?.component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Shanghai')
  expect(event?.summary).toBe('爸爸：上门助浴')
  expect(event && property(event, 'status')).toBe('TENTATIVE')
})

test('for a child in New York both times are written, and nothing that is nobody’s business', async () => {
  await stage.place(undefined, new Date(sundayTen.getTime() + hours(4)))
  const events = await readBy(await subscribe('America/New_York'))
  const text = events.map(({ description }) => description).join('\n')
  expect(text).toMatch(/上海 11月22日周日 14:00–15:30\n美国、加拿大东部 11月22日周日 01:00–02:30/)
  expect(JSON.stringify(events.map(({ location, description }) => [location, description]))).not.toMatch(
    /示例路|138\d{8}|林建国/,
  )
})

test('a cancelled visit is struck out under the same id, with a higher sequence', async () => {
  const order = await stage.place(undefined, new Date(sundayTen.getTime() + hours(24)))
  const token = await subscribe()
  const before = (await readBy(token)).find(({ uid }) => uid.includes(order.id))
  await daughter().orders.move({
    orderId: order.id,
    transition: 'cancel',
    reason: '',
    key: crypto.randomUUID(),
  })
  const later = (await readBy(token)).find(({ uid }) => uid === before?.uid)
  expect(later && property(later, 'status')).toBe('CANCELLED')
  expect(later?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY)
})

test('a new address ends the old one; only its hash is kept', async () => {
  const old = await subscribe()
  const fresh = await subscribe()
  expect(await problemOf(reader.feeds.read({ token: old }))).toBe('feeds.not_found')
  await reader.feeds.read({ token: fresh })
  const kept = await db.calendarFeed.findUniqueOrThrow({ where: { tokenHash: hashOfToken(fresh) } })
  expect(JSON.stringify(kept)).not.toContain(fresh)
  await daughter().feeds.revoke({ scope: 'family', scopeId: stage.family.id })
  expect(await problemOf(reader.feeds.read({ token: fresh }))).toBe('feeds.not_found')
})

test('whoever leaves the family takes no calendar along', async () => {
  const token = await subscribe()
  const { userId } = await db.calendarFeed.findUniqueOrThrow({ where: { tokenHash: hashOfToken(token) } })
  const member = await db.familyMember.findFirstOrThrow({
    where: { userId, familyId: stage.family.id },
  })
  await db.familyMember.delete({ where: { id: member.id } })
  expect(await problemOf(reader.feeds.read({ token }))).toBe('feeds.not_found')
  await db.familyMember.create({ data: member })
  await reader.feeds.read({ token })
})
