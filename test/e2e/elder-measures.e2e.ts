import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { landmarks } from '../gallery/landmarks.ts'
import { liveScreens } from '../gallery/screens-live.ts'
import { testBrowser, unroll } from '../support/browser.ts'
import { measuresFor } from '../support/elder-measures.ts'
import { testServer } from '../support/server.ts'
import { testVault } from '../support/vault.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built', settings: { DEMO: 'true' } })
const { newPerson, expectedComplaints } = await testBrowser(url)
await seedDemo(db, clock, testVault, ctx.ports.files)
await rebuildSearch(ctx)
const ids = await landmarks(db)
const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

/** Measured on a phone and at a desk; contrast of at least 7:1 by light and in the dark. */
async function faultsOf(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const size of sizes) {
    await page.setViewportSize(size)
    found.push(...(await measuresFor(page)).map((fault) => `${size.width} px: ${fault}`))
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await unroll(page, sizes[1]?.width ?? 1280)
    const { violations } = await new AxeBuilder({ page })
      .options({ runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } })
      .analyze()
    found.push(
      ...violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${colorScheme}: ${html.slice(0, 120)}`)),
    )
  }
  return found.map((fault) => `${name}: ${fault}`)
}

test('every page of an elder without an account is as large and as plain as the rules for elders ask', async () => {
  const { page } = await newPerson('林建国')
  const found: string[] = []
  const own = liveScreens(ids.live).filter(({ route, who }) => !who && route.startsWith('e.'))
  const entry = { state: 'entry', open: '/e' }
  const sorry = { state: 'link is over', open: '/e/not-a-token' }
  for (const { state, open } of [...own, entry, sorry]) {
    if (typeof open === 'string') await page.goto(open)
    else await open(page)
    // One thing: one heading, and one button that stands out.
    const first = await page.locator('main .bg-pine:is(button, a):visible').count()
    if (first > 1) found.push(`${state}: ${first} buttons stand out`)
    found.push(...(await faultsOf(page, state)))
  }
  expectedComplaints()
  expect(found).toEqual([])
})

const familyPaths = [
  ...['/', '/search', `/providers/${ids.home}`, `/order/new?offering=${ids.offering}`, '/orders'],
  ...[`/orders/${ids.live.today}`, `/orders/${ids.orders.asked}`, `/orders/${ids.orders.reviewed}/review`],
  ...['/family', `/family/recipients/${ids.recipient}`, '/family/recipients/new', '/notices', '/incidents'],
  ...['/account', '/account/notices', `/orders/${ids.orders.accepted}/chat`],
]

describe('the pages a family uses most, in the view for elders', async () => {
  const { page, context } = await newPerson('林晓雯')
  beforeAll(async () => {
    await signIn(page, '13800000001')
    await context.addCookies([{ name: 'mode', value: 'elder', url }])
  })

  const named = familyPaths.map((path) => [path.replace(/[0-9a-f-]{36}/, '…'), path] as const)

  test.each(named)('%s', async (_name, path) => {
    await page.goto(path)
    const found = await faultsOf(page, path)
    expectedComplaints()
    expect(found).toEqual([])
  })
})
