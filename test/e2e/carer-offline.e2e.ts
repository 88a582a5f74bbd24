import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { dayKey } from '../../app/i18n/shanghai.ts'
import accountWords from '../../app/i18n/zh-CN/account.ts'
import care from '../../app/i18n/zh-CN/care.ts'
import carerWords from '../../app/i18n/zh-CN/carer.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import desk from '../../app/i18n/zh-CN/provider.ts'
import { days, minutes } from '../../server/kernel/clock.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser } from '../support/browser.ts'
import { phoneLine } from '../support/phone-line.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
await db.offering.update({ where: { id: world.offering.id }, data: { tasks: ['量血压', '洗头'] } })
const door = { latitude: 31.22, longitude: 121.55 }
const phone = { viewport: { width: 390, height: 844 }, geolocation: door, permissions: ['geolocation'] }

/** 王秀兰's phone, at her route, ready for the time without a line. */
async function carersPhone() {
  const line = await phoneLine(url)
  const { page } = await newPerson('王秀兰', phone)
  await signIn(page, '13800000004')
  await page.goto(`${line.url}/carer`)
  await prepared(page)
  return {
    page,
    /** Into the lift. */
    away: line.cut,
    /** Back in the street. */
    back: line.restore,
    /** A line that lets pages through, and nothing that was put down on the phone. */
    poor: () => line.restore('POST /carer/sync'),
    goto: (path: string) => page.goto(`${line.url}${path}`),
  }
}

/** Eight o'clock in Shanghai, up to today: a phone without a line goes by its own watch, which no test sets. */
const mornings = [-2, -1, 0].map(
  (day) => new Date(`${dayKey(new Date(Date.now() + days(day)))}T00:00:00.000Z`),
) as [Date, Date, Date]

/** An agreed visit of that morning; the clock stands a few minutes before it. */
async function agreed(morning: Date): Promise<{ orderId: string; code: string }> {
  clock.set(morning)
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  await db.order.update({ where: { id: orderId }, data: { lat: 31.22, lng: 121.55 } })
  const { startCode: code, startsAt } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  clock.set(new Date(startsAt.getTime() - minutes(5)))
  return { orderId, code }
}

/** The phone has put away what it needs for the time without a line. */
async function prepared(page: Page): Promise<void> {
  // Asked again and again from here: a waiting page takes the promise of an answer for a yes.
  const ready = () =>
    page.evaluate(async () => {
      const program = await caches.match('/carer/offline')
      // To look at a store that is not there yet would make an empty one.
      if (!program || !(await indexedDB.databases()).some(({ name }) => name === 'yiyou-carer')) return false
      return Boolean(navigator.serviceWorker.controller)
    })
  await expect.poll(ready, { timeout: 20_000 }).toBe(true)
  await expect.poll(() => stored(page)).toEqual({ kept: 1, waiting: 0 })
}

const stored = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('yiyou-carer', 1)
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result)
    })
    const count = (store: string) =>
      new Promise<number>((resolve) => {
        const asked = db.transaction(store).objectStore(store).count()
        asked.onsuccess = () => resolve(asked.result)
      })
    const found = { kept: await count('kept'), waiting: await count('waiting') }
    db.close()
    return found
  })

/** Without a line a browser says so; nothing else may be wrong. */
const onlyTheLine = () =>
  expect(
    expectedComplaints().filter(
      (one) =>
        !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_EMPTY_RESPONSE|ERR_CONNECTION|ERR_SOCKET_NOT_CONNECTED|Failed to fetch|WebSocket/.test(
          one,
        ),
    ),
  ).toEqual([])

