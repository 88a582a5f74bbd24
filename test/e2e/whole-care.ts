import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type en from '../../app/i18n/en/index.ts'
import type zh from '../../app/i18n/zh-CN/index.ts'
import { minutes } from '../../server/kernel/clock.ts'
import type { Db } from '../../server/platform/db.ts'
import type { MovableClock } from '../support/clock.ts'
import type { World } from '../support/world.ts'
import type { Hand } from './hands.ts'

export type Walker = { page: Page; hand: Hand }
type Words = Pick<typeof zh | typeof en, 'account' | 'orders' | 'provider' | 'reviews'>

type Walk = {
  db: Db
  clock: MovableClock
  world: World
  words: Words
  family: Walker
  desk: Walker
  /** Looks at every page on the way. */
  look?: (page: Page) => Promise<void>
}

/**
 * A family orders and pays, the provider answers, comes, and finishes, the family confirms and reviews: each with their own
 * hand. Pages are opened anew at each turn, so that it is the same walk with scripts and without. Gives the order's id.
 */
export async function wholeCare({ db, clock, world, words, family, desk, look = async () => {} }: Walk) {
  const { account, orders, provider, reviews } = words
  const daughter = family.page
  const manager = desk.page

  const enter = async ({ page, hand }: Walker, phone: string) => {
    await page.goto('/sign-in?next=/account')
    await look(page)
    await hand.type(page.locator('[name=phone]'), phone)
    await hand.press(page.getByRole('button', { name: account.signIn.send, exact: true }))
    const note = await page.getByText(account.signIn.sandboxTitle).locator('..').textContent()
    await hand.type(page.locator('[name=code]'), note?.match(/\d{6}/)?.[0] ?? '')
    await hand.press(page.getByRole('button', { name: account.signIn.verify, exact: true }))
    await page.waitForURL((url) => url.pathname === '/account')
  }
  await enter(family, world.daughter.phone)
  await enter(desk, world.manager.phone)

  // Ordering.
  await daughter.goto(`/order/new?offering=${world.offering.id}`)
  await look(daughter)
  await family.hand.press(daughter.locator('main form button'))
  await daughter.waitForURL(/\/who$/)
  await look(daughter)
  await family.hand.pick(daughter.locator(`[name=recipientId][value="${world.father.id}"]`))
  await family.hand.press(daughter.getByRole('button', { name: orders.who.save }))
  await daughter.waitForURL(/\/when$/)
  await look(daughter)
  await family.hand.pick(daughter.locator('[name=day]:not([disabled])').nth(2))
  await family.hand.pick(daughter.locator('[name=startsAt]:not([disabled]):visible').nth(1))
  await family.hand.press(daughter.getByRole('button', { name: orders.when.save }))
  await daughter.waitForURL(/\/confirm$/)
  await look(daughter)
  await family.hand.press(daughter.getByRole('button', { name: orders.confirm.pay }))
  await daughter.waitForURL(/\/sandbox\/pay\//)
  await look(daughter)
  await family.hand.press(daughter.getByRole('button', { name: orders.pay.success, exact: true }))
  await daughter.waitForURL(/\/orders\/[0-9a-f-]{36}(\?|$)/)
  await daughter.getByText(orders.state.requested).first().waitFor()
  await look(daughter)
  const { id, startsAt, endsAt, visit } = await db.order.findFirstOrThrow({
    where: { placedBy: world.daughter.id },
    orderBy: { placedAt: 'desc' },
    include: { visit: true },
  })

  // Answering.
  const home = `/desk/${world.provider.id}`
  await manager.goto(`${home}/inbox`)
  await look(manager)
  const accept = manager.getByRole('button', { name: new RegExp(`^${provider.inbox.accept}`) })
  await desk.hand.press(accept)
  await accept.waitFor({ state: 'detached' })

  // Visiting.
  clock.set(new Date(startsAt.getTime() - minutes(40)))
  await manager.goto(`${home}/orders/${id}`)
  await look(manager)
  await desk.hand.press(manager.getByRole('button', { name: provider.visit.depart }))
  await manager.locator('[name=code]').waitFor()
  clock.set(startsAt)
  await desk.hand.type(manager.locator('[name=code]'), visit?.startCode ?? '')
  await desk.hand.press(manager.getByRole('button', { name: provider.visit.begin, exact: true }))
  await manager.locator('[name=report]').waitFor()
  await look(manager)
  clock.set(endsAt)
  await desk.hand.type(manager.locator('[name=report]'), '洗了澡，水温 39 度。')
  await desk.hand.press(manager.getByRole('button', { name: provider.visit.finish }))
  await manager.locator('[name=report]').waitFor({ state: 'detached' })

  // Confirming and reviewing.
  await daughter.goto(`/orders/${id}`)
  await daughter.getByText(orders.state.completed).first().waitFor()
  await look(daughter)
  await family.hand.press(daughter.getByRole('button', { name: orders.page.confirm }))
  await daughter.getByText(orders.state.closed).first().waitFor()
  await family.hand.press(daughter.getByRole('link', { name: orders.page.review }))
  await daughter.waitForURL(/\/review$/)
  await look(daughter)
  await family.hand.pick(daughter.locator('[name=stars][value="4"]').first())
  await family.hand.type(daughter.locator('[name=text]').first(), '准时，爸爸说水温正好。')
  await family.hand.press(daughter.getByRole('button', { name: reviews.form.send }))
  await daughter.waitForURL(/\/review\?done=write/)
  await look(daughter)

  const order = await db.order.findUniqueOrThrow({ where: { id }, include: { reviews: true } })
  expect([order.state, order.reviews.map(({ stars }) => stars)]).toEqual(['closed', [4]])
  return id
}
