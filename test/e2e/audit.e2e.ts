import { expect, test } from 'vitest'
import words from '../../app/i18n/zh-CN/audit.ts'
import operator from '../../app/i18n/zh-CN/operator.ts'
import { checkChains } from '../../server/audit/audit.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { testCtx } from '../support/world.ts'
import { fullStage } from './stage.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world, orders } = await fullStage({ db, clock, ctx })
await checkChains(testCtx(db, clock))

test('with JavaScript off an operator finds one order’s journal and goes to the order', async () => {
  const { page } = await newPerson('陈立', { javaScriptEnabled: false })
  await signIn(page, world.operator.phone)
  await page.goto('/operator/imports')
  await page.getByRole('link', { name: operator.tabs.audit }).click()
  await page.getByText(words.check.whole).waitFor()
  const { number, version } = await db.order.findUniqueOrThrow({ where: { id: orders.reviewed } })
  await page.fill('[name=stream]', number)
  await page.fill('[name=actor]', '')
  await page.getByRole('button', { name: words.apply }).click()
  await page.waitForURL(/stream=/)
  const rows = page.locator('tbody tr', { hasText: words.order.replace('{{number}}', number) })
  expect(await rows.count()).toBe(version)
  await page.fill('[name=actor]', '周敏')
  await page.getByRole('button', { name: words.apply }).click()
  await page.waitForURL(/actor=%E5/)
  const hers = await rows.allTextContents()
  const { receive, assign, accept } = words.did
  expect(hers.map((row) => [receive, assign, accept].find((word) => row.includes(word)))).toEqual([
    receive,
    assign,
    accept,
  ])
  await page
    .getByRole('link', { name: words.order.replace('{{number}}', number) })
    .first()
    .click()
  await page.waitForURL(`**/operator/orders/${orders.reviewed}`)
})

test('in English, too; and nobody else gets in', async () => {
  const { page } = await newPerson('周敏', { locale: 'en-GB' })
  await page.goto('/privacy')
  expect(await page.locator('h1').textContent()).toBe('How we treat your data')
  expect((await page.goto('/operator/audit'))?.url()).toContain('/sign-in?next=')
  const manager = (await newPerson('周敏')).page
  await signIn(manager, world.manager.phone)
  expect((await manager.goto('/operator/audit'))?.status()).toBe(403)
})
