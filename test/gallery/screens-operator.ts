import type { Page } from 'playwright-core'
import type { Landmarks } from './landmarks.ts'
import type { Screen } from './screen.ts'

/** What operators decide and look up. */
export const operatorScreens = ({
  orders,
  far,
  suspension,
  daughter,
  papers,
  home,
  inspection,
  complaint,
  hardship,
}: Landmarks): Screen[] => [
  ...[
    ['operator._index', '/operator'],
    ['operator.filings._index', '/operator/filings'],
    ['operator.filings.$filingId', `/operator/filings/${papers.waiting}`],
    ['operator.claims', '/operator/claims'],
    ['operator.alarms', '/operator/alarms'],
    ['operator.suspensions', '/operator/suspensions?scope=lifted'],
    ['operator.suspend', `/operator/suspend?target=provider&id=${far}`],
    ['operator.providers.$providerId', `/operator/providers/${far}`],
    ['operator.closures.new', `/operator/closures/new?provider=${far}`],
    ['suspensions.$id', `/suspensions/${suspension}`],
    ['operator.incidents', '/operator/incidents'],
    ['operator.reviews', '/operator/reviews'],
    ['operator.complaints', '/operator/complaints'],
    ['operator.complaints_.new', `/operator/complaints/new?order=${orders.reviewed}`],
    ['complaints.$id', `/complaints/${complaint}`],
    ['operator.outreach._index', '/operator/outreach'],
    ['operator.outreach.new', '/operator/outreach/new'],
    ['operator.outreach.$id', `/operator/outreach/${hardship}`],
    ['operator.chats', '/operator/chats'],
    ['operator.phone-orders', '/operator/phone-orders'],
    ['operator.orders._index', '/operator/orders'],
    ['operator.orders.$orderId', `/operator/orders/${orders.reviewed}`],
    ['operator.reports', '/operator/reports'],
    ['operator.supervision._index', '/operator/supervision'],
    ['operator.statistics', '/operator/statistics'],
    ['operator.population', '/operator/population'],
    ['operator.supervision.new', `/operator/supervision/new?provider=${home}`],
    ['operator.supervision.$id', `/operator/supervision/${inspection}`],
    ['operator.supervision.credit', '/operator/supervision/credit'],
    ['operator.supervision.providers.$id', `/operator/supervision/providers/${home}`],
    ['operator.imports', '/operator/imports'],
    ['operator.money', '/operator/money'],
    ['operator.entitlements', '/operator/entitlements'],
    ['operator.settlements', '/operator/settlements'],
    ['operator.audit', '/operator/audit'],
    ['operator.holidays', '/operator/holidays'],
    ['operator.notices', '/operator/notices'],
  ].map(([route = '', open = '']) => ({ route, state: 'busy', who: 'operator' as const, open })),
  byOperator('operator.notices', 'wording', '/operator/notices?view=preview'),
  byOperator('operator.outreach.$id', 'opened', (page) => openHardship(page, hardship)),
  byOperator('operator.search', 'asks', '/operator/search'),
  byOperator('operator.search', 'found', (page) => lookUp(page, '示例')),
  byOperator('operator.people.$userId', 'opened', async (page) => {
    await lookUp(page, '13800000001')
    await page.locator('main li form button').first().click()
    await page.waitForURL(`**/operator/people/${daughter}`)
  }),
  byOperator('operator.closures.$closureId', 'begun', (page) => closeDown(page, far)),
]

const byOperator = (route: string, state: string, open: Screen['open']): Screen => ({
  ...{ route, state, who: 'operator', open },
})

/** Says why and opens somebody, once; within half an hour it stays open. */
async function openHardship(page: Page, hardship: string): Promise<void> {
  await page.goto(`/operator/outreach/${hardship}`)
  if (!(await page.locator('[name=reason]').isVisible())) return
  await page.fill('[name=reason]', '今天下午上门走访')
  await page.locator('main form button[value=open]').click()
  await page.locator('main a[href^="tel:"]').waitFor()
}

/** Says why, once, and looks something up. */
async function lookUp(page: Page, query: string): Promise<void> {
  await page.goto('/operator/search')
  if (!(await page.locator('[name=q]').isVisible())) {
    await page.fill('[name=reason]', '家属来电核对退款')
    await page.locator('main form button[type=submit]').first().click()
  }
  await page.fill('[name=q]', query)
  await page.press('[name=q]', 'Enter')
  await page.locator('main li form button').first().waitFor()
}

/** Freezes a provider nobody else looks at; later pictures find the same closure. */
async function closeDown(page: Page, provider: string): Promise<void> {
  await page.goto(`/operator/closures/new?provider=${provider}`)
  if (/closures\/new/.test(page.url())) {
    await page.fill('[name=reason]', '负责人失联，房租拖欠三个月')
    await page.fill('[name=shortNotice]', '负责人失联')
    await page.locator('main form button[type=submit]').last().click()
  }
  await page.waitForURL(/closures\/[0-9a-f]{8}-/)
}
