import { expect, test } from 'vitest'
import orders from '../../app/i18n/zh-CN/orders.ts'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { enterByPhone } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
await rebuildSearch(ctx)

test('with JavaScript off a family orders, is told what is wrong in its place, pays and sees the answer', async () => {
  const { page } = await newPerson('林晓雯', { javaScriptEnabled: false })
  await page.goto('/')
  await page.fill('[name=q]', '安和')
  await page.press('[name=q]', 'Enter')
  await page.getByRole('link', { name: world.provider.name }).first().click()
  await page
    .getByRole('button', { name: /上门助浴/ })
    .first()
    .click()

  // Nothing filled in: the page comes back with what is wrong, and keeps what was typed.
  await page.fill('[name=calledBy]', '爸爸')
  await page.getByRole('button', { name: orders.who.save }).click()
  await page.locator('[name=name][aria-invalid=true]').waitFor()
  expect(await page.locator('[name=calledBy]').inputValue()).toBe('爸爸')

  await page.locator('[name=kind][value=elder]').check({ force: true })
  await page.fill('[name=name]', '林建国')
  await page.selectOption('[name=province]', { label: '上海市' })
  await page.getByRole('button', { name: orders.who.provinceChange }).click()
  await page.selectOption('[name=regionCode]', { label: '浦东新区' })
  expect(await page.locator('[name=name]').inputValue()).toBe('林建国')
  await page.fill('[name=addressLine]', '示例路 18 弄 6 号 302 室')
  await page.getByRole('button', { name: orders.who.save }).click()

  await page.locator('[name=day][value="2026-11-22"]').check({ force: true })
  await page.locator('[name=startsAt][value="2026-11-22T02:00:00.000Z"]').check({ force: true })
  await page.fill('[name=note]', '门铃坏了，请敲门。')
  await page.getByRole('button', { name: orders.when.save }).click()
  await page.getByText('门铃坏了，请敲门。').waitFor()
  await page.getByRole('link', { name: orders.confirm.signIn }).click()
  await enterByPhone(page, '13800000001')

  // Two tabs: in the other one somebody else takes the hour meanwhile.
  const draft = await db.orderDraft.findFirstOrThrow()
  const rival = await db.hold.create({
    data: {
      caregiverId: world.caregiver.id,
      orderId: (await anOrder()).id,
      startsAt: new Date('2026-11-22T02:00:00Z'),
      endsAt: new Date('2026-11-22T04:00:00Z'),
    },
  })
  await page.getByRole('button', { name: orders.confirm.pay }).click()
  await page.waitForURL(`**/order/${draft.id}/when*`)
  expect(await page.locator('[name=note]').inputValue()).toBe('门铃坏了，请敲门。')
  await db.hold.update({ where: { id: rival.id }, data: { releasedAt: clock.now() } })

  await page.locator('[name=day][value="2026-11-23"]').check({ force: true })
  await page.locator('[name=startsAt][value="2026-11-23T02:00:00.000Z"]').check({ force: true })
  await page.getByRole('button', { name: orders.when.save }).click()
  await page.getByRole('button', { name: orders.confirm.pay }).click()
  await page.locator('[name=outcome][value=decline]').check({ force: true })
  await page.getByRole('button', { name: orders.pay.success }).click()
  await page.getByText(orders.pay.failed).first().waitFor()
  await page.getByRole('button', { name: orders.pay.success }).click()
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  await page.getByText(orders.state.requested).first().waitFor()
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(1)
})

/** Some order of the other provider's, whose hold can stand in the way. */
function anOrder() {
  const startsAt = new Date('2026-11-22T02:00:00Z')
  return db.order.create({
    data: {
      number: 'x',
      familyId: world.family.id,
      recipientId: world.father.id,
      providerId: world.provider.id,
      offeringId: world.offering.id,
      placedBy: world.brother.id,
      state: 'cancelled',
      enteredAt: clock.now(),
      placedAt: clock.now(),
      startsAt,
      endsAt: new Date('2026-11-22T03:30:00Z'),
      priceFen: 1,
      refundPolicy: 'flexible',
      terms: {},
      addressLine: '',
      placementKey: 'x',
    },
  })
}
