import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import packages from '../../app/i18n/zh-CN/packages.ts'
import quotes from '../../app/i18n/zh-CN/quotes.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { openStage } from '../orders/steps.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const stage = await openStage(db, clock)

test('a package is put on sale, bought and paid, orders a visit without paying, and what is left comes back', async () => {
  const desk = (await newPerson(stage.manager.name)).page
  await signIn(desk, stage.manager.phone)
  await desk.goto(`/desk/${stage.provider.id}/packages`)
  await desk.fill('[name=price]', '800')
  await desk.getByRole('button', { name: packages.desk.send, exact: true }).click()
  await desk.getByRole('button', { name: /停卖/ }).waitFor()

  const { page } = await newPerson(stage.daughter.name)
  await signIn(page, stage.daughter.phone)
  await page.goto(`/providers/${stage.provider.id}`)
  await page.locator('a[href^="/packages/offers/"]').click()
  await page.waitForURL(/\/packages\/offers\//)
  await page.locator('label', { hasText: stage.father.calledBy }).click()
  await page.getByRole('button', { name: packages.buy.go, exact: true }).click()
  await page.waitForURL(/\/sandbox\/pay\//)
  await page.locator('[name=outcome][value=success]').check()
  await page.getByRole('button', { name: orders.pay.success, exact: true }).click()
  await page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
  const bought = page.url()

  await page.getByRole('button', { name: packages.order, exact: true }).click()
  await page.waitForURL(/\/who$/)
  const next = () => page.locator('main form button[type=submit]').last().click()
  await page.locator('label', { hasText: stage.father.calledBy }).first().click()
  await next()
  await page.waitForURL(/\/when/)
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await next()
  await page.waitForURL(/\/confirm/)
  await page.locator('dl dt', { hasText: quotes.package.term }).waitFor()
  await page.getByRole('button', { name: quotes.free, exact: true }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
  await page.getByText(orders.page.cancel, { exact: true }).click()
  await page.getByText(orders.page.cancelVisit).waitFor()

  await page.goto(bought)
  await page.getByRole('link', { name: '第 1 次' }).waitFor()
  await page.getByText(packages.refund.open, { exact: true }).click()
  await page.getByRole('button', { name: '退 ¥640.00' }).click()
  await page.getByText(packages.state.refunded, { exact: true }).waitFor()
  const [refund] = await db.refund.findMany()
  expect(refund).toMatchObject({ amountFen: 64_000 })
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
})