test('four people on one visit, the carer without a line in the middle of it: nothing is missed, nothing doubled', async () => {
  const { orderId, code } = await agreed(mornings[0])
  const { url: link } = await createCaller(testCtx(db, clock, world.daughter.viewer)).elders.createLink({
    recipientId: world.father.id,
  })
  const daughter = (await newPerson('林晓雯')).page
  const elder = (await newPerson('林建国', { viewport: { width: 390, height: 844 } })).page
  const manager = (await newPerson('周敏')).page
  await signIn(daughter, '13800000001', `/orders/${orderId}`)
  await signIn(manager, '13800000003', `/desk/${world.provider.id}/orders/${orderId}`)
  await elder.goto(new URL(link).pathname)
  const { page, away, back, goto } = await carersPhone()

  // With a line: one press, and everybody sees it.
  await page.getByRole('button', { name: carerWords.depart }).click()
  await daughter.getByText(orders.knot.now.depart).waitFor()
  await manager.getByText(desk.next.on_the_way).first().waitFor()

  // Into the lift: the visit opens out of the phone, and everything is put down there.
  away()
  await goto(`/desk/${world.provider.id}/orders/${orderId}`)
  await page.waitForURL(/\/carer\/offline#/)
  await page.fill('[name=code]', code)
  await page.getByRole('button', { name: desk.visit.begin }).click()
  await page.getByRole('button', { name: `${care.tick} 洗头` }).click()
  await page.getByText(carerWords.waiting.state).nth(1).waitFor()
  await page.getByText(care.vital.blood_pressure, { exact: true }).click()
  await page.fill('#value-blood_pressure', '980')
  await page.fill('#lower-blood_pressure', '78')
  const save = page.locator('form:has(#value-blood_pressure) button[type=submit]')
  await save.click()
  await page.locator('#value-blood_pressure[aria-invalid=true]').waitFor()
  await page.fill('#value-blood_pressure', '132')
  await page.fill('#lower-blood_pressure', '78')
  await save.click()
  await page.getByText('132/78').waitFor()
  // The app is closed and opened again under the ground.
  await goto('/app')
  await page.waitForURL(/\/carer\/offline/)
  await page.getByText('132/78').waitFor()
  await page.getByRole('link', { name: carerWords.goOn }).click()
  await page.getByText(care.note, { exact: true }).click()
  await page.fill('#care-note', '左膝今天不疼')
  await page.getByRole('button', { name: care.noteSend }).click()
  await page.getByText('左膝今天不疼').first().waitFor()
  await page.fill('[name=report]', '洗好了，水温 39 度。')
  await page.getByRole('button', { name: desk.visit.finish }).click()
  await page.getByText(carerWords.what.check_out).waitFor()
  expect((await stored(page)).waiting).toBe(5)
  expect(await db.careEntry.count({ where: { orderId } })).toBe(0)
  expect(await daughter.getByText(orders.knot.now.depart).count()).toBe(1)

  // Back in the street: sent once and in order, and everybody sees the same.
  back()
  await daughter.getByText('洗好了，水温 39 度。').first().waitFor()
  await daughter.getByText('132/78').first().waitFor()
  await daughter.getByText('左膝今天不疼').first().waitFor()
  await manager.getByText('132/78').first().waitFor()
  await page.waitForFunction(() => !document.body.textContent?.includes('132/78'))
  expect(await stored(page)).toEqual({ kept: 1, waiting: 0 })
  const events = await db.event.findMany({
    where: { stream: `order:${orderId}`, subject: 'visit' },
    orderBy: { position: 'asc' },
  })
  expect(events.map(({ transition }) => transition)).toEqual(['assign', 'depart', 'check_in', 'check_out'])
  const written = await db.careEntry.findMany({ where: { orderId }, orderBy: { at: 'asc' } })
  expect(written.map(({ kind }) => kind)).toEqual(['task', 'blood_pressure', 'note'])
  const visit = await db.visit.findUniqueOrThrow({ where: { orderId } })
  expect(visit).toMatchObject({ checkInMethod: 'code', checkInLat: door.latitude })
  await elder.reload()
  expect(await elder.locator('main').textContent()).toContain('王秀兰')
  onlyTheLine()
})

test('whoever signs out with something unsent is told first; it is sent as soon as there is a line', async () => {
  const { orderId } = await agreed(mornings[1])
  const { page, away, poor, back, goto } = await carersPhone()
  away()
  await goto(`/desk/${world.provider.id}/orders/${orderId}`)
  await page.waitForURL(/\/carer\/offline#/)
  await page.getByRole('button', { name: carerWords.depart }).click()
  await page.getByText(carerWords.waiting.count_other.replace('{{count}}', '1')).waitFor()

  // Closing it is asked about by the browser itself.
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  poor()
  await goto('/account')
  await page.getByText(carerWords.signOut.title_other.replace('{{count}}', '1')).waitFor()
  const anyway = page.getByRole('button', { name: carerWords.signOut.anyway_other.replace('{{count}}', '1') })
  await anyway.waitFor()
  expect((await stored(page)).waiting).toBe(1)

  // Once there is a line it goes by itself, and nothing is warned of any more.
  back()
  const signOut = page.getByRole('button', { name: accountWords.account.signOut, exact: true })
  await signOut.waitFor({ timeout: 60_000 })
  expect(await anyway.count()).toBe(0)
  expect((await stored(page)).waiting).toBe(0)
  const visit = await db.visit.findUniqueOrThrow({ where: { orderId } })
  expect(visit.departedAt).not.toBeNull()
  onlyTheLine()
})

test('cancelled while the carer had no line: they are told kindly, and the provider reads what they noted', async () => {
  const { orderId } = await agreed(mornings[2])
  const { page, away, back, goto } = await carersPhone()
  away()
  await goto('/carer')
  await page.waitForURL(/\/carer\/offline/)
  await page.getByRole('button', { name: carerWords.depart }).click()
  await page.getByText(carerWords.what.depart).first().waitFor()
  const family = createCaller(testCtx(db, clock, world.daughter.viewer))
  await family.orders.move({ orderId, transition: 'cancel', reason: '', key: randomUUID() })
  back()
  await page.getByText(carerWords.tooLate.title).waitFor()
  const manager = (await newPerson('周敏')).page
  await signIn(manager, '13800000003', `/desk/${world.provider.id}/orders/${orderId}`)
  await manager.getByText(carerWords.late.title).waitFor()

  // Signed out, the phone knows nothing any more; nor does the next person on it.
  await goto('/account')
  await page.getByRole('button', { name: accountWords.account.signOut }).click()
  await page.waitForURL((to) => to.pathname === '/')
  await expect.poll(() => stored(page)).toEqual({ kept: 0, waiting: 0 })
  away()
  await goto('/carer/offline')
  await page.getByText(carerWords.offline.nothingTitle).waitFor()
  expect(await page.content()).not.toContain('林建国')
  onlyTheLine()
})
