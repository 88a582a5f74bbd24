import AxeBuilder from '@axe-core/playwright'
import { expect, test, vi } from 'vitest'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const world = await buildWorld(db, clock)
await rebuildSearch(ctx)
await vi.waitFor(() => expect(ctx.ports.search.names?.()?.has('花木')).toBe(true), { timeout: 10_000 })
const { newPerson } = await testBrowser(url)

test('a service is suggested by its initials, chosen with the keys and searched for', async () => {
  const { page } = await newPerson('林晓雯')
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  const field = page.getByRole('combobox', { name: '找什么' })
  await field.pressSequentially('zy')
  await page.getByRole('option', { name: /助浴/ }).waitFor()
  expect((await new AxeBuilder({ page }).include('[role=search]').analyze()).violations).toEqual([])
  await field.press('ArrowDown')
  await field.press('Enter')
  await page.waitForURL(/q=%E5%8A%A9%E6%B5%B4/)
  await page.getByText('为什么排在这里').first().click()
  await page.getByText('没有花钱买的排名').first().waitFor()
})

test('a provider is suggested by pinyin and opened; Escape leaves what was typed', async () => {
  const { page } = await newPerson('林晓峰')
  await page.goto('/search')
  await page.waitForLoadState('networkidle')
  const field = page.getByRole('combobox', { name: '找什么' })
  await field.pressSequentially('huamu')
  const option = page.getByRole('option', { name: /花木日间照料中心/ })
  await option.waitFor()
  await field.press('Escape')
  await option.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe('huamu')
  await field.press('r')
  await option.click()
  await page.waitForURL(`**/providers/${world.unclaimed.id}`)
})

test('without scripts the same words find the same, and the reasons open', async () => {
  const { page } = await newPerson('何芳', { javaScriptEnabled: false })
  await page.goto('/')
  await page.locator('[name=q]').fill('花木 日托')
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/\/search\?/)
  expect(await page.locator('mark').allInnerTexts()).toEqual(['花木日间照料中心'])
  await page.getByText('为什么排在这里').click()
  await page.getByText('「花木」在名字里').waitFor()
})
