import { randomUUID } from 'node:crypto'
import { hours, minutes } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { inspected } from '../supervision/inspected.ts'
import { type MovableClock, saturdayMorning } from '../support/clock.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { testCtx, type World } from '../support/world.ts'

/** One family's things at one provider. `ours` is 林家 at 安和; `theirs` is the neighbours at the rival's. */
export type Things = Awaited<ReturnType<typeof playOut>>

export async function playOut(db: Db, clock: MovableClock, world: World, claimant: Person) {
  const { daughter, family, father } = world
  const as = (viewer: Person) => createCaller(testCtx(db, clock, viewer))
  const upTo = (until: 'placed' | 'paid' | 'accepted' | 'done' | 'confirmed', forWhom = father) =>
    visitedOrder(db, clock, { ...world, father: forWhom }, { until })

  const closed = await upTo('confirmed')
  await as(daughter.viewer).reviews.write({ orderId: closed, stars: 5, key: randomUUID() })
  await as(world.manager.viewer).reviews.rateHome({ orderId: closed, punctual: true, key: randomUUID() })
  const { id: review } = await db.review.findFirstOrThrow({ where: { orderId: closed } })
  const done = await upTo('done')
  await db.stay.create({
    data: {
      ...{ orderId: done, providerId: world.provider.id, months: 1, prepaidFen: 0, depositFen: 20_000 },
      ...{ startsOn: new Date('2026-11-21'), lastDay: new Date('2026-12-20'), depositState: 'held' },
    },
  })
  await as(world.operator.viewer).orders.get({ orderId: done })
  const accepted = await upTo('accepted')
  const lapse = { orderId: accepted, missing: ['licence'], toldAt: clock.now(), heldUntil: clock.now() }
  await db.lapsedVisit.create({ data: { ...lapse, state: 'kept', settledAt: clock.now() } })
  const beforeVisit = new Date(clock.now().getTime() + minutes(110))
  const sunday = (hour: number) => clock.set(new Date(saturdayMorning.getTime() + hours(24 + hour)))
  sunday(0)
  const requested = await upTo('paid')
  sunday(2.5)
  const unpaid = await upTo('placed')
  await as(daughter.viewer).orders.pay({ orderId: unpaid })
  sunday(5)
  const asked = await upTo('placed', world.motherInLaw)

  const { externalId: payment } = await db.payment.findFirstOrThrow({ where: { orderId: unpaid } })
  const sandbox = await sandboxThings(db, payment, clock.now())
  const { id: paymentId } = await db.payment.findFirstOrThrow({ where: { orderId: requested } })
  const { id: returned } = await db.refund.create({
    data: { paymentId, amountFen: 100, reason: 'cancelled', state: 'failed' },
  })
  const notice = await db.notice.create({
    data: { userId: daughter.id, kind: 'order_requested', params: {}, path: '/', dedupe: randomUUID() },
  })
  const { id: searchId } = await as(daughter.viewer).searches.save({ query: { q: '助浴' }, name: '助浴' })
  const watching = await db.familyMember.findFirstOrThrow({ where: { familyId: family.id, role: 'viewer' } })
  const tokenIn = ({ url }: { url: string }) => url.slice(url.lastIndexOf('/') + 1)
  const invite = await as(daughter.viewer).families.invite({ familyId: family.id, role: 'member' })
  const link = await as(daughter.viewer).elders.createLink({ recipientId: world.motherInLaw.id })
  const draft = await draftFor(as(daughter.viewer), world)
  const seat = await sellSeats(db, world.provider.id)
  const claim = await as(claimant).providers.submitClaim({
    providerId: world.unclaimed.id,
    position: '站长',
    creditCode: '91310115MA1K3EXA0E',
    contact: '13800000007',
    key: randomUUID(),
  })
  return {
    ...{ closed, done, accepted, requested, unpaid, asked, beforeVisit, review, payment, draft },
    ...sandbox,
    returned,
    planId: await runPlan(db, accepted),
    ...(await keptTime(db, world, accepted)),
    ...(await soldAhead(db, world, accepted)),
    ...(await inspected(db, world.provider.id)),
    familyId: family.id,
    recipientId: father.id,
    memberId: watching.id,
    providerId: world.provider.id,
    offeringId: world.offering.id,
    seatId: seat.id,
    poolId: seat.pools[0]?.poolId ?? '',
    caregiverId: world.caregiver.id,
    noticeId: notice.id,
    searchId,
    claimId: claim.id,
    inviteToken: tokenIn(invite),
    elderToken: tokenIn(link),
  }
}

