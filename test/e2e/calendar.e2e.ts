import { expect, test } from 'vitest'
import calendar from '../../app/i18n/zh-CN/calendar.ts'
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
const order = await visitedOrder(db, clock, world, { until: 'accepted' })
clock.set(begin)
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
const visitOf = () => db.visit.findUniqueOrThrow({ where: { orderId: order } })
const { startsAt } = await visitOf()
const day = new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
const base = `/desk/${world.provider.id}/calendar`
const other = async () => ((await visitOf()).caregiverId === colleague.id ? world.caregiver.id : colleague.id)

test('without JavaScript a visit is given to a colleague from the list, after a look at what it meets', async () => {
  const { page } = await newPerson('周敏', {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  })
  await signIn(page, world.manager.phone)
  await page.goto(`${base}?view=list&date=${day}`)
  const to = await other()
  await page.locator(`a[href*="move=${order}"]`).first().click()
  await page.selectOption('select[name=to]', to)
  await page.selectOption('select[name=time]', '21:30')
  await page.getByRole('button', { name: calendar.move.look }).click()
  // Nobody works that late: it says so, and offers nothing to save.
  await page.getByText(calendar.why.hours.split('}}')[1] ?? '').waitFor()
  expect(await page.getByRole('button', { name: calendar.move.ask }).count()).toBe(0)
  await page.selectOption(
    '[name=time]',
    new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(11, 16),
  )
  await page.getByRole('button', { name: calendar.move.look }).click()
  await page.getByText(calendar.move.atOnce).waitFor()
  expect((await visitOf()).caregiverId).not.toBe(to)
  await page.getByRole('button', { name: calendar.move.save }).click()
  await page.getByText(calendar.done.moved).waitFor()
  expect((await visitOf()).caregiverId).toBe(to)
})

test('by the arrow keys alone: an hour later, in the column beside, and nothing is saved by it', async () => {
  const { page } = await newPerson('周敏', { viewport: { width: 1280, height: 1400 } })
  await signIn(page, world.manager.phone)
  await page.goto(`${base}?view=board&date=${day}`)
  const before = await visitOf()
  const handle = page.locator(`[data-move="${order}"]`)
  await handle.focus()
  await handle.press('ArrowDown')
  await handle.press('ArrowDown')
  await handle.press('Escape')
  await handle.press('ArrowDown')
  await handle.press('ArrowDown')
  await handle.press('Enter')
  await page.waitForURL(/time=/)
  const later = new Date(startsAt.getTime() + 9 * 3_600_000).toISOString().slice(11, 16)
  expect(await page.locator('select[name=time]').inputValue()).toBe(later)
  await page.getByText(calendar.move.asks).waitFor()
  expect(await visitOf()).toEqual(before)
  await page.getByRole('button', { name: calendar.move.ask }).click()
  await page.getByText(calendar.done.asked).waitFor()
  const { state, side } = await db.moveProposal.findFirstOrThrow({ where: { orderId: order } })
  expect([state, side]).toEqual(['open', 'provider'])
  await db.moveProposal.deleteMany({ where: { orderId: order } })
})

test('by the pointer: dropped on a colleague’s column it shows what it would mean; Escape is a click elsewhere', async () => {
  const { page } = await newPerson('周敏', { viewport: { width: 1280, height: 1400 } })
  await signIn(page, world.manager.phone)
  await page.goto(`${base}?view=board&date=${day}`)
  const to = await other()
  const from = await page.locator(`li:has([data-move="${order}"])`).first().boundingBox()
  const target = await page.locator(`[data-column$="${to}"]`).boundingBox()
  if (!from || !target) throw new Error('not on the grid')
  await page.mouse.move(from.x + 20, from.y + 30)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 34, { steps: 3 })
  await page.mouse.move(target.x + target.width / 2, from.y + 30, { steps: 5 })
  await page.mouse.up()
  await page.waitForURL(new RegExp(`to=${to}`))
  await page.getByText(calendar.move.atOnce).waitFor()
  await page.getByRole('button', { name: calendar.move.save }).click()
  await page.getByText(calendar.done.moved).waitFor()
  expect(await visitOf()).toMatchObject({ caregiverId: to, startsAt })
})

test('the week fits one landscape sheet, with who goes where', async () => {
  const { page } = await newPerson('周敏', { javaScriptEnabled: false })
  await signIn(page, world.manager.phone)
  await page.goto(`${base}?view=week&date=${day}`)
  await page.getByRole('link', { name: calendar.sheet.open }).click()
  await page.locator('table').getByText('爸爸').waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1)
})
