import { expect, test } from 'vitest'
import { rebuildSearch, refreshListing } from '../../server/discovery/discovery.entry.ts'
import { askSavedSearches } from '../../server/discovery/saved-searches/ask-saved-searches.ts'
import { hours } from '../../server/kernel/clock.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { enterByPhone } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await buildWorld(db, clock)
await rebuildSearch(ctx)

test('without scripts: save, sign in on the way, hear who is new, look, remove and take that back', async () => {
  const { page } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await page.goto('/search?q=花木&kind=day_care')
  await page.getByRole('link', { name: '存下这个搜索' }).click()
  await enterByPhone(page, '13800000001')
  await page.waitForURL(/searches\/new\?/)
  expect(await page.locator('[name=name]').inputValue()).toBe('花木、日间照料')
  await page.getByRole('button', { name: '存下这个搜索' }).click()
  await page.getByText('存好了').waitFor()

  clock.advance(hours(1))
  const sites = { create: { city: '上海市', district: '浦东新区' } }
  const { id } = await db.provider.create({
    data: { kind: 'day_care', name: '花木阳光日间照料中心', createdAt: clock.now(), sites },
  })
  await refreshListing(ctx, id)
  clock.advance(hours(0.2))
  await askSavedSearches(ctx)
  await expect.poll(() => db.notice.count({ where: { kind: 'search_found' } }), { timeout: 20_000 }).toBe(1)

  await page.goto('/searches')
  await page.getByText('1 家新的').waitFor()
  await page.goto('/notices')
  await page.getByRole('button', { name: /花木阳光日间照料中心/ }).click()
  await page.waitForURL(/\/searches\/[0-9a-f-]{36}$/)
  await page.getByRole('link', { name: '花木阳光日间照料中心' }).waitFor()

  await page.goto('/searches')
  await page.getByText('没有新的').waitFor()
  await page.getByRole('button', { name: '删除「花木、日间照料」' }).click()
  await page.getByText('还没有存下的搜索').waitFor()
  await page.getByRole('button', { name: '撤销删除' }).click()
  await page.getByText('又回来了').waitFor()
  await page.goto('/search?kind=day_care&q=花木&sort=rating')
  await page.getByRole('button', { name: '存下这个搜索' }).click()
  await page.getByText('以前存过').waitFor()
})
