import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import plans from '../../app/i18n/zh-CN/plans.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
const begin = clock.now()
clock.set(new Date('2026-11-23T00:00:00Z'))
const accepted = await visitedOrder(db, clock, world, { until: 'accepted' })
clock.set(new Date('2026-11-23T03:00:00Z'))
const requested = await visitedOrder(db, clock, world, { until: 'paid' })
clock.set(begin)
const desk = `/desk/${world.provider.id}`
const colleague = await db.caregiver.create({
  data: {
    ...{ providerId: world.provider.id, name: '赵桂芳', gender: 'female', level: 3, skills: ['bathing'] },
    hours: {
      create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1_200 })),
    },
    credentials: {
      create: { kind: 'health_certificate', number: '沪示例0002', expiresOn: new Date('2027-06-30') },
    },
  },
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const visitOf = (orderId: string) => db.visit.findUniqueOrThrow({ where: { orderId } })
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
/** A free time on the day after the visit's own, chosen by hand. */
async function chooseNextDay(page: Page, startsAt: Date): Promise<Date> {
  const day = dayOf(new Date(startsAt.getTime() + 86_400_000))
  await page.locator(`[name=day][value="${day}"]`).check({ force: true })
  const time = page.locator(`[name=startsAt][value^="${day}"]`).last()
  await time.check({ force: true })
  return new Date((await time.getAttribute('value')) ?? '')
}

test('without JavaScript a manager asks for another time and the daughter agrees', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  const { startsAt } = await visitOf(accepted)
  await page.goto(`${desk}/orders/${accepted}`)
  await page.getByRole('link', { name: plans.moving.open, exact: true }).click()

  // Nothing chosen: the page says so and keeps the words.
  await page.fill('[name=note]', '那天上午要去培训')
  await press(page, plans.moving.ask)
  await page.locator('#startsAt-error').waitFor()
  expect(await page.locator('[name=note]').inputValue()).toBe('那天上午要去培训')
  const asked = await chooseNextDay(page, startsAt)
  await press(page, plans.moving.ask)
  await page.getByRole('button', { name: plans.moving.withdraw }).waitFor()
  expect((await visitOf(accepted)).startsAt).toEqual(startsAt)

  const { page: hers } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await signIn(hers, world.daughter.phone)
  await hers.goto(`/orders/${accepted}`)
  await hers.getByText('那天上午要去培训').waitFor()
  await press(hers, plans.moving.agree)
  await hers.waitForURL(`**/orders/${accepted}`)
  expect(await hers.getByRole('button', { name: plans.moving.agree }).count()).toBe(0)
  expect((await visitOf(accepted)).startsAt).toEqual(asked)

  // Answered meanwhile in another tab: the manager is told why nothing more happens.
  await press(page, plans.moving.withdraw)
  await page.getByRole('alert').waitFor()
})

test('a time somebody else has just taken: the word stays, and the family chooses anew', async () => {
  const { page } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await signIn(page, world.daughter.phone)
  const { startsAt, caregiverId } = await visitOf(requested)
  await page.goto(`/orders/${requested}`)
  await page.getByRole('link', { name: plans.moving.open, exact: true }).click()
  await page.locator(`a[href*="caregiver=${caregiverId}"]`).click()
  const wished = await chooseNextDay(page, startsAt)
  await page.fill('[name=note]', '那天要去医院')
  const rival = await db.hold.create({
    data: {
      ...{ caregiverId: caregiverId ?? '', orderId: accepted },
      ...{ startsAt: wished, endsAt: new Date(wished.getTime() + 5_400_000) },
    },
  })
  await press(page, plans.moving.save)
  await page.locator('#startsAt-error').waitFor()
  expect(await page.locator('[name=note]').inputValue()).toBe('那天要去医院')
  expect(await page.locator(`[name=startsAt][value="${wished.toISOString()}"]`).count()).toBe(0)
  await db.hold.delete({ where: { id: rival.id } })
  const other = await chooseNextDay(page, startsAt)
  await press(page, plans.moving.save)
  await page.waitForURL(`**/orders/${requested}`)
  expect((await visitOf(requested)).startsAt).toEqual(other)
})

test('a sick day is confirmed once: the best goes, the leave is written', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  const { startsAt, caregiverId } = await visitOf(accepted)
  const day = dayOf(startsAt)
  await page.goto(`${desk}?date=${day}`)
  await page.getByRole('link', { name: plans.dayOff.open }).click()
  await page.selectOption('[name=caregiver]', caregiverId)
  await press(page, plans.dayOff.look)
  const choice = page.locator(`[name=to-${accepted}]`)
  const chosen = await choice.inputValue()
  expect([world.caregiver.id, colleague.id].filter((id) => id !== caregiverId)).toContain(chosen)
  await press(page, plans.dayOff.save)
  await page.getByText(plans.dayOff.done).waitFor()
  expect(await visitOf(accepted)).toMatchObject({ caregiverId: chosen, startsAt })
  expect(await db.leave.count({ where: { caregiverId, kind: 'sick' } })).toBe(1)

  await page.goto(`${desk}/day-off?caregiver=${caregiverId}&day=${day}`)
  await page.getByRole('link', { name: plans.dayOff.leave }).click()
  await page.waitForURL(new RegExp(`/roster/${caregiverId}`))
})
