import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import plans from '../../app/i18n/zh-CN/plans.ts'
import quotes from '../../app/i18n/zh-CN/quotes.ts'
import { openHolder } from '../packages/holder.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const stage = await openHolder(db, clock)

test('care that comes every week says before it is ordered which visits a package pays, and draws the first at once', async () => {
  const bought = await stage.bought({ visits: 2, priceFen: 30_001, months: 3 })
  const { page } = await newPerson(stage.daughter.name, { viewport: { width: 390, height: 844 } })
  await signIn(page, stage.daughter.phone)
  await page.goto(`/order/new?offering=${stage.offering.id}`)
  await page.locator('main form button').click()
  await page.locator('label', { hasText: stage.father.calledBy }).first().click()
  await page.getByRole('button', { name: orders.who.save }).click()
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await page.getByRole('button', { name: orders.when.save }).click()

  await page.getByRole('link', { name: plans.offerOpen }).click()
  await page.locator('[name=frequency][value=monthly]').check({ force: true })
  await page.locator('[name=ends][value=open]').check({ force: true })
  await page.getByRole('button', { name: plans.draft.look }).click()
  await page.getByText('其中 2 次从买好的次卡里扣').waitFor()
  await page.getByRole('button', { name: plans.draft.next }).click()
  await page.waitForURL(/\/confirm/)
  await page.locator('dl dt', { hasText: quotes.package.term }).waitFor()
  await page.getByText(quotes.lineHow.package).waitFor()
  await page.getByText('这一次从次卡里扣').waitFor()
  await page.getByRole('button', { name: quotes.free, exact: true }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/)
  expect(await stage.get(bought)).toMatchObject({ free: 1, drawn: 1 })
  await page.getByRole('link', { name: plans.order.see }).click()
  await page.getByText(/从次卡里扣/).waitFor()
})
