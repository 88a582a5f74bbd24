import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import supervision from '../../app/i18n/zh-CN/supervision.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const words = supervision.operator
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('an inspection from the plan to the published result, with its correction, half of it by keyboard', async () => {
  const { page: operator } = await newPerson('陈立')
  await signIn(operator, world.operator.phone)
  await operator.goto(`/operator/supervision/new?provider=${world.provider.id}`)
  await operator.fill('[name=team]', '张三、李四')
  await press(operator, words.save)
  await operator.waitForURL(/\/operator\/supervision\/[0-9a-f-]{36}$/)
  const sheetPath = new URL(operator.url()).pathname
  await press(operator, words.begin)

  // Tab and arrows alone fill in the sheet.
  const rows = operator.locator('main fieldset')
  await rows.first().waitFor()
  for (let row = 0; row < (await rows.count()); row++) {
    await rows.nth(row).locator('input[type=radio]').first().focus()
    await operator.keyboard.press('Space')
    if (row > 0) continue
    await operator.keyboard.press('ArrowRight')
    await operator.keyboard.press('Tab')
    await operator.keyboard.press('ArrowDown')
    await operator.keyboard.press('Tab')
    await operator.keyboard.type('投诉电话没有贴在门口')
  }
  await operator.keyboard.press('Enter')
  await operator.getByText(words.saved).waitFor()
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1f5f4a' } })
    .png()
    .toBuffer()
  await operator.setInputFiles('[name=photo]', { name: 'door.png', mimeType: 'image/png', buffer: bytes })
  await press(operator, words.addPhoto)
  await operator.locator('main img').waitFor()
  expect(await faults(operator)).toEqual([])
  await press(operator, words.conclude)
  await operator.getByText(supervision.state.correcting).first().waitFor()

  const { page: visitor } = await newPerson('何芳', { javaScriptEnabled: false })
  // Axe waits for promises, which a page without scripts never keeps: the same pages are looked at beside it.
  const { page: beside } = await newPerson('何芳')
  const faultsSeen = async () => {
    await beside.goto(visitor.url())
    return faults(beside)
  }
  await visitor.goto('/supervision')
  await visitor.getByText(supervision.empty).waitFor()
  await press(operator, words.publish)
  await operator.getByText(words.saved).waitFor()

  const { page: manager } = await newPerson('周敏')
  await signIn(manager, world.manager.phone)
  await manager.goto(`/desk/${world.provider.id}/supervision`)
  await manager.locator('main table a').first().click()
  await manager.fill('textarea', '已贴在门口和电梯里')
  expect(await faults(manager)).toEqual([])
  await press(manager, supervision.desk.correct)
  await manager.getByText(supervision.desk.corrected).waitFor()

  await operator.goto(sheetPath)
  await press(operator, words.approve)
  await operator.getByText(words.saved).waitFor()

  await visitor.goto('/supervision?area=上海市 浦东新区&result=corrected')
  await visitor.getByRole('link', { name: world.provider.name }).waitFor()
  expect(await faultsSeen()).toEqual([])
  await visitor.locator('main table a[href^="/supervision/results/"]').click()
  await visitor.getByText('投诉电话没有贴在门口').waitFor()
  await visitor.getByText('已贴在门口和电梯里').waitFor()
  expect(await visitor.content()).not.toMatch(/张三|陈立|inspection-photos/)
  await visitor.goto(`/providers/${world.provider.id}`)
  await visitor.getByRole('link', { name: supervision.record.more }).click()
  await visitor.getByRole('heading', { name: supervision.record.credit }).waitFor()
  expect(await faultsSeen()).toEqual([])
})

test('the open data are open: licence, schema and rows, the same in both files', async () => {
  const json = await (await fetch(`${url}/supervision/open.json`)).json()
  expect(json.licence.name).toBe('CC BY 4.0')
  expect(json.rows).toHaveLength(1)
  expect(json.rows[0]).toMatchObject({ failing: 1, result: 'corrected', district: '浦东新区' })
  expect(Object.keys(json.rows[0]).filter((name) => name !== 'findings')).toEqual(Object.keys(json.schema))
  const csv = await (await fetch(`${url}/supervision/open.csv`)).text()
  expect(csv.split('\r\n')[1]).toContain(json.rows[0].id)
})

async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 4_000 })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    found.push(...violations.map(({ id, nodes }) => `${width} ${id} ${nodes[0]?.html}`))
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (over > 0) found.push(`${width}: ${over} px too wide`)
  }
  return found
}