/** A package of the order's family for its recipient that waits to be paid: no order uses it. */
async function soldAhead(db: Db, { provider }: World, accepted: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: accepted } })
  const { familyId, recipientId, offeringId, placedAt: at } = order
  const sold = { visits: 2, priceFen: 2_000, unitFen: 1_000, months: 1 }
  const key = randomUUID()
  const offer = await db.packageOffer.create({ data: { offeringId, ...sold, createdAt: at, key } })
  const { id } = await db.visitPackage.create({
    data: {
      ...{ ...sold, familyId, recipientId, providerId: provider.id, offeringId, offerId: offer.id, key },
      ...{ number: key, boughtBy: order.placedBy, state: 'awaiting_payment', enteredAt: at, boughtAt: at },
      ...{ dueAt: at, dueTransition: 'lapse', terms: { title: '上门助浴', category: 'bathing' } },
      validUntil: new Date(at.toISOString().slice(0, 10)),
      units: { create: [1, 2].map((no) => ({ no, fen: 1_000 })) },
    },
  })
  return { packageId: id, packageOfferId: offer.id }
}

/** The family waits for a time for the mother-in-law, and one is kept for them. */
async function keptTime(db: Db, { caregiver, motherInLaw, provider }: World, accepted: string) {
  const { offeringId, placedBy } = await db.order.findUniqueOrThrow({ where: { id: accepted } })
  const [startsAt, endsAt] = [new Date('2027-03-01T02:00:00Z'), new Date('2027-03-01T04:00:00Z')]
  const hold = await db.hold.create({ data: { caregiverId: caregiver.id, startsAt, endsAt } })
  const wish = await db.waitWish.create({
    data: {
      ...{ offeringId, providerId: provider.id, recipientId: motherInLaw.id, askedBy: placedBy },
      ...{
        state: 'offered',
        key: randomUUID(),
        createdAt: saturdayMorning,
        fromMinute: 0,
        untilMinute: 1440,
      },
      ...{ firstDay: new Date('2027-03-01'), lastDay: new Date('2027-03-02') },
      offers: {
        create: {
          ...{ holdId: hold.id, offeredAt: saturdayMorning, expiresAt: new Date('2030-01-01') },
          ...{ startsAt, endsAt },
        },
      },
    },
    include: { offers: true },
  })
  return { wishId: wish.id, offerId: wish.offers[0]?.id ?? '' }
}

/** Seats of a day at the provider's own place. */
function sellSeats(db: Db, providerId: string) {
  const pool = {
    ...{ providerId, name: '日间照料', kind: 'seat' as const, capacity: 4, weekdays: [1, 2, 3, 4, 5] },
    validFrom: new Date('2026-01-01'),
    sessions: { create: { no: 0, startMinute: 540, endMinute: 1020 } },
  }
  return db.offering.create({
    data: {
      ...{ providerId, category: 'day_care', title: '日间照料一天', mode: 'on_site', unit: 'day' },
      ...{ priceFen: 8_000, minutes: 480, pools: { create: { pool: { create: pool } } } },
    },
    include: { pools: true },
  })
}

/** A draft ready to be placed, on Monday at ten. */
async function draftFor(api: ReturnType<typeof createCaller>, world: World) {
  const ownerKey = randomUUID()
  const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId: world.offering.id })
  await api.drafts.setWho({ ownerKey, draftId, who: { recipientId: world.father.id } })
  const startsAt = new Date('2026-11-23T02:00:00Z')
  await api.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  return { ownerKey, draftId }
}

/** A running plan with one day to solve, and nothing made yet. */
async function runPlan(db: Db, accepted: string): Promise<string> {
  const order = await db.order.findUniqueOrThrow({ where: { id: accepted } })
  const { familyId, recipientId, providerId, offeringId, placedBy, placedAt } = order
  const day = new Date('2026-12-06T00:00:00Z')
  const recurrence = { frequency: 'weekly', weekdays: [7], firstDay: '2026-11-22', startMinute: 600 }
  const { id } = await db.plan.create({
    data: {
      ...{ familyId, recipientId, providerId, offeringId, placedBy, createdAt: placedAt },
      ...{ state: 'active', billing: 'visit', firstOrderId: accepted },
      segments: { create: { no: 1, fromDay: day, madeUntil: day, recurrence } },
      gaps: { create: { day, startsAt: new Date('2026-12-06T02:00:00Z') } },
    },
  })
  return id
}

/** What the sandbox would have kept of that payment's page, an account's page, and a report that nobody could apply. */
async function sandboxThings(db: Db, payment: string, at: Date) {
  const accountLink = `sbl_${randomUUID()}`
  const account = `sba_${randomUUID()}`
  const parked = `evt_${randomUUID()}`
  const thing = { createdAt: at, question: {} }
  await db.sandboxThing.createMany({
    data: [
      { ...thing, id: payment, kind: 'page', key: payment, state: 'open' },
      { ...thing, id: account, kind: 'account', key: account, state: 'asked', question: { name: '安和' } },
      { ...thing, id: accountLink, kind: 'link', key: accountLink, state: 'open', parentId: account },
    ],
  })
  await db.paymentEvent.create({
    data: {
      id: parked,
      adapter: 'sandbox',
      kind: 'paid',
      externalId: 'nobody',
      about: { externalId: 'nobody' },
      payload: {},
      receivedAt: at,
      parkedAt: at,
    },
  })
  return { accountLink, parked }
}
