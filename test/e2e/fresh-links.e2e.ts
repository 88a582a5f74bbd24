import { expect, test } from 'vitest'
import common from '../../app/i18n/zh-CN/common.ts'
import family from '../../app/i18n/zh-CN/family.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { fullStage } from './stage.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world, orders: placed } = await fullStage({ db, clock, ctx })

test('a link made for the elder outlives the live refresh it sets off, and opens the elder’s page', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  await page.goto(`/orders/${placed.unpaid}`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: orders.page.elderLinkMake }).click()
  const link = page.locator('#made-link')
  await link.waitFor()
  await page.getByText(common.live.changed).waitFor({ state: 'attached' })
  const address = await link.inputValue()
  expect(address).toContain('/e/')

  const elder = (await newPerson('林建国', { viewport: { width: 390, height: 844 } })).page
  await elder.goto(new URL(address).pathname)
  expect(await elder.locator('html').getAttribute('data-mode')).toBe('elder')
})

test('so does an invitation to the family', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  await page.goto('/family')
  await page.waitForLoadState('networkidle')
  await page.getByText(family.page.invite, { exact: true }).click()
  await page.locator('form:has([name=role]) button[type=submit]').last().click()
  const link = page.locator('#made-link')
  await link.waitFor()
  // Somebody else's change comes in with the refresh: once it shows, the page has been drawn anew.
  const rooms = [`family:${world.family.id}`]
  await db.$transaction(async (tx) => {
    await tx.family.update({ where: { id: world.family.id }, data: { name: '林家三代' } })
    await enqueue(tx, 'nudge', { rooms, kind: 'family', id: world.family.id, version: 1 })
  })
  await page.getByRole('heading', { name: '林家三代' }).waitFor()
  expect(await link.inputValue({ timeout: 1_000 })).toContain('/join/')
})
