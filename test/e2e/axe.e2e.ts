import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser, unroll } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { testCtx } from '../support/world.ts'
import { fullStage } from './stage.ts'
import { signIn } from './steps.ts'

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const widths = { phone: 390, desk: 1280, narrow: 320 }

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world, orders, elderPath, askedPath, invitePath } = await fullStage({ db, clock, ctx })
const desk = `/desk/${world.provider.id}`
const now = clock.now()
clock.set(new Date('2026-11-25T00:00:00Z'))
const coming = await visitedOrder(db, clock, world, { until: 'accepted' })
clock.set(now)
await createCaller(testCtx(db, clock, world.manager.viewer)).moving.propose({
  ...{ orderId: coming, startsAt: new Date('2026-11-25T06:00:00Z'), as: 'provider', note: '上午要去培训' },
  key: randomUUID(),
})

const { id: review } = await db.review.findFirstOrThrow({ where: { orderId: orders.reviewed } })

type Visit = { who: string; phone: string | null; paths: readonly string[] }
const visits: Visit[] = [
  {
    who: 'anybody',
    phone: null,
    paths: [
      '/',
      '/search',
      '/search?q=助浴&bookable=1',
      '/search?city=上海市&day=2026-11-23&gender=female&near=31.22,121.54&within=5000&ability=mild',
      `/compare?ids=${world.provider.id},${world.other.provider.id},${world.unclaimed.id}&near=31.22,121.54`,
      `/providers/${world.provider.id}`,
      `/providers/${world.unclaimed.id}`,
      `/providers/${world.unclaimed.id}/claim`,
      '/sign-in',
      '/privacy',
      '/join',
      '/no-such-page',
      elderPath,
      askedPath,
      invitePath,
      `/order/new?offering=${world.offering.id}`,
    ],
  },
  {
    who: 'the daughter',
    phone: world.daughter.phone,
    paths: [
      '/orders',
      '/orders?scope=past',
      ...Object.values(orders).map((id) => `/orders/${id}`),
      `/orders/${coming}/move`,
      `/orders/${orders.reviewed}/receipt`,
      '/family/year',
      `/orders/${orders.reviewed}/move`,
      `/orders/${orders.reviewed}/review`,
      `/reviews/${review}/report`,
      '/family',
      '/family/recipients/new',
      `/family/recipients/${world.father.id}`,
      `/family/recipients/${world.father.id}/entitlements`,
      '/notices',
      '/waitlist',
      '/searches',
      '/searches/new?q=助浴&bookable=1',
      '/account',
      '/account/notices',
    ],
  },
  {
    who: 'the manager',
    phone: world.manager.phone,
    paths: [
      desk,
      `${desk}/inbox`,
      `${desk}/inbox?bucket=past`,
      `${desk}/orders/${orders.accepted}`,
      `${desk}/orders/${coming}`,
      `${desk}/orders/${coming}/move`,
      `${desk}/calendar?date=2026-11-25`,
      `${desk}/calendar?view=week&date=2026-11-25`,
      `${desk}/calendar?view=list&date=2026-11-25&move=${coming}&time=07:30`,
      `${desk}/calendar/sheet?date=2026-11-25`,
      `${desk}/waitlist`,
      `${desk}/orders/${coming}/swap`,
      `${desk}/day-off`,
      `${desk}/day-off?caregiver=${world.caregiver.id}&day=2026-11-25`,
      `${desk}/orders/${orders.reviewed}`,
      `${desk}/reviews`,
      `${desk}/money`,
      `${desk}/places`,
      `${desk}/places/new`,
      `${desk}/setup`,
      `${desk}/roster`,
      `${desk}/roster/${world.caregiver.id}`,
      `${desk}/setup/offerings/new`,
      `${desk}/setup/caregivers/${world.caregiver.id}`,
    ],
  },
  {
    who: 'the operator',
    phone: world.operator.phone,
    paths: [
      '/operator',
      '/operator/claims',
      '/operator/alarms',
      '/operator/search',
      '/operator/suspensions',
      `/operator/suspend?target=provider&id=${world.provider.id}`,
      `/operator/providers/${world.provider.id}`,
      `/operator/closures/new?provider=${world.provider.id}`,
      '/operator/reviews',
      '/operator/orders',
      `/operator/orders/${orders.accepted}`,
      '/operator/imports',
      '/operator/money',
      '/operator/reports',
      '/operator/audit',
      '/operator/holidays',
      '/operator/notices',
    ],
  },
]

