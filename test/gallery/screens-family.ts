import type { Page } from 'playwright-core'
import type { Landmarks } from './landmarks.ts'
import type { Screen } from './screen.ts'
import { steps, submit } from './walks.ts'

/** What a family sees of its people, orders and money. */
export const familyScreens = ({
  orders,
  recipient,
  granny,
  plan,
  bought,
  packageOffer,
  offering,
  place,
  unclaimed,
  incident,
  review,
  complaint,
}: Landmarks): Screen[] => {
  const seen = (route: string, state: string, open: Screen['open']): Screen => ({
    ...{ route, state, who: 'daughter', open },
  })
  return [
    seen('orders._index', 'busy', '/orders'),
    seen('orders._index', 'past', '/orders?scope=past'),
    ...Object.entries(orders)
      // Somebody else's: their own page is among the operators' pictures.
      .filter(([state]) => state !== 'stay')
      .map(([state, id]) => seen('orders.$id._index', state, `/orders/${id}`)),
    seen('orders.$id.chat', 'talking', `/orders/${orders.accepted}/chat`),
    seen('orders.$id.chat', 'not yet', `/orders/${orders.asked}/chat`),
    seen(
      'chat.$orderId.$messageId.report',
      'empty',
      `/chat/${orders.accepted}/00000000-0000-7000-8000-000000000000/report`,
    ),
    seen('orders.$id.move', 'choosing', `/orders/${orders.accepted}/move`),
    seen('orders.$id.report', 'reviewed', `/orders/${orders.reviewed}/report`),
    seen('family.recipients.$id_.vitals', 'with readings', `/family/recipients/${recipient}/vitals`),
    seen('orders.$id.review', 'empty', `/orders/${orders.unreviewed}/review`),
    seen('orders.$id.review', 'published', `/orders/${orders.reviewed}/review`),
    seen('reviews.$id.report', 'empty', `/reviews/${review}/report`),
    seen('orders.$id.review', 'refused', (page) => submit(page, `/orders/${orders.unreviewed}/review`)),
    seen('plans.$id', 'running', `/plans/${plan}`),
    seen('order.$draftId.who', 'choosing', (page) => steps(page, offering, 0)),
    seen('order.$draftId.when', 'choosing', (page) => steps(page, offering, 1)),
    seen('order.$draftId.confirm', 'ready', (page) => steps(page, offering, 2)),
    seen('order.$draftId.plan', 'weekly', async (page) => {
      await steps(page, offering, 2)
      await page.goto(page.url().replace(/confirm.*$/, 'plan?frequency=weekly'))
    }),
    seen('sandbox.pay.$externalId', 'open', (page) => steps(page, offering, 3)),
    seen('order.$draftId.places', 'asking for a birth date', (page) => steps(page, place, 1)),
    seen('family._index', 'two recipients', '/family'),
    seen('family.recipients.$id', 'father', `/family/recipients/${recipient}`),
    seen('family.recipients.$id_.card', 'made', async (page) => {
      await page.goto(`/family/recipients/${recipient}/card`)
      await page.locator('main form button[value=make]').click()
      await page.locator('[role=img]').waitFor()
    }),
    seen(
      'family.recipients.$id_.entitlements',
      'nothing yet',
      `/family/recipients/${recipient}/entitlements`,
    ),
    seen('family.recipients.$id_.entitlements', 'held', `/family/recipients/${granny}/entitlements`),
    seen('family.recipients.$id_.consents', 'some', `/family/recipients/${recipient}/consents`),
    seen('family.recipients.$id_.outreach', 'asking', `/family/recipients/${recipient}/outreach`),
    seen('family.recipients.$id_.outreach', 'listed', `/family/recipients/${granny}/outreach`),
    seen('family.looks', 'some', '/family/looks'),
    seen('account_.data', 'nothing waits', '/account/data'),
    seen('account_.data_.sheet', 'everything', '/account/data/sheet'),
    seen('family.recipients.new', 'empty', '/family/recipients/new'),
    seen('family.recipients.new', 'refused', (page) => submit(page, '/family/recipients/new')),
    seen('notices', 'busy', '/notices'),
    seen('complaints._index', 'two', '/complaints'),
    seen('complaints.new', 'of an order', `/complaints/new?order=${orders.reviewed}`),
    seen('complaints.new', 'refused', (page) => submit(page, '/complaints/new')),
    seen('complaints.$id', 'examined', `/complaints/${complaint}`),
    seen('incidents._index', 'past', '/incidents'),
    seen('incidents.$id', 'closed', `/incidents/${incident}`),
    seen('incidents.$id', 'just pressed', callForHelp),
    seen('searches._index', 'empty', '/searches'),
    seen('searches.new', 'filled', '/searches/new?q=助浴&bookable=1'),
    seen('searches.$id', 'with hits', keptSearch),
    seen('waitlist._index', 'for a bed', '/waitlist'),
    {
      ...seen('waitlist.$offerId', 'not found', '/waitlist/00000000-0000-7000-8000-000000000000'),
      status: 404,
    },
    seen('order.$draftId.wait', 'choosing', async (page) => {
      await steps(page, offering, 1)
      await page.goto(page.url().replace(/when.*$/, 'wait'))
    }),
    seen('orders.$id.receipt', 'paid', `/orders/${orders.reviewed}/receipt`),
    seen('orders.$id.receipt', 'stay', `/orders/${orders.left}/receipt`),
    seen('orders.$id.stay', 'living', `/orders/${orders.living}/stay`),
    seen('orders.$id.stay', 'leaving', (page) => countLeaving(page, orders.living)),
    seen('orders.$id.stay', 'deposit asked', `/orders/${orders.left}/stay`),
    seen('sandbox.pay.$externalId', 'challenged', (page) => attempt(page, offering, 'challenge')),
    seen('sandbox.pay.$externalId', 'declined', (page) => attempt(page, offering, 'decline')),
    seen('packages._index', 'one', '/packages'),
    seen('packages.$id', 'in use', `/packages/${bought}`),
    seen('packages.offers.$offerId', 'to buy', `/packages/offers/${packageOffer}`),
    seen('family.year', 'busy', '/family/year'),
    seen('account', 'whole', '/account'),
    seen('account_.notices', 'as usual', '/account/notices'),
    seen('account_.calendars', 'empty', '/account/calendars'),
    seen('providers.$id_.claim', 'empty', `/providers/${unclaimed}/claim`),
    { ...seen('operator', 'refused', '/operator'), status: 403 },
  ]
}

