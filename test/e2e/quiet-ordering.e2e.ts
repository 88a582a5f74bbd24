import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { describeFather, enterByPhone, signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
await rebuildSearch(ctx)
const offering = `/order/new?offering=${world.offering.id}`

/** The files with scripts fetched so far. */
function scriptsOf(page: Page): string[] {
  const fetched: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') fetched.push(new URL(response.url()).pathname)
  })
  return fetched
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

async function chooseTime(page: Page) {
  await page.locator('[name=day]:not([disabled])').nth(1).check({ force: true })
  await page.locator('[name=startsAt]:not([disabled]):visible').first().check({ force: true })
}

test('from the first page to the payment a new family fetches no script at all', async () => {
  const { page } = await newPerson('林晓雯')
  const scripts = scriptsOf(page)
  await page.goto('/search')
  await page.getByRole('link', { name: world.provider.name }).first().click()
  await page
    .getByRole('button', { name: /上门助浴/ })
    .first()
    .click()
  await page.waitForURL(/\/who$/)
  await page.locator('[name=kind][value=elder]').check({ force: true })
  await page.fill('[name=calledBy]', '爸爸')
  await page.fill('[name=name]', '林建国')
  await page.selectOption('[name=regionCode]', { label: '浦东新区' })
  await page.fill('[name=addressLine]', '示例路 18 弄 6 号 302 室')
  await press(page, orders.who.save)
  await page.waitForURL(/\/when$/)
  await page.getByRole('link', { name: /王秀兰/ }).click()
  await page.waitForURL(/caregiver=/)
  await chooseTime(page)
  await press(page, orders.when.save)
  await page.waitForURL(/\/confirm$/)
  await page.getByRole('link', { name: orders.confirm.signIn }).click()
  await enterByPhone(page, '13800000001')
  await page.waitForURL(/\/confirm$/)
  await page.waitForLoadState('networkidle')
  expect(scripts).toEqual([])
  await press(page, orders.confirm.pay)
  await page.waitForURL(/\/sandbox\/pay\//)
  expect(await db.order.count()).toBe(1)
})

test('what is refused comes back with its scripts: the summary has the focus, the way on is theirs', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  await page.goto(offering)
  await page.locator('main form button').click()
  await page.locator('[name=recipientId][value=new]').check({ force: true })
  const scripts = scriptsOf(page)
  await page.fill('[name=calledBy]', '爸爸')
  await press(page, orders.who.save)
  await page.locator('[role=alert]:focus').waitFor()
  expect(scripts.length).toBeGreaterThan(0)
  expect(await page.inputValue('[name=calledBy]')).toBe('爸爸')
  await describeFather(page)
  await press(page, orders.who.save)
  await page.waitForURL(/\/when$/)
  expect(expectedComplaints().every((text) => text.includes('422'))).toBe(true)
})

test('another province brings its districts at once, and leaves what was typed', async () => {
  const { page } = await newPerson('visitor')
  await page.goto(offering)
  await page.locator('main form button').click()
  await page.waitForURL(/\/who$/)
  await page.fill('[name=name]', '林建国')
  await page.selectOption('[name=province]', { label: '江苏省' })
  await page.locator('[name=regionCode] option', { hasText: '玄武区' }).waitFor({ state: 'attached' })
  expect(await page.inputValue('[name=name]')).toBe('林建国')
})
