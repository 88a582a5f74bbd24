import { expect, test } from 'vitest'
import common from '../../app/i18n/zh-CN/common.ts'
import family from '../../app/i18n/zh-CN/family.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
const world = await buildWorld(db, clock)

test('a page whose line drops before it can listen listens once there is one, and is told what it missed', async () => {
  const { page } = await newPerson('林晓雯')
  let dropped = 0
  // The client of the live line is the only part that is fetched after the page has come alive.
  await page.route('**/assets/esm-*.js*', (route) => {
    dropped += 1
    return dropped === 1 ? route.abort('internetdisconnected') : route.continue()
  })
  await signIn(page, world.daughter.phone, '/family')
  await expect.poll(() => dropped).toBe(1)
  const rooms = [`family:${world.family.id}`]
  await db.$transaction(async (tx) => {
    await tx.family.update({ where: { id: world.family.id }, data: { name: '林家三代' } })
    await enqueue(tx, 'nudge', { rooms, kind: 'family', id: world.family.id, version: 1 })
  })
  await page.getByRole('heading', { name: '林家三代' }).waitFor()
  expect(dropped).toBe(2)
  expect(expectedComplaints().map((text) => text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([true])
})

test('a page asked for without a line leaves the one that is there, says so, and comes once there is one', async () => {
  const { page, context } = await newPerson('林晓雯', { viewport: { width: 390, height: 844 } })
  await signIn(page, world.daughter.phone, '/orders')
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await context.setOffline(true)
  await page.locator('a[href="/family"]:visible').first().click()
  await page.getByText(common.live.waiting).first().waitFor()
  await page.getByRole('heading', { level: 1, name: orders.list.title }).waitFor()
  await context.setOffline(false)
  await page.getByRole('heading', { level: 1, name: family.page.title }).waitFor()
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  expect(expectedComplaints().filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
