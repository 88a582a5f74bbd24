import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testBrowser } from '../support/browser.ts'
import { everything } from '../support/everything.ts'
import { testServer } from '../support/server.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { signIn } from './steps.ts'

/** Addresses that differ only in ids and filters are one kind; a few of each are followed. */
const OF_A_KIND = 3
/** Looking leaves traces of its own: who is signed in, what an operator opened, when a link was used. Messages go their way meanwhile. */
const traces = [
  'session',
  'throttle',
  'verification',
  'sandbox_message',
  'operator_look',
  'elder_link',
  'notice_message',
  'payment_reading',
  // Made when they are needed first.
  'push_keys',
  // Counted anew every few minutes.
  'provider_standing',
  // Looked at by itself: whoever takes their data along is written down.
  'event',
]
const changes = () => db.event.count({ where: { transition: { not: 'export' } } })

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
await seedRegions(db)
const world = await buildWorld(db, clock)
const reviewed = await visitedOrder(db, clock, world)
const daughter = createCaller(testCtx(db, clock, world.daughter.viewer))
await daughter.reviews.write({ orderId: reviewed, stars: 5, text: '很好', key: crypto.randomUUID() })
await visitedOrder(db, clock, world, { until: 'accepted' })
const link = await daughter.elders.createLink({ recipientId: world.father.id })
const invite = await daughter.families.invite({ familyId: world.family.id, role: 'viewer' })
await rebuildSearch(ctx)
const path = (address: string) => new URL(address).pathname

test.each([
  ['nobody', null, ['/', path(link.url), path(invite.url), `/order/new?offering=${world.offering.id}`]],
  ['the daughter', world.daughter.phone, ['/', '/notices']],
  ['the manager', world.manager.phone, ['/', '/desk']],
  ['the carer', world.carer.phone, ['/desk']],
  ['the operator', world.operator.phone, ['/', '/operator']],
])('as %s every link leads somewhere, and following links changes nothing', async (name, phone, starts) => {
  const { page } = await newPerson(name)
  if (phone) await signIn(page, phone)
  const before = [await changes(), await everything(db, traces)]
  const followed = await crawl(page, starts)
  expect(followed.filter(({ status }) => status !== 200)).toEqual([])
  expect(followed.length).toBeGreaterThan(phone === world.carer.phone ? 4 : 8)
  expect([await changes(), await everything(db, traces)]).toEqual(before)
})

type Followed = { to: string; from: string; status: number }

async function crawl(page: Page, starts: readonly string[]): Promise<Followed[]> {
  const queue = starts.map((to) => ({ to, from: 'start' }))
  const seen = new Set(starts)
  const kinds = new Map<string, number>()
  const followed: Followed[] = []
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (isFile(next.to)) {
      followed.push({ ...next, status: (await page.request.get(next.to)).status() })
      continue
    }
    const response = await page.goto(next.to, { waitUntil: 'load' })
    followed.push({ ...next, status: response?.status() ?? 0 })
    for (const to of await linksOn(page)) {
      const count = kinds.get(kindOf(to)) ?? 0
      if (seen.has(to) || count >= OF_A_KIND) continue
      seen.add(to)
      kinds.set(kindOf(to), count + 1)
      queue.push({ to, from: next.to })
    }
  }
  return followed
}

/** Something to keep, not to look at: a table as CSV. */
const isFile = (to: string) => /\.[a-z]{3,4}(\?|$)/.test(to)

/** The addresses of our own that a page links to, without the place in the page. */
async function linksOn(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href]')
    .evaluateAll((anchors) => anchors.map((a) => (a as HTMLAnchorElement).href))
  const own = links.filter((href) => new URL(href).origin === url).map((href) => new URL(href))
  return [...new Set(own.map(({ pathname, search }) => pathname + search))]
}

function kindOf(to: string): string {
  const { pathname, searchParams } = new URL(to, url)
  return [pathname.replace(/[0-9a-f-]{36}/g, ':id'), ...[...searchParams.keys()].sort()].join('&')
}
