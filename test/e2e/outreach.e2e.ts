import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import outreach from '../../app/i18n/zh-CN/outreach.ts'
import phoneOrders from '../../app/i18n/zh-CN/phone-orders.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { testCtx } from '../support/world.ts'
import { fullStage } from './stage.ts'
import { byKeys, focusOf, signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const { world } = await fullStage({ db, clock, ctx })
const grounds = ['destitute', 'alone', 'very_old'] as const
const { id } = await createCaller(testCtx(db, clock, world.operator.viewer)).outreach.enter({
  ...{ name: '杨秀珍', phone: '13800000071', regionCode: '310115', street: '花木街道' },
  ...{ addressLine: '示例路 2 弄 5 号', grounds: [...grounds], source: '区民政局四季度名单' },
  key: randomUUID(),
})

test('an operator opens one of the list, orders for them without typing who they are, and notes it, by keys alone', async () => {
  const { page } = await newPerson('陈立')
  const { press, type, choose, pick } = byKeys(page)
  await signIn(page, world.operator.phone)
  await page.goto('/operator/outreach')
  await press(page.locator(`main a[href="/operator/outreach/${id}"]`))
  await page.waitForURL(`**/operator/outreach/${id}`)

  // Without a reason nothing opens: the summary takes the focus and leads to the field, which says what is wrong.
  await press(page.getByRole('button', { name: outreach.page.open }))
  const reason = page.locator('[name=reason][aria-invalid=true]')
  await reason.waitFor()
  expect(await focusOf(page)).toBe('alert')
  const said = await reason.getAttribute('aria-describedby')
  expect(await page.locator(`#${said?.split(' ').at(-1)}`).isVisible()).toBe(true)
  await press(page.locator('[role=alert] a'))
  expect(await focusOf(page)).toBe('reason')
  await type('reason', '打电话约助浴')
  await page.keyboard.press('Enter')
  await page.getByText('杨秀珍', { exact: true }).waitFor()

  await press(page.getByRole('button', { name: outreach.page.order }))
  await page.waitForURL(/\/search\?/)
  expect(new URL(page.url()).searchParams.get('where')).toMatch(/ 浦东新区$/)
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await press(page.locator('main form button'))
  await page.waitForURL(/\/who$/)
  const known = { name: '杨秀珍', addressLine: '花木街道 示例路 2 弄 5 号', regionCode: '310115' }
  for (const [name, value] of Object.entries(known))
    expect(await page.inputValue(`[name=${name}]`)).toBe(value)
  await press(page.getByRole('button', { name: orders.who.save }))
  await page.waitForURL(/\/when$/)
  await press(page.locator('[name=startsAt]:visible').first(), 'Space')
  await press(page.getByRole('button', { name: orders.when.save }))
  await page.waitForURL(/\/confirm$/)
  await press(page.getByRole('link', { name: phoneOrders.offerAction }))
  await page.waitForURL(/\/call$/)
  expect(await page.inputValue('[name=callerName]')).toBe('杨秀珍')
  expect((await page.inputValue('[name=callerPhone]')).replaceAll(' ', '')).toMatch(/13800000071$/)
  await choose('relation', phoneOrders.relations.self)
  await pick('verifiedBy', 'called_back')
  await press(page.locator('[name=consented]'), 'Space')
  await press(page.getByRole('button', { name: phoneOrders.place }))
  await page.getByText(phoneOrders.placed).waitFor()
  expect(await db.order.count({ where: { byPhone: true } })).toBe(1)
  // The next order is for somebody else again.
  await page.goto(`/order/new?offering=${world.offering.id}`)
  await press(page.locator('main form button'))
  await page.waitForURL(/\/who$/)
  expect(await page.inputValue('[name=name]')).toBe('')

  await page.goto(`/operator/outreach/${id}`)
  await pick('move', 'visit')
  await type('note', '愿意每周一次')
  await press(page.getByRole('button', { name: outreach.move.send }))
  await page.getByText(outreach.page.done).waitFor()
  await pick('move', 'delist')
  await press(page.getByRole('button', { name: outreach.move.send }))
  await page.getByText(outreach.page.over).waitFor()
  expect((await db.hardship.findUniqueOrThrow({ where: { id } })).state).toBe('ended')
})
