import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import filings from '../../app/i18n/zh-CN/filings.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
const { id: providerId } = world.provider

test('with JavaScript off a manager files a paper with a photo of it, is told what is missing, and hands it in', async () => {
  const { page } = await newPerson('周敏', {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await signIn(page, world.manager.phone)
  await page.goto(`/desk/${providerId}/papers`)
  await page.getByText(filings.desk.scannerNone).waitFor()
  await page.goto(`/desk/${providerId}/papers/grade`)
  await page.selectOption('[name=detail]', '4')
  await page.fill('[name=validFrom]', '2026-11-01')
  await page.fill('[name=validUntil]', '2028-10-31')
  await page.getByRole('button', { name: filings.form.submit }).click()
  await page.locator('[name=number][aria-invalid=true]').waitFor()
  await page.fill('[name=number]', '沪养评 2026-18')
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
  await choose(page, heic, 'image/heic', 'IMG_1.HEIC')
  await page.getByText('HEIC 格式的照片').first().waitFor()
  await choose(page, await photo(), 'image/png', 'grade.png')
  await page.getByText(filings.form.done.submit).waitFor()
  expect(await page.getByRole('button', { name: filings.form.withdraw }).count()).toBe(1)
})

test('an operator finds it, says why, looks at it beside its fields and accepts it, by keyboard alone', async () => {
  const { page } = await newPerson('陈立', { viewport: { width: 1280, height: 900 } })
  await signIn(page, world.operator.phone)
  await page.goto('/operator/filings')
  await reach(page, () => page.getByRole('link', { name: filings.paper.grade }))
  await page.keyboard.press('Enter')
  await reach(page, () => page.getByRole('button', { name: filings.operator.open }))
  await page.keyboard.press('Enter')
  const picture = page.locator('figure img')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  await reach(page, () => page.locator('[name=move]').first())
  await page.keyboard.press('Space')
  while (!(await page.locator('[name=move][value=accept]').isChecked()))
    await page.keyboard.press('ArrowDown')
  await reach(page, () => page.getByRole('button', { name: filings.operator.send }))
  await page.keyboard.press('Enter')
  await page.getByText(filings.operator.done).waitFor()
  expect((await db.provider.findUniqueOrThrow({ where: { id: providerId } })).grade).toBe('4')
  expect(await db.filingLook.count({ where: { userId: world.operator.id } })).toBe(1)

  await page.goto(`/providers/${providerId}`)
  await page.getByText(filings.page.title).waitFor()
  expect(await page.content()).not.toContain('沪养评 2026-18')
})

const photo = () =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: '#e9e1d2' } })
    .png()
    .toBuffer()

async function choose(page: Page, buffer: Buffer, mimeType: string, name: string): Promise<void> {
  await page.setInputFiles('[name=files]', { name, mimeType, buffer })
  await page.getByRole('button', { name: filings.form.submit }).click()
}

/** Tabs until something has the focus. */
async function reach(page: Page, target: () => ReturnType<Page['locator']>): Promise<void> {
  await target().first().waitFor()
  for (let tabs = 0; tabs < 120; tabs++) {
    if (
      await target()
        .first()
        .evaluate((element) => element === document.activeElement)
    )
      return
    await page.keyboard.press('Tab')
  }
  throw new Error('nobody gets there by keyboard')
}
