import { expect, test } from 'vitest'
import watch from '../../app/i18n/zh-CN/watch.ts'
import { settleAffected } from '../../server/suspensions/suspensions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { fullStage } from './stage.ts'
import { byKeys, signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world } = await fullStage({ db, clock, ctx })
clock.set(new Date('2026-11-23T00:00:00Z'))
const promised = await visitedOrder(db, clock, world, { until: 'accepted' })
await db.alarm.create({
  data: {
    ...{ kind: 'outbox_dead', fingerprint: 'refund:2026-11-22', openedAt: clock.now() },
    facts: { topic: 'refund', count: 3, error: 'connect ETIMEDOUT' },
  },
})
const provider = world.provider.name

test('an operator works with nothing but keys: from the queues to an alarm, to a provider, to its suspension and its closure', async () => {
  const { page } = await newPerson('陈立')
  await signIn(page, world.operator.phone)
  const { keyboard } = page
  const { press, type } = byKeys(page)
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))

  await page.goto('/operator')
  await page.getByRole('heading', { level: 1, name: watch.home.title }).waitFor()
  await page.waitForLoadState('networkidle')
  const rows = await page
    .locator('main ul.divide-y a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  expect(rows).toContain('/operator/alarms')
  await keyboard.press('j')
  expect(await focused()).toBe(rows[0])
  await keyboard.press('ArrowDown')
  await keyboard.press('k')
  expect(await focused()).toBe(rows[0])
  for (let row = rows.indexOf('/operator/alarms'); row > 0; row--) await keyboard.press('j')
  await keyboard.press('Enter')
  await page.waitForURL(/\/operator\/alarms/)
  await press(page.getByRole('button', { name: watch.alarms.acknowledge }))
  await page.getByText(watch.alarms.moved).waitFor()

  await page.goto('/operator/search')
  await type('reason', '家属来电说没有人上门')
  await keyboard.press('Enter')
  await type('q', '安和')
  await keyboard.press('Enter')
  await press(page.getByRole('button', { name: new RegExp(`${watch.search.open}.*安和`) }))
  await page.waitForURL(/\/operator\/providers\//)
  await press(page.locator('a[href*="target=provider"]'))
  await page.waitForURL(/\/operator\/suspend\?/)
  await page.getByText(watch.suspend.refuse.provider).waitFor()
  await type('reason', '三位家属反映没有上门')
  await press(page.getByRole('button', { name: watch.suspend.send.replace('{{name}}', provider) }))
  await page.waitForURL(/\/suspensions\/[0-9a-f-]{36}$/)
  await settleAffected(ctx)
  await page.reload()
  await page.getByText(watch.orders.states.refunded).first().waitFor()
  expect((await db.order.findUniqueOrThrow({ where: { id: promised } })).state).toBe('withdrawn')

  await page.goto(`/operator/closures/new?provider=${world.provider.id}`)
  await type('reason', '负责人失联')
  await type('shortNotice', '负责人失联')
  await press(page.getByRole('button', { name: watch.closure.send }))
  await page.waitForURL(/\/operator\/closures\/[0-9a-f]{8}-/)
  await press(page.getByRole('button', { name: new RegExp(watch.closure.steps.hold) }))
  await page.getByText(watch.closure.done).waitFor()
  await press(page.getByRole('button', { name: new RegExp(watch.closure.steps.list) }))
  await page.getByRole('button', { name: new RegExp(watch.closure.steps.notice) }).waitFor()
  await press(page.getByRole('button', { name: new RegExp(watch.closure.steps.notice) }))
  await page.getByRole('button', { name: new RegExp(watch.closure.steps.settle) }).waitFor()

  const { page: visitor } = await newPerson('访客')
  await visitor.goto(`/providers/${world.provider.id}`)
  await visitor.getByText(watch.publicNotice.title).waitFor()
})

test('the family whose visit was called off sees who else is free', async () => {
  const { page } = await newPerson('林晓雯')
  await signIn(page, world.daughter.phone)
  await page.goto(`/orders/${promised}`)
  await page.getByRole('heading', { name: watch.offers.title }).waitFor()
  await page
    .getByRole('link', { name: new RegExp(world.other.provider.name) })
    .first()
    .waitFor()
})
