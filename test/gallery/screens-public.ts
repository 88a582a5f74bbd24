import type { Page } from 'playwright-core'
import type { Landmarks } from './landmarks.ts'
import type { Screen } from './screen.ts'

/** What anybody may read. */
export const publicScreens = ({
  home,
  nursery,
  dayCare,
  unclaimed,
  offering,
  inspection,
  draw,
  inspected,
}: Landmarks): Screen[] => [
  { route: '_index', state: 'busy', open: '/' },
  { route: 'search', state: 'all', open: '/search' },
  { route: 'search', state: 'narrowed', open: '/search?q=助浴&bookable=1&near=31.22,121.54&within=10000' },
  { route: 'search', state: 'map', open: openedMap },
  { route: 'search', state: 'nothing', open: '/search?q=没有这样的地方呀' },
  { route: 'compare', state: 'three', open: `/compare?ids=${home},${nursery},${unclaimed}` },
  { route: 'compare', state: 'empty', open: '/compare' },
  { route: 'providers.$id', state: 'reviewed', open: `/providers/${home}` },
  { route: 'providers.$id', state: 'nursery', open: `/providers/${nursery}` },
  { route: 'providers.$id', state: 'opening hours', open: `/providers/${dayCare.provider}` },
  { route: 'providers.$id', state: 'unclaimed', open: `/providers/${unclaimed}` },
  { route: 'providers.$id_.claim', state: 'signed out', open: `/providers/${unclaimed}/claim` },
  { route: 'order.new', state: 'first step', open: `/order/new?offering=${offering}` },
  { route: 'sign-in', state: 'phone', open: '/sign-in' },
  { route: 'sign-in', state: 'refused', open: (page) => send(page, '/sign-in', { phone: '123' }) },
  { route: 'privacy', state: 'whole', open: '/privacy' },
  { route: 'tour', state: 'before', open: '/tour' },
  { route: 'tour', state: 'half way', open: (page) => takeSteps(page, 6) },
  { route: 'supervision._index', state: 'busy', open: '/supervision' },
  { route: 'supervision._index', state: 'nothing', open: '/supervision?kind=medical' },
  { route: 'statistics._index', state: 'this year', open: '/statistics' },
  { route: 'supervision.checklist', state: 'whole', open: '/supervision/checklist' },
  { route: 'supervision.results.$id', state: 'corrected', open: `/supervision/results/${inspection}` },
  { route: 'supervision.draws.$id', state: 'drawn', open: `/supervision/draws/${draw}` },
  { route: 'supervision.providers.$id', state: 'late', open: `/supervision/providers/${inspected}` },
  { route: 'join._index', state: 'empty', open: '/join' },
  { route: 'join.$token', state: 'lapsed', open: '/join/not-a-token', status: 410 },
  { route: 'e._index', state: 'empty', open: '/e' },
  { route: 'e.$token_.consents', state: 'lapsed', open: '/e/not-a-token/consents', status: 410 },
  { route: 'e.$token_.complaint', state: 'lapsed', open: '/e/not-a-token/complaint', status: 410 },
  { route: 'e.$token', state: 'lapsed', open: '/e/not-a-token', status: 410 },
  { route: '$', state: 'not found', open: '/no-such-page', status: 404 },
]

async function send(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
}

/** A visitor's tour from its beginning, as far as so many steps. */
async function takeSteps(page: Page, steps: number): Promise<void> {
  await page.goto('/tour')
  for (let step = 0; step < steps; step += 1) {
    await page.locator('form:has([name=done]) [type=submit]').click()
    await page.locator(`[name=done][value="${step + 1}"]`).waitFor({ state: 'attached' })
  }
}

/** Everybody in Shanghai, on the map. */
async function openedMap(page: Page): Promise<void> {
  await page.goto('/search?city=上海市')
  await page.getByRole('button', { name: /^(看地图|Show map)$/ }).click()
  await page.locator('.map-pin').first().waitFor()
}
