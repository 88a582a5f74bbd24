import { expect, test } from 'vitest'
import account from '../../app/i18n/zh-CN/account.ts'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { fullStage } from './stage.ts'
import { byKeys, tabTo } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world } = await fullStage({ db, clock, ctx })

test('a family orders and pays with nothing but Tab, Enter, Space and the arrows', async () => {
  const { page } = await newPerson('何芳')
  const { keyboard } = page
  const { press, type, choose } = byKeys(page)

  // The first stop of every page leads past the navigation.
  await page.goto('/')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.waitForURL(/#./)

  await page.goto('/')
  await type('q', '安和')
  await keyboard.press('Enter')
  await page.waitForURL(/\/search\?/)
  await press(page.getByRole('link', { name: world.provider.name }).first())
  await page.waitForURL(/\/providers\//)
  await press(page.getByRole('button', { name: /上门助浴/ }).first(), 'Space')

  await page.waitForURL(/\/who$/)
  await press(page.locator('[name=kind]:checked'), 'Space')
  await type('calledBy', '妈妈')
  await type('name', '何秀英')
  await choose('regionCode', '浦东新区')
  await type('addressLine', '示例路 5 弄 2 号 101 室')
  await press(page.getByRole('button', { name: orders.who.save }))

  await page.waitForURL(/\/when$/)
  await tabTo(page, page.locator('[name=day]:checked'))
  const first = await page.locator('[name=day]:checked').inputValue()
  await keyboard.press('ArrowRight')
  expect(await page.locator('[name=day]:checked').inputValue()).not.toBe(first)
  await press(page.locator('[name=startsAt]:visible').first(), 'Space')
  await keyboard.press('ArrowRight')
  const startsAt = await page.locator('[name=startsAt]:checked').inputValue()
  await press(page.getByRole('button', { name: orders.when.save }))

  await page.waitForURL(/\/confirm$/)
  await press(page.getByRole('link', { name: orders.confirm.signIn }))
  await page.waitForURL(/\/sign-in/)
  await type('phone', world.bystander.phone)
  await keyboard.press('Enter')
  const note = await page.getByText(account.signIn.sandboxTitle).locator('..').textContent()
  await type('code', note?.match(/\d{6}/)?.[0] ?? '')
  await keyboard.press('Enter')
  await page.waitForURL(/\/confirm$/)
  await press(page.getByRole('button', { name: orders.confirm.pay }))
  await page.waitForURL(/\/sandbox\/pay\//)
  await press(page.getByRole('button', { name: orders.pay.success }))
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  await page.getByText(orders.state.requested).first().waitFor()
  const order = await db.order.findFirstOrThrow({ where: { placedBy: world.bystander.id } })
  expect([order.state, order.startsAt.toISOString()]).toEqual(['requested', startsAt])
})
