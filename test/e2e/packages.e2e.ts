import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import packages from '../../app/i18n/zh-CN/packages.ts'
import quotes from '../../app/i18n/zh-CN/quotes.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { openStage } from '../orders/steps.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { byKeys, focusOf, signIn } from './steps.ts'

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

test('selling, buying and giving back go by keys alone, and what is wrong with the price stands at the price', async () => {
  const desk = (await newPerson(stage.manager.name)).page
  const seller = byKeys(desk)
  await signIn(desk, stage.manager.phone)
  await desk.goto(`/desk/${stage.provider.id}/packages`)
  const visits = desk.locator('[name=visits]')
  await seller.press(visits, 'Control+a')
  await seller.type('visits', '3')
  await seller.type('price', '50000')
  await desk.keyboard.press('Enter')
  const price = desk.locator('[name=price][aria-invalid=true]')
  await price.waitFor()
  expect(await focusOf(desk)).toBe('alert')
  const said = desk.locator(`#${(await price.getAttribute('aria-describedby'))?.split(' ').at(-1)}`)
  expect(await said.isVisible()).toBe(true)
  await seller.press(desk.locator('[role=alert] a'))
  expect([await focusOf(desk), await visits.inputValue()]).toEqual(['price', '3'])
  await desk.keyboard.press('Control+a')
  await seller.type('price', '450')
  await seller.press(desk.getByRole('button', { name: packages.desk.send, exact: true }))
  const stop = desk.getByRole('button', { name: /停卖.*3 次卡/ })
  await stop.waitFor()

  const { page } = await newPerson(stage.daughter.name)
  const { press, pick } = byKeys(page)
  await signIn(page, stage.daughter.phone)
  await page.goto(`/providers/${stage.provider.id}`)
  await press(page.getByRole('link', { name: /3 次卡/ }))
  await page.waitForURL(/\/packages\/offers\//)
  await pick('recipientId', stage.father.id)
  await press(page.getByRole('button', { name: packages.buy.go, exact: true }))
  await page.waitForURL(/\/sandbox\/pay\//)
  await press(page.getByRole('button', { name: orders.pay.success, exact: true }))
  await page.waitForURL(/\/packages\/[0-9a-f-]{36}$/)
  await press(page.locator('summary', { hasText: packages.refund.open }))
  await press(page.getByRole('button', { name: '退 ¥450.00' }))
  await page.getByText(packages.state.refunded, { exact: true }).waitFor()

  await seller.press(stop)
  await stop.waitFor({ state: 'detached' })
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
})
