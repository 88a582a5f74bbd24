import AxeBuilder from '@axe-core/playwright'
import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import plans from '../../app/i18n/zh-CN/plans.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser, unroll } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, { now: () => new Date('2026-11-21T00:00:00Z') })

test('with JavaScript off care is made to come every week, its days are seen, one is skipped, and the plan is ended', async () => {
  const { page } = await newPerson('林晓雯', {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await signIn(page, world.daughter.phone)
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await page.locator('main form button').click()
  await page
    .locator(`[name=recipientId][value="${world.father.id}"], [value="${world.father.id}"]`)
    .first()
    .check({ force: true })
  await page.getByRole('button', { name: orders.who.save }).click()
  await page.locator('[name=startsAt]').nth(8).check({ force: true })
  await page.getByRole('button', { name: orders.when.save }).click()

  await page.getByRole('link', { name: plans.offerOpen }).click()
  await page.locator('[name=frequency][value=weekly]').check({ force: true })
  await page.getByRole('button', { name: plans.draft.look }).click()
  // The weekday of the first visit has to be among those chosen: asked for where it is missing.
  await page.locator('[name=weekdays]').first().waitFor()
  for (const day of [1, 2, 3, 4, 5, 6, 7])
    await page.locator(`[name=weekdays][value="${day}"]`).check({ force: true })
  await page.getByRole('button', { name: plans.draft.look }).click()
  const choices = page.locator('[name^="choice."]')
  await choices.first().waitFor()
  const many = await choices.count()
  expect(many).toBeGreaterThan(40)
  await choices.nth(2).selectOption('skip')
  await page.getByRole('button', { name: plans.draft.next }).click()
  await page.waitForURL(/\/confirm/)
  await page.getByText(plans.confirm.term).first().waitFor()
  await page.getByRole('button', { name: orders.confirm.pay }).click()
  await page.getByRole('button', { name: orders.pay.success }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  const first = await db.order.findFirstOrThrow({ where: { state: 'requested' } })
  // The nearest of them are due to be paid already.
  const ahead = { planId: first.planId, state: { in: ['planned' as const, 'awaiting_payment' as const] } }
  expect(await db.order.count({ where: ahead })).toBe(many - 2)

  const manager = createCaller(testCtx(db, clock, world.manager.viewer))
  await manager.orders.move({ orderId: first.id, transition: 'accept', reason: '', key: crypto.randomUUID() })
  await page.goto('/orders')
  await page.getByRole('link', { name: /爸爸的定期上门助浴/ }).click()
  await page.getByText(plans.page.active).waitFor()
  await page.waitForLoadState()
  expect(await page.locator('main ol a[href^="/orders/"]').count()).toBe(many - 1)
  await page.locator('summary', { hasText: plans.page.end }).click()
  await page.getByRole('button', { name: plans.page.endSave, exact: true }).click()
  await page.getByText(plans.page.ended).waitFor()
  const soon = new Date(Date.now() + 2 * 86_400_000)
  expect(await db.order.count({ where: { ...ahead, startsAt: { gt: soon } } })).toBe(0)
})

test('the plan’s screens keep WCAG 2.2 AA and fit a phone', async () => {
  const { page } = await newPerson('林晓雯', { viewport: { width: 320, height: 800 } })
  await signIn(page, world.daughter.phone)
  const plan = await db.plan.findFirstOrThrow({})
  for (const path of [`/plans/${plan.id}`, '/account/calendars', '/orders']) {
    await page.goto(path)
    await unroll(page, 320)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
})
