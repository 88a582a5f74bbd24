import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import compare from '../../app/i18n/zh-CN/compare.ts'
import discovery from '../../app/i18n/zh-CN/discovery.ts'
import map from '../../app/i18n/zh-CN/map.ts'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const world = await buildWorld(db, clock)
const there = { district: '徐汇区', lat: 31.1952, lng: 121.4367 }
await db.site.updateMany({ where: { providerId: world.other.provider.id }, data: there })
await db.provider.update({ where: { id: world.provider.id }, data: { voucher: true } })
await db.caregiver.update({ where: { id: world.caregiver.id }, data: { languages: ['shanghainese'] } })
await db.caregiver.update({ where: { id: world.other.caregiver.id }, data: { gender: 'male' } })
await db.recipient.update({ where: { id: world.father.id }, data: { lat: 31.22154, lng: 121.54482 } })
await rebuildSearch(ctx)
const { newPerson } = await testBrowser(url)

const found = (page: Page) => page.locator('[id^=hit-] h3').allInnerTexts()
const { name: ours } = world.provider
const { name: others } = world.other.provider

test('without scripts a search is narrowed step by step, a chip takes a step back, and two are compared', async () => {
  const { page } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await page.goto('/search')
  expect(await page.locator('[name=district]').count()).toBe(0)
  await page.selectOption('[name=city]', '上海市')
  await page.getByRole('button', { name: discovery.search.submit, exact: true }).click()
  await page.selectOption('[name=district]', '徐汇区')
  await page.getByRole('button', { name: discovery.search.submit, exact: true }).click()
  await expect.poll(() => found(page)).toEqual([others])
  await page.getByRole('list', { name: discovery.chips.label }).getByText('徐汇区').click()
  await expect.poll(() => found(page)).toHaveLength(3)

  await page.locator('summary', { hasText: discovery.search.money }).click()
  await page.check('[name=voucher]')
  await page.fill('[name=priceTo]', '200')
  await page.getByRole('button', { name: discovery.search.submit, exact: true }).click()
  await expect.poll(() => found(page)).toEqual([ours])
  await page.getByText(discovery.why.title).first().click()
  await page.getByText(discovery.how.title).click()
  await page.getByText(discovery.how.notForSale).waitFor()

  await page.goto('/search')
  for (const name of [ours, others]) await page.getByLabel(`${compare.pick}${name}`).check()
  await page.getByRole('button', { name: compare.compare }).click()
  await page.waitForURL(/\/compare\?/)
  const head = page.getByRole('columnheader')
  expect(await head.getByRole('link', { name: '示例' }).allInnerTexts()).toEqual(
    expect.arrayContaining([ours, others]),
  )
  await page
    .getByRole('row', { name: /助浴，每次/ })
    .getByText('¥168')
    .first()
    .waitFor()
})

test('with scripts a change searches at once, keeps the focus, and back takes it away', async () => {
  const { page } = await newPerson('林晓峰')
  await page.goto('/search')
  await page.waitForLoadState('networkidle')
  await page.locator('summary', { hasText: discovery.search.people }).click()
  const language = page.getByLabel(discovery.search.language)
  await language.focus()
  await language.selectOption('shanghainese')
  await page.waitForURL(/language=shanghainese/)
  await expect.poll(() => found(page)).toEqual([ours])
  expect(await language.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(new URL(page.url()).searchParams.has('of')).toBe(false)
  await page.goBack()
  await expect.poll(() => found(page)).toHaveLength(3)
  await expect.poll(() => language.inputValue()).toBe('')
})

test('the map has what the list has, by keys alone, and searches where it stands', async () => {
  const { page } = await newPerson('何芳')
  await page.goto('/search?city=上海市')
  await page.waitForLoadState('networkidle')
  const mapLoaded = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('map-panel')),
    )
  expect(await mapLoaded()).toBe(false)
  await page.getByRole('button', { name: map.open }).click()
  const pins = page.locator('.map-pin')
  await pins.first().waitFor()
  expect(await pins.count()).toBe(2)
  expect(await mapLoaded()).toBe(true)
  await pins.first().focus()
  const beside = await page.locator('.map-pin:focus').getAttribute('aria-label')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const chosen = await page.locator('.map-pin:focus').getAttribute('aria-label')
  expect(chosen).not.toBe(beside)
  await page
    .getByRole('status')
    .getByRole('link', { name: chosen ?? '' })
    .waitFor()
  const total = (await found(page)).length
  const figures = total > 2 ? /家：2 家在地图上/ : `列表里的 ${total} 家都在地图上。`
  await page.getByText(figures).waitFor()
  // Further off other pins are drawn: one still stands on the one in its place.
  await page.locator('.map-pin:focus').waitFor()
  const redrawn = page.waitForResponse(/search\/pins.*view=/)
  await page.locator('.map-ground').hover({ position: { x: 200, y: 300 } })
  await page.mouse.wheel(0, 400)
  await redrawn
  await page.locator('.map-pin:focus').waitFor()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.getByRole('button', { name: map.searchHere }).click()
  await page.waitForURL(/near=.*within=/)
  expect(new URL(page.url()).searchParams.has('city')).toBe(false)
})

test('on a phone the conditions are a sheet that says how many it finds, and Escape closes it', async () => {
  const { page } = await newPerson('孙玉梅', { viewport: { width: 390, height: 844 } })
  await page.goto('/search')
  await page.waitForLoadState('networkidle')
  const sheet = page.locator('summary', { hasText: discovery.search.filters })
  await sheet.click()
  await page.selectOption('[name=city]', '上海市')
  await page.selectOption('[name=district]', '徐汇区')
  const see = page.getByRole('button', { name: '看 1 家' })
  await see.waitFor()
  await page.keyboard.press('Escape')
  await see.waitFor({ state: 'hidden' })
  await sheet.click()
  await see.click()
  await see.waitFor({ state: 'hidden' })
  expect(await found(page)).toEqual([others])
})

test('who is signed in searches around the home of those they care for, and the address names nobody', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  await page.goto('/search')
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', { name: '爸爸家附近' }).click()
  await page.waitForURL(/near=31.222%2C121.545/)
  expect(page.url()).not.toContain(world.father.id)
  await page.getByLabel('离爸爸家多远').selectOption('2000')
  await expect.poll(() => found(page)).toEqual([ours])
})
