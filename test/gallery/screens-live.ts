import type { Page } from 'playwright-core'
import type { Db } from '../../server/platform/db.ts'
import { hashOfToken } from '../../server/platform/secret-token.ts'
import type { Screen } from './screen.ts'

export type LiveLandmarks = Awaited<ReturnType<typeof liveLandmarks>>

/** Elders with a way in, an order by phone, and today's visit. */
export async function liveLandmarks(db: Db, createdBy: string) {
  const linkFor = async (state: string, name: string) => {
    const { id: recipientId } = await db.recipient.findFirstOrThrow({ where: { name } })
    const token = `gallery-of-an-elder-${state}`
    const expiresAt = new Date('2100-01-01T00:00:00Z')
    await db.elderLink.create({ data: { recipientId, tokenHash: hashOfToken(token), createdBy, expiresAt } })
    return token
  }
  const asked = await db.order.findFirstOrThrow({
    where: { state: 'awaiting_elder' },
    include: { recipient: true },
  })
  const visits = await db.order.findMany({
    where: { state: { in: ['accepted', 'completed'] }, visit: { caregiver: { name: '王秀兰' } } },
    include: { recipient: true },
    orderBy: { startsAt: 'asc' },
  })
  const today = visits.find(({ state }) => state === 'accepted') ?? visits[0]
  const granny = await db.order.findFirstOrThrow({
    where: { state: 'accepted', visit: { caregiver: { name: '赵桂芳' } } },
    include: { recipient: true },
  })
  const past = await db.order.findFirstOrThrow({
    where: { recipient: { family: { members: { some: { user: { name: '郭敏' } } } } } },
    include: { recipient: true },
  })
  return {
    tokens: {
      coming: await linkFor('coming', today?.recipient.name ?? ''),
      asked: await linkFor('asked', asked.recipient.name),
      help: await linkFor('help', granny.recipient.name),
      none: await linkFor('none', past.recipient.name),
    },
    phoneOrder: (await db.phoneOrder.findFirstOrThrow({ where: { channel: 'phone' } })).id,
    today: today?.id ?? '',
    home: today?.providerId ?? '',
  }
}

/** What elders, carers and whoever takes calls see. */
export const liveScreens = ({ tokens, phoneOrder, today, home }: LiveLandmarks): Screen[] => [
  { route: 'e.$token', state: 'comes today', open: `/e/${tokens.coming}` },
  { route: 'e.$token', state: 'asked', open: `/e/${tokens.asked}` },
  { route: 'e.$token', state: 'agreeing', open: `/e/${tokens.asked}?answer=agree` },
  { route: 'e.$token', state: 'refusing', open: `/e/${tokens.asked}?answer=refuse` },
  { route: 'e.$token', state: 'nobody due', open: `/e/${tokens.none}` },
  { route: 'e.$token', state: 'help pressed', open: (page) => pressHelp(page, `/e/${tokens.help}`) },
  { route: 'e.$token_.consents', state: 'some', open: `/e/${tokens.coming}/consents` },
  { route: 'phone-orders.$id', state: 'accepted', who: 'manager', open: `/phone-orders/${phoneOrder}` },
  { route: 'orders.$id._index', state: 'today', who: 'daughter', open: `/orders/${today}` },
  {
    route: 'desk.$providerId.orders.$orderId',
    state: 'today',
    who: 'carer',
    open: `/desk/${home}/orders/${today}`,
  },
  { route: 'carer.offline', state: 'one visit', who: 'carer', open: (page) => keptVisit(page, today) },
]

/** Pressed once; later pictures find the same call. */
async function pressHelp(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const press = page.locator('[name=press][value=help]')
  if ((await press.count()) > 0) await press.click()
  await page.locator('[name=press][value=take_back]').waitFor()
}

/** What the phone shows without a line, once it has put the week away. */
export async function keptRoute(page: Page): Promise<void> {
  await page.goto('/carer')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const found = page.locator('#next-visit, main ol').first()
  // Putting it away goes on behind the page.
  for (let look = 0; look < 20 && !(await found.isVisible()); look += 1) {
    await page.goto('/carer/offline')
    await page.locator('main h1').first().waitFor()
  }
  await found.waitFor()
}

/** A visit out of what the phone keeps. */
async function keptVisit(page: Page, orderId: string): Promise<void> {
  await keptRoute(page)
  await page.goto(`/carer/offline#${orderId}`)
  await page.locator('main a[href="#route"]').waitFor()
}

/** A draft that staff filled in for somebody on the line, as far as who that is. */
export async function callFor(page: Page, offering: string): Promise<void> {
  await page.goto(`/order/new?offering=${offering}`)
  await page.locator('main form button').click()
  await page.locator('[name=kind][value=elder]').check({ force: true })
  await page.fill('[name=calledBy]', '周爷爷')
  await page.fill('[name=name]', '周国强')
  await page.selectOption('[name=regionCode]', { label: '浦东新区' })
  await page.fill('[name=addressLine]', '示例路 30 弄 2 号')
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/when/)
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL(/\/confirm/)
  await page.goto(page.url().replace(/confirm.*$/, 'call'))
}
