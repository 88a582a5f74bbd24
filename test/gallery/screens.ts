import type { Page } from 'playwright-core'
import type { PersonKey } from '../../prisma/seed/people.ts'
import { dayOf } from '../../server/kernel/wall-time.ts'
import type { OrderState } from '../../server/orders/order.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { callFor, keptRoute, liveLandmarks, liveScreens } from './screens-live.ts'

/** One picture of the gallery: a route in a state worth looking at, as one of the demo people sees it. */
export type Screen = {
  /** The route file without its ending. */
  readonly route: string
  readonly state: string
  /** Nobody signed in where left out. */
  readonly who?: PersonKey
  /** Where it is, or how one gets there. */
  readonly open: string | ((page: Page) => Promise<void>)
  /** What the server answers; 200 where left out. */
  readonly status?: number
}

/** Every screen in every state worth looking at, in the demo world. */
export const screensOf = (ids: Landmarks): Screen[] => [
  ...publicScreens(ids),
  ...familyScreens(ids),
  ...deskScreens(ids),
  ...operatorScreens(ids),
  ...liveScreens(ids.live),
]

export type Landmarks = Awaited<ReturnType<typeof landmarks>>

/** What of the demo world the pictures are of. */
export async function landmarks(db: Db) {
  const person = (phone: string) => db.user.findFirstOrThrow({ where: { phoneNumber: `+86${phone}` } })
  const providerOf = async (phone: string) => {
    const { id: userId } = await person(phone)
    const member = await db.providerMember.findFirstOrThrow({
      where: { userId },
      orderBy: { providerId: 'asc' },
    })
    return member.providerId
  }
  const home = await providerOf('13800000003')
  const nursery = await providerOf('13800000006')
  const { id: daughter } = await person('13800000001')
  const { familyId } = await db.familyMember.findFirstOrThrow({ where: { userId: daughter } })
  const orders = await db.order.findMany({
    where: { familyId },
    orderBy: { startsAt: 'asc' },
    include: { reviews: { include: { photos: true } } },
  })
  const order = (state: OrderState) => orders.find((one) => one.state === state)?.id ?? ''
  const offering = await db.offering.findFirstOrThrow({ where: { providerId: home, title: '上门助浴' } })
  const visited = orders.filter(({ state }) => state === 'closed')
  const reviewed = visited.find(({ reviews }) => reviews.some(({ photos }) => photos.length > 0))
  const unreviewed = visited.findLast(({ reviews }) => reviews.length === 0)
  const far = await db.provider.findFirstOrThrow({ where: { name: '示例·杭州西湖居家照护' } })
  const suspension = await db.suspension.findFirstOrThrow()
  // The furthest visit of all, so that settling it changes no other picture.
  const lastVisit = await db.order.findFirstOrThrow({
    where: { providerId: home, state: { in: ['planned', 'accepted'] } },
    orderBy: { startsAt: 'desc' },
    include: { visit: true },
  })
  return {
    home,
    nursery,
    daughter,
    live: await liveLandmarks(db, daughter),
    sick: { caregiver: lastVisit.visit?.caregiverId ?? '', day: dayOf(lastVisit.startsAt) },
    ...{ far: far.id, suspension: suspension.id },
    offering: offering.id,
    place: (await db.poolOffering.findFirstOrThrow({ where: { pool: { providerId: nursery } } })).offeringId,
    pool: (await db.capacityPool.findFirstOrThrow({ where: { providerId: nursery } })).id,
    caregiver: (await db.caregiver.findFirstOrThrow({ where: { providerId: home, name: '王秀兰' } })).id,
    recipient: (await db.recipient.findFirstOrThrow({ where: { familyId } })).id,
    unclaimed: (await db.provider.findFirst({ where: { state: 'unclaimed' } }))?.id ?? '',
    papers: await papersOf(db),
    hardship: (await db.hardship.findFirstOrThrow({ where: { state: 'cared_for' } })).id,
    complaint: (await db.complaint.findFirstOrThrow({ where: { state: 'examining' } })).id,
    incident: (await db.incident.findFirstOrThrow({ where: { state: 'closed' } })).id,
    review: (await db.review.findFirstOrThrow({ where: { state: 'published', photos: { some: {} } } })).id,
    plan: (await db.plan.findFirstOrThrow({ where: { familyId } })).id,
    bought: (await db.visitPackage.findFirstOrThrow({ where: { familyId } })).id,
    packageOffer: (await db.packageOffer.findFirstOrThrow({ orderBy: { visits: 'asc' } })).id,
    inspection: (await db.inspection.findFirstOrThrow({ where: { providerId: home } })).id,
    draw: (await db.inspectionDraw.findFirstOrThrow()).id,
    inspected: (await db.inspection.findFirstOrThrow({ where: { state: 'correcting' } })).providerId,
    orders: {
      accepted: order('accepted'),
      requested: order('requested'),
      asked: order('awaiting_elder'),
      reviewed: reviewed?.id ?? '',
      unreviewed: unreviewed?.id ?? '',
      stay: (await db.stay.findFirstOrThrow({ where: { providerId: nursery } })).orderId,
      living: orders.find(({ state }) => state === 'in_service')?.id ?? '',
      left: (await db.stay.findFirstOrThrow({ where: { depositState: 'asked' } })).orderId,
    },
    dayCare: await dayCareOf(db),
    residence: (await db.provider.findFirstOrThrow({ where: { name: '示例·徐汇梧桐养老院' } })).id,
    monthly: (await db.offering.findFirstOrThrow({ where: { title: '长住一个月' } })).id,
    granny: (await db.recipient.findFirstOrThrow({ where: { familyId, calledBy: '奶奶' } })).id,
  }
}

