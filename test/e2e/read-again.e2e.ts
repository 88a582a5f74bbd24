import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import problems from '../../app/i18n/zh-CN/problems.ts'
import provider from '../../app/i18n/zh-CN/provider.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { fullStage } from './stage.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
const { world, orders } = await fullStage({ db, clock, ctx })
const inbox = `/desk/${world.provider.id}/inbox`
/** What another window does that this one has not heard of. */
const elsewhere = (state: 'cancelled' | 'requested') =>
  db.order.update({ where: { id: orders.requested }, data: { state, version: { increment: 1 } } })

async function acceptTooLate(page: Page): Promise<void> {
  await elsewhere('requested')
  await page.goto(inbox, { waitUntil: 'networkidle' })
  const accept = page.getByRole('button', { name: new RegExp(`^${provider.inbox.accept}`) }).first()
  await accept.waitFor()
  await elsewhere('cancelled')
  await accept.click()
  await page.getByText(problems['orders.changed_meanwhile']).waitFor()
}

test('a refusal because things changed shows the page as it is now, and stays to be read', async () => {
  const { page } = await newPerson('周敏')
  await signIn(page, world.manager.phone)
  await acceptTooLate(page)
  await page.getByText(provider.inbox.emptyToAnswer).waitFor()
  const said = page.getByText(problems['orders.changed_meanwhile'])
  expect(await said.count()).toBe(1)
  // It is forgotten as soon as one goes on.
  await page.getByRole('link', { name: provider.inbox.past }).click()
  await page.waitForURL(/bucket=past/)
  await page.goto(inbox)
  expect(await said.count()).toBe(0)
})

test('without JavaScript it is said as well', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  await acceptTooLate(page)
  expect(await page.getByText(problems['orders.changed_meanwhile']).count()).toBe(1)
  await page.getByText(provider.inbox.emptyToAnswer).waitFor()
  expectedComplaints()
})
