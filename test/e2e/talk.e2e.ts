import sharp from 'sharp'
import { expect, test } from 'vitest'
import chat from '../../app/i18n/zh-CN/chat.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import phoneOrders from '../../app/i18n/zh-CN/phone-orders.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld } from '../support/world.ts'
import { enterByPhone, signIn } from './steps.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const family = `/orders/${orderId}/chat`
const desk = `/desk/${world.provider.id}/orders/${orderId}/chat`
const phone = { viewport: { width: 390, height: 844 } }

test('a daughter and a carer talk live: words, a picture, who has read, a number that is marked', async () => {
  const daughter = (await newPerson('林晓雯', phone)).page
  const carer = (await newPerson('王秀兰', phone)).page
  await signIn(daughter, world.daughter.phone, family)
  await signIn(carer, world.carer.phone, desk)
  await daughter.fill('#write', '钥匙在门口的牛奶箱里')
  await daughter.locator('#write').press('Control+Enter')
  const log = carer.getByRole('log')
  await log.getByText('钥匙在门口的牛奶箱里').waitFor()
  await daughter.getByText(/王秀兰 已读 \d/).waitFor()

  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a86' } })
    .jpeg()
    .toBuffer()
  await carer.setInputFiles('[name=photo]', { name: '扶手.jpg', mimeType: 'image/jpeg', buffer: photo })
  await carer.getByRole('button', { name: chat.send }).click()
  await daughter.getByRole('img', { name: '王秀兰发的照片' }).waitFor()

  await carer.fill('#write', '直接打我 138 0013 8000')
  await carer.getByText(chat.warn).waitFor()
  await carer.getByRole('button', { name: chat.sendAnyway }).click()
  await daughter.locator('mark', { hasText: '138 0013 8000' }).waitFor()
  await daughter.getByText(chat.marked).waitFor()
  expect(await db.chatMessage.count()).toBe(3)
})

test('with JavaScript off it is written, warned of, sent, taken back and reported', async () => {
  const { page } = await newPerson('林晓峰', { ...phone, javaScriptEnabled: false })
  await signIn(page, world.brother.phone, family)
  await page.fill('#write', '加我微信 lxf_1988')
  await page.getByRole('button', { name: chat.send, exact: true }).click()
  await page.getByText(chat.warn).waitFor()
  expect(await page.inputValue('#write')).toBe('加我微信 lxf_1988')
  await page.getByRole('button', { name: chat.sendAnyway }).click()
  await page.locator('mark', { hasText: '加我微信' }).waitFor()
  await page.getByRole('button', { name: chat.withdraw }).last().click()
  await page.getByText('我撤回了一条留言').waitFor()
  await page.getByRole('button', { name: chat.phrase.what_time }).click()
  await page.getByRole('log').getByText(chat.phrase.what_time).waitFor()
  await page.getByRole('link', { name: chat.report }).last().click()
  await page.locator('[name=reason][value=leads_away]').check({ force: true })
  await page.fill('[name=text]', '让我私下打电话')
  await page.getByRole('button', { name: chat.reportPage.send }).click()
  await page.getByText(chat.reportPage.done).waitFor()
  expect(await db.chatReport.count({ where: { state: 'open' } })).toBe(1)
})

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
