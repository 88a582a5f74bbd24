import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import en from '../../app/i18n/en/index.ts'
import zh from '../../app/i18n/zh-CN/index.ts'
import { hours } from '../../server/kernel/clock.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { expectFits, keyboardOf, pointer } from './hands.ts'
import { describeFather, signIn } from './steps.ts'
import { wholeCare } from './whole-care.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const phone = { width: 390, height: 844 }
const care = { db, clock, world, words: zh }

/** Each walk begins in the morning after the one before. */
afterEach(() => {
  const { now } = clock
  clock.set(new Date(`${new Date(now().getTime() + hours(24)).toISOString().slice(0, 10)}T00:30:00Z`))
})

test('by keyboard alone', async () => {
  const family = (await newPerson('林晓雯')).page
  const desk = (await newPerson('周敏')).page
  await wholeCare({
    ...care,
    family: { page: family, hand: keyboardOf(family) },
    desk: { page: desk, hand: keyboardOf(desk) },
  })
})

test('with JavaScript off', async () => {
  const off = { javaScriptEnabled: false }
  const family = (await newPerson('林晓雯', { ...off, viewport: phone })).page
  const desk = (await newPerson('周敏', off)).page
  await wholeCare({ ...care, family: { page: family, hand: pointer }, desk: { page: desk, hand: pointer } })
})

test('at 200 %: every page fits its window', async () => {
  const twice = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }
  const family = (await newPerson('林晓雯', { viewport: { width: 320, height: 640 } })).page
  const desk = (await newPerson('周敏', twice)).page
  await wholeCare({
    ...care,
    family: { page: family, hand: pointer },
    desk: { page: desk, hand: pointer },
    look: expectFits,
  })
})

test('in English: no page says a word of its own in Chinese', async () => {
  const english = { locale: 'en-GB' }
  const family = (await newPerson('Lin', { ...english, viewport: phone })).page
  const desk = (await newPerson('Zhou', english)).page
  const look = async (page: Page) => {
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    const main = (await page.locator('main').textContent()) ?? ''
    for (const words of [
      zh.orders.who.save,
      zh.orders.when.save,
      zh.orders.confirm.pay,
      zh.provider.inbox.accept,
    ])
      expect(main).not.toContain(words)
  }
  await wholeCare({
    ...care,
    words: en,
    family: { page: family, hand: pointer },
    desk: { page: desk, hand: pointer },
    look,
  })
})

test('in the elders’ view: type of 22 px or more on every page of the family', async () => {
  const family = (await newPerson('林晓雯', { viewport: phone })).page
  const desk = (await newPerson('周敏')).page
  await family.goto('/')
  await family.locator('form[action="/settings/mode"] button').last().click()
  await family.locator('html[data-mode=elder]').waitFor()
  const look = async (page: Page) => {
    if (page !== family) return
    expect(
      await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)),
    ).toBeGreaterThanOrEqual(22)
    await expectFits(page)
  }
  await wholeCare({
    ...care,
    family: { page: family, hand: pointer },
    desk: { page: desk, hand: pointer },
    look,
  })
})

test('on a line that drops twice: what was typed stays, and one order comes of it', async () => {
  const { page, context } = await newPerson('林晓雯', { viewport: phone })
  await signIn(page, world.daughter.phone)
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await page.locator('main form button').click()
  await page.locator('[name=recipientId][value=new]').check({ force: true })
  await describeFather(page)
  const press = (name: string) => page.getByRole('button', { name }).click()

  // Nothing has to be pressed again: what was sent waits and goes on by itself.
  const withoutLine = async (send: () => Promise<void>) => {
    await context.setOffline(true)
    await send()
    await page.getByText(zh.common.live.waiting).first().waitFor()
    await look()
    await context.setOffline(false)
  }
  const look = async () => expect(await page.locator('main form').count()).toBeGreaterThan(0)
  const before = await db.order.count()
  await withoutLine(() => press(zh.orders.who.save))
  await page.waitForURL(/\/when$/)
  await page.locator('[name=day]:not([disabled])').nth(2).check({ force: true })
  await page.locator('[name=startsAt]:not([disabled]):visible').first().check({ force: true })
  await press(zh.orders.when.save)
  await page.waitForURL(/\/confirm$/)
  await withoutLine(() => press(zh.orders.confirm.pay))
  await page.waitForURL(/\/sandbox\/pay\//)
  await press(zh.orders.pay.success)
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  await page.getByText(zh.orders.state.requested).first().waitFor()
  expect(await db.order.count()).toBe(before + 1)
  // The browser says each time that there was no line.
  const said = expectedComplaints()
  expect(said.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