/** A house with opening hours. */
async function dayCareOf(db: Db) {
  const site = await db.site.findFirstOrThrow({ where: { provider: { name: '示例·静安邻里日间照料中心' } } })
  return { provider: site.providerId, site: site.id }
}

/** A paper that went back to its provider, and one that waits for the operators with a picture. */
async function papersOf(db: Db) {
  const returned = await db.filing.findFirstOrThrow({ where: { state: 'returned' } })
  const waiting = await db.filing.findFirstOrThrow({
    where: { state: 'submitted', files: { some: { mime: 'image/jpeg' } } },
  })
  return { returned: `/desk/${returned.providerId}/papers/${returned.kind}`, waiting: waiting.id }
}

const publicScreens = ({
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

const familyScreens = ({
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

const deskScreens = ({
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

const operatorScreens = ({
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

/** Presses the last button of the page's form as it is. */
async function submit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main form button[type=submit]:visible').last().click()
  await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
}

async function send(page: Page, path: string, fields: Record<string, string>): Promise<void> {
  await page.goto(path)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('[aria-invalid=true], [role=alert]').first().waitFor()
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

/** So many steps into an order: for whom, when, confirm, pay. */
async function steps(page: Page, offering: string, count: number): Promise<void> {
  const next = () => page.locator('main form button[type=submit]').last().click()
  await page.goto(`/order/new?offering=${offering}`)
  await page.locator('main form button').click()
  await page.waitForURL(/\/who$/)
  if (count === 0) return
  await next()
  await page.waitForURL(/\/(when|places)/)
  if (count === 1) return
  await page.locator('label:has([name=day])').nth(2).click()
  await page.locator('label:has([name=startsAt]:not([disabled])):visible').nth(1).click()
  await next()
  await page.waitForURL(/\/confirm/)
  if (count === 2) return
  await next()
  await page.waitForURL(/\/sandbox\/pay\//)
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

/** The last day that a carer's phone knows. */
async function lastDay(page: Page): Promise<void> {
  await page.goto('/carer')
  await page.goto((await page.locator('main nav a').last().getAttribute('href')) ?? '/carer')
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
