import type { Page } from 'playwright-core'
import type { Landmarks } from './landmarks.ts'
import type { Screen } from './screen.ts'
import { callFor, keptRoute } from './screens-live.ts'
import { submit } from './walks.ts'

/** What managers and carers work with. */
export const deskScreens = ({
  home,
  nursery,
  residence,
  dayCare,
  monthly,
  orders,
  caregiver,
  sick,
  pool,
  papers,
  offering,
  inspection,
}: Landmarks): Screen[] => {
  const desk = `/desk/${home}`
  const seen = (
    route: string,
    state: string,
    open: Screen['open'],
    who: Screen['who'] = 'manager',
  ): Screen => ({
    ...{ route, state, who, open },
  })
  const visit = `${desk}/orders/${orders.accepted}`
  return [
    seen('desk._index', 'two providers', '/desk', 'nursery'),
    seen('family.looks', 'nobody has', '/family/looks', 'nursery'),
    seen('desk.$providerId._index', 'busy', desk),
    seen('desk.$providerId._index', 'carer', desk, 'carer'),
    seen('carer._index', 'busy', '/carer', 'carer'),
    seen('carer.offline', 'nothing kept', '/carer/offline'),
    seen('carer.offline', 'kept', keptRoute, 'carer'),
    seen('carer._index', 'free day', lastDay, 'carer'),
    seen('carer.portrait', 'initials', '/carer/portrait', 'carer'),
    seen('desk.$providerId.papers._index', 'busy', `${desk}/papers`),
    seen('desk.$providerId.papers._index', 'nursery', `/desk/${nursery}/papers`, 'nursery'),
    seen('desk.$providerId.papers.$kind', 'returned', papers.returned),
    seen('desk.$providerId.papers.$kind', 'empty', `${desk}/papers/training_record?caregiver=${caregiver}`),
    seen('desk.$providerId.inbox', 'to answer', `${desk}/inbox`),
    seen('desk.$providerId.inbox', 'past', `${desk}/inbox?bucket=past`),
    seen('desk.$providerId.orders.$orderId', 'manager', visit),
    seen('desk.$providerId.orders.$orderId', 'carer', visit, 'carer'),
    seen('desk.$providerId.orders.$orderId_.chat', 'manager', `${visit}/chat`),
    seen('desk.$providerId.orders.$orderId_.chat', 'carer', `${visit}/chat`, 'carer'),
    seen('desk.$providerId.orders.$orderId_.move', 'choosing', `${visit}/move`),
    seen('desk.$providerId.orders.$orderId_.swap', 'choosing', `${visit}/swap`),
    ...['board', 'day', 'week', 'list'].map((view) =>
      seen('desk.$providerId.calendar', view, `${desk}/calendar?view=${view}&date=2026-11-24`),
    ),
    seen('desk.$providerId_.calendar.sheet', 'week', `${desk}/calendar/sheet?date=2026-11-24`),
    seen('desk.$providerId.phone-orders', 'busy', `${desk}/phone-orders`),
    {
      ...seen('phone-orders.$id', 'not found', '/phone-orders/00000000-0000-7000-8000-000000000000'),
      status: 404,
    },
    seen('order.$draftId.call', 'empty', (page) => callFor(page, offering)),
    seen('desk.$providerId.waitlist', 'empty', `${desk}/waitlist`),
    seen('desk.$providerId.waitlist', 'for a bed', `/desk/${residence}/waitlist`, 'shenHao'),
    seen(
      'sandbox.account.$linkId',
      'opening',
      async (page) => {
        await page.goto(`/desk/${nursery}/money`)
        await page.locator('main form button[type=submit]').first().click()
        await page.waitForURL(/\/sandbox\/account\//)
      },
      'nursery',
    ),
    seen('desk.$providerId.day-off', 'choosing', `${desk}/day-off`),
    seen(
      'desk.$providerId.day-off',
      'who goes',
      `${desk}/day-off?caregiver=${sick.caregiver}&day=${sick.day}`,
    ),
    seen('desk.$providerId.day-off_.$key', 'settled', (page) => settleDay(page, `${desk}/day-off`, sick)),
    seen('desk.$providerId.reviews', 'busy', `${desk}/reviews`),
    seen('desk.$providerId.complaints', 'busy', `${desk}/complaints`),
    seen('desk.$providerId.money', 'busy', `${desk}/money`),
    seen('desk.$providerId.packages', 'busy', `${desk}/packages`),
    seen('desk.$providerId.money', 'custody', `/desk/${residence}/money`, 'shenHao'),
    seen(
      'desk.$providerId.orders.$orderId_.stay',
      'deposit asked',
      `/desk/${residence}/orders/${orders.left}/stay`,
      'shenHao',
    ),
    seen(
      'desk.$providerId.setup.offerings.$offeringId',
      'by the month',
      `/desk/${residence}/setup/offerings/${monthly}`,
      'shenHao',
    ),
    seen(
      'desk.$providerId.orders.$orderId_.stay',
      'in custody',
      `/desk/${nursery}/orders/${orders.stay}/stay`,
      'nursery',
    ),
    seen('orders.$id.stay', 'in custody', `/orders/${orders.stay}/stay`, 'operator'),
    seen('desk.$providerId.supervision._index', 'busy', `${desk}/supervision`),
    seen('desk.$providerId.supervision.$id', 'closed', `${desk}/supervision/${inspection}`),
    seen('desk.$providerId.roster._index', 'busy', `${desk}/roster`),
    seen('desk.$providerId.roster._index', 'opening hours', `/desk/${dayCare.provider}/roster`, 'shenHao'),
    seen('desk.$providerId.roster.$caregiverId', 'busy', `${desk}/roster/${caregiver}`),
    seen(
      'desk.$providerId.roster.sites.$siteId',
      'busy',
      `/desk/${dayCare.provider}/roster/sites/${dayCare.site}`,
      'shenHao',
    ),
    seen('desk.$providerId.roster.templates._index', 'busy', `${desk}/roster/templates`),
    seen('desk.$providerId.roster.templates._index', 'empty', `/desk/${nursery}/roster/templates`, 'nursery'),
    seen('desk.$providerId.roster.templates.$templateId', 'new', `${desk}/roster/templates/new`),
    seen('desk.$providerId.roster.templates.$templateId', 'looked ahead', async (page) => {
      await page.goto(`${desk}/roster/templates`)
      await page.locator('main ul a[href*="/templates/"]').first().click()
      await page.waitForURL(/templates\/[0-9a-f-]{36}/)
      const first = page.url()
      await page.goto(`${first}?carer=${caregiver}&first=2026-11-24&last=2026-12-06`)
    }),
    seen('desk.$providerId.places._index', 'busy', `/desk/${nursery}/places`, 'nursery'),
    seen('desk.$providerId.places._index', 'empty', `${desk}/places`),
    seen('desk.$providerId.places.$poolId', 'filled', `/desk/${nursery}/places/${pool}`, 'nursery'),
    seen('desk.$providerId.places.$poolId', 'new', `${desk}/places/new`),
    seen('desk.$providerId.setup._index', 'busy', `${desk}/setup`),
    seen('desk.$providerId.setup.offerings.$offeringId', 'new', `${desk}/setup/offerings/new`),
    seen('desk.$providerId.setup.offerings.$offeringId', 'refused', (page) =>
      submit(page, `${desk}/setup/offerings/new`),
    ),
    seen('desk.$providerId.setup.caregivers.$caregiverId', 'filled', `${desk}/setup/caregivers/${caregiver}`),
  ]
}

const settled = new Map<string, string>()

/** Gives the visits of a day to others, once; later pictures find the same page. */
async function settleDay(page: Page, path: string, { caregiver, day }: Landmarks['sick']): Promise<void> {
  const found = settled.get(path)
  if (found) return void (await page.goto(found))
  await page.goto(`${path}?caregiver=${caregiver}&day=${day}`)
  for (const field of await page.locator('select[name^=to-]').all())
    if ((await field.inputValue()) === '') await field.selectOption('nobody')
  await page.locator('main form[method=post] button[type=submit]').last().click()
  await page.waitForURL(/\/day-off\/[0-9a-f-]{36}/)
  settled.set(path, page.url())
}

/** The last day that a carer's phone knows. */
async function lastDay(page: Page): Promise<void> {
  await page.goto('/carer')
  await page.goto((await page.locator('main nav a').last().getAttribute('href')) ?? '/carer')
}
