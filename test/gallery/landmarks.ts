import { dayOf } from '../../server/kernel/wall-time.ts'
import type { OrderState } from '../../server/orders/order.contract.ts'
import type { Db } from '../../server/platform/db.ts'
import { liveLandmarks } from './screens-live.ts'

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
