import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import phoneOrders from '../../app/i18n/zh-CN/phone-orders.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { enterByPhone, signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const phone = { viewport: { width: 390, height: 844 } }

test('a manager orders for a caller, and the family pays by the link of the text', async () => {
  const { page } = await newPerson('周敏')
  await signIn(page, world.manager.phone, `/desk/${world.provider.id}/phone-orders`)
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await page.locator('main form button').click()
  await page.locator('[name=kind][value=elder]').check({ force: true })
  await page.fill('[name=calledBy]', '周爷爷')
  await page.fill('[name=name]', '周国强')
  await page.selectOption('[name=regionCode]', { label: '浦东新区' })
  await page.fill('[name=addressLine]', '示例路 30 弄 2 号')
  await page.getByRole('button', { name: orders.who.save }).click()
  await page.waitForURL(/\/when/)
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await page.locator('main form button[type=submit]').last().click()
  await page.getByRole('link', { name: phoneOrders.offerAction }).click()
  await page.fill('[name=callerName]', '周明')
  await page.getByRole('button', { name: phoneOrders.place }).click()
  await page.locator('[name=callerPhone][aria-invalid=true]').waitFor()
  expect(await page.inputValue('[name=callerName]')).toBe('周明')
  await page.fill('[name=callerPhone]', '138 0000 0090')
  await page.selectOption('[name=relation]', 'child')
  await page.locator('[name=verifiedBy][value=called_back]').check({ force: true })
  await page.fill('[name=reason]', '不会用手机，请我们代约')
  await page.locator('[name=consented]').check({ force: true })
  await page.getByRole('button', { name: phoneOrders.place }).click()
  await page.getByText(phoneOrders.placed).waitFor()

  const order = await db.order.findFirstOrThrow({ where: { byPhone: true } })
  const payer = (await newPerson('周明', phone)).page
  await payer.goto(`/orders/${order.id}`)
  await enterByPhone(payer, '13800000090')
  await payer.getByText('电话代下单 · 由周敏').waitFor()
  await payer.locator('form[action$="/pay"] button').first().click()
  await payer.getByRole('button', { name: orders.pay.success }).click()
  await payer.getByText(orders.state.requested).first().waitFor()
  await page.reload()
  await page.getByText(orders.state.requested).first().waitFor()
})
