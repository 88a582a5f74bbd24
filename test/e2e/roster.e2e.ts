import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import orderTexts from '../../app/i18n/zh-CN/orders.ts'
import roster from '../../app/i18n/zh-CN/roster.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { fullStage } from './stage.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world, orders } = await fullStage({ db, clock, ctx })
const desk = `/desk/${world.provider.id}`

const unfold = (page: Page, words: string) => page.locator('summary', { hasText: words }).click()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

test('without JavaScript a manager sees whose visits lie in a leave, and writes it down all the same', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  const { startsAt } = await db.visit.findFirstOrThrow({ where: { orderId: orders.accepted } })
  const day = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  await page.goto(desk)
  await page.getByRole('link', { name: roster.link, exact: true }).click()
  await page.getByText('2027').first().waitFor()
  await page.getByRole('link', { name: world.caregiver.name }).first().click()

  await unfold(page, roster.leave.add)
  await page.selectOption('[name=kind]', 'sick')
  await page.fill('[name=firstDay]', day)
  await page.fill('[name=lastDay]', '2026-11-01')
  await press(page, roster.leave.save)
  await page.locator('[name=lastDay][aria-invalid=true]').waitFor()
  await page.fill('[name=lastDay]', '2026-12-05')
  await press(page, roster.leave.save)
  await page.getByText(roster.conflicts.lead).waitFor()
  expect(await page.getByRole('link', { name: roster.conflicts.open }).count()).toBeGreaterThan(0)
  expect(await db.leave.count()).toBe(0)
  await press(page, roster.conflicts.despite)
  await page.getByText(roster.done.leave).waitFor()
  expect(await db.leave.findFirst()).toMatchObject({ kind: 'sick', caregiverId: world.caregiver.id })

  await unfold(page, roster.day.add)
  await page.fill('[type=date][name=day]', '2027-03-01')
  await page.fill('[type=time][name=from]', '13:00')
  await page.fill('[type=time][name=to]', '17:00')
  await press(page, roster.day.save)
  await page.getByText('13:00–17:00').first().waitFor()
  await press(page, new RegExp(roster.leave.cancel))
  await page.getByText(roster.done.leaveCancelled).waitFor()
  expect(await db.leave.count()).toBe(0)

  await page.fill('[name=dailyVisits]', '3')
  await page.selectOption('[name=holidays]', 'rests')
  await press(page, roster.week.save)
  await page.getByText(roster.done.time).waitFor()
  const saved = await db.caregiver.findUniqueOrThrow({ where: { id: world.caregiver.id } })
  expect(saved).toMatchObject({ dailyVisits: 3, holidays: 'rests' })
})

test('without JavaScript a manager writes when the doors are open, and everybody reads it', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  await page.goto(`${desk}/roster`)
  await page.getByText(roster.site.none).waitFor()
  await page.getByRole('link', { name: roster.site.open }).click()
  await page.selectOption('[name=hours-1-0-from]', '08:30')
  await page.selectOption('[name=hours-1-0-to]', '08:00')
  await press(page, roster.site.save)
  await page.locator('[name=hours-1-0-to][aria-invalid=true]').waitFor()
  for (const day of [1, 2, 3]) {
    await page.selectOption(`[name=hours-${day}-0-from]`, '08:30')
    await page.selectOption(`[name=hours-${day}-0-to]`, '17:00')
  }
  await press(page, roster.site.save)
  await page.getByText(roster.done.site).waitFor()
  await unfold(page, roster.day.add)
  await page.fill('[type=date][name=day]', '2026-12-20')
  await press(page, roster.day.save)
  await page.getByText(roster.done.day).waitFor()

  await page.goto(`/providers/${world.provider.id}`)
  await page.getByText('周一至周三').waitFor()
  await page.getByText('08:30–17:00').first().waitFor()
  const linked = await page.locator('script[type="application/ld+json"]').first().textContent()
  expect(linked).toContain('"opens":"08:30","closes":"17:00"')
  expect(linked).toContain('"validFrom":"2026-12-20"')
  await db.siteHours.deleteMany()
  await db.siteDay.deleteMany()
})

test('an operator adds the first day of a year nobody had announced', async () => {
  const { page } = await newPerson('陈立', { javaScriptEnabled: false })
  await signIn(page, world.operator.phone)
  await page.goto('/operator/holidays')
  await page.getByText(roster.missing.operator).waitFor()
  await page.fill('[name=day]', '2027-01-01')
  await page.fill('[name=name]', '元旦')
  await press(page, roster.holiday.save)
  await page.getByText(roster.done.holiday).waitFor()
  expect(await page.getByText(roster.missing.operator).count()).toBe(0)
})

test('a daughter keeps the time a little longer, once, without JavaScript', async () => {
  const { page } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await signIn(page, world.daughter.phone)
  await page.goto(`/orders/${orders.unpaid}`)
  await press(page, orderTexts.page.extend)
  await page.getByText(orderTexts.knot.extend).waitFor()
  expect(await page.getByRole('button', { name: orderTexts.page.extend }).count()).toBe(0)
})