describe.each(visits)('for $who', ({ who, phone, paths }) => {
  test('every screen keeps WCAG 2.2 AA on a phone and at a desk, and never scrolls sideways', async () => {
    const { page } = await newPerson(who)
    if (phone) await signIn(page, phone)
    const found: string[] = []
    for (const path of paths) {
      const status = (await page.goto(path))?.status()
      if (status !== (path === '/no-such-page' ? 404 : 200)) found.push(`${path} answers ${status}`)
      for (const width of [widths.desk, widths.phone]) {
        await unroll(page, width)
        found.push(...(await violations(page)).map((words) => `${path} at ${width}: ${words}`))
      }
      await page.setViewportSize({ width: widths.narrow, height: 800 })
      const over = await overflow(page)
      if (over > 0) found.push(`${path} is ${over} px too wide at ${widths.narrow}`)
    }
    expect(found).toEqual([])
  })
})

test('the steps of ordering and the payment page keep it, too', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  const found: string[] = []
  const look = async () => {
    const path = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id')
    for (const width of [widths.desk, widths.phone, widths.narrow]) {
      await unroll(page, width)
      found.push(...(await violations(page)).map((words) => `${path} at ${width}: ${words}`))
      const over = await overflow(page)
      if (over > 0) found.push(`${path} is ${over} px too wide at ${width}`)
    }
  }
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await page.locator('main form button').click()
  await page.waitForURL(/\/who$/)
  await look()
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/when$/)
  await look()
  await page.locator('[name=day][value="2026-11-24"]').check({ force: true })
  await page.locator('[name=startsAt][value="2026-11-24T02:00:00.000Z"]').check({ force: true })
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/confirm$/)
  await look()
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/sandbox\/pay\//)
  await look()
  await page.goto(`/orders/${orders.reviewed}/review`)
  await look()
  expect(found).toEqual([])
})

test('an elder’s page speaks large: 22 px, and 60 px to press', async () => {
  const { page } = await newPerson('林建国', { viewport: { width: 390, height: 844 } })
  for (const path of [elderPath, askedPath]) {
    await page.goto(path)
    const root = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
    expect(Number.parseFloat(root)).toBeGreaterThanOrEqual(22)
    const sizes = await page.locator('main :is(button, a[href], summary):visible').evaluateAll((all) =>
      all.map((one) => {
        const { width, height } = one.getBoundingClientRect()
        return { words: one.textContent?.trim(), width: Math.round(width), height: Math.round(height) }
      }),
    )
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.filter(({ width, height }) => width < 60 || height < 60)).toEqual([])
  }
})

/** How many px stand out to the side. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('the elders’ view of the site fits a phone, and its main buttons are 60 px', async () => {
  const { page } = await newPerson('林建国', { viewport: { width: 390, height: 844 } })
  await page.context().addCookies([{ name: 'mode', value: 'elder', url }])
  const found: string[] = []
  for (const path of ['/', '/search', `/providers/${world.provider.id}`, '/sign-in', '/privacy']) {
    await page.goto(path)
    if ((await overflow(page)) > 0) found.push(`${path} is ${await overflow(page)} px too wide`)
    const buttons = page.locator('main button[type=submit]:visible')
    for (const { height } of await buttons.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()),
    )) {
      if (height < 60) found.push(`${path} has a button of ${height} px`)
    }
  }
  expect(found).toEqual([])
})

async function violations(page: Page): Promise<string[]> {
  const { violations: all } = await new AxeBuilder({ page }).withTags(STANDARD).analyze()
  return all.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}