/** Pressed once; later pictures find the same call. */
async function callForHelp(page: Page): Promise<void> {
  await page.goto('/incidents')
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/incidents\/[0-9a-f-]{36}/)
}

async function keptSearch(page: Page): Promise<void> {
  await page.goto('/searches/new?q=助浴&bookable=1')
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForURL((to) => to.pathname !== '/searches/new')
  await page.goto('/searches')
  await page.locator('main a[href^="/searches/"]').first().click()
  await page.waitForURL(/\/searches\/[0-9a-f-]{36}/)
}

/** On the payment page of a new order, after an attempt that did not succeed at once. */
async function attempt(page: Page, offering: string, outcome: 'challenge' | 'decline'): Promise<void> {
  await steps(page, offering, 3)
  await page.locator(`label:has([name=outcome][value=${outcome}])`).click()
  await page.locator('form:has([name=outcome]) [type=submit]').click()
  await page.locator('[aria-live], [role=status], [role=alert]').first().waitFor()
}

/** What leaving in a week comes to. */
async function countLeaving(page: Page, order: string): Promise<void> {
  await page.goto(`/orders/${order}/stay`)
  await page.locator('form:has([name=lastDay]) [type=submit]').first().click()
  await page.locator('form:has([name=intent][value=leave])').waitFor()
}
