import sharp from 'sharp'
import { expect, test } from 'vitest'
import chat from '../../app/i18n/zh-CN/chat.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

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
