import { randomUUID } from 'node:crypto'
import { dayOf } from '../../server/kernel/wall-time.ts'
import type { Db } from '../../server/platform/db.ts'
import type { Api } from '../../server/rpc/app-router.ts'
import { holdEntitlement } from '../entitlements/held.ts'
import type { Cast, Things } from './cast.ts'

/** What one call is made with. `as` is the api of somebody in the right, for what has to happen before. */
export type Scene = { api: Api; db: Db; cast: Cast; as: { organiser: Api } }
/** True or anything else: allowed. False: allowed, and nothing of the object is seen or changed. */
type Call = (scene: Scene) => Promise<unknown>
/** One call per object it is tried on. */
type Calls = Readonly<Record<string, Call>>

/** Tried on 林家's and on the neighbours' things. */
const both = (call: (scene: Scene, things: Things) => Promise<unknown>): Calls => ({
  ours: (scene) => call(scene, scene.cast.ours),
  theirs: (scene) => call(scene, scene.cast.theirs),
})
/** Nothing to own. */
const plain = (call: Call): Calls => ({ '-': call })
const key = randomUUID
const guessed = 'x'.repeat(43)

const person = {
  kind: 'elder',
  name: '林建国',
  calledBy: '爸爸',
  regionCode: '310115',
  addressLine: '示例路 18 弄 6 号',
} as const
const offering = { category: 'bathing', title: '上门助浴', mode: 'at_home', unit: 'visit' } as const
const caregiver = { name: '王秀兰', gender: 'female', skills: ['bathing' as const], hours: [] } as const
const assessment = {
  ...{ kind: 'assessment' as const, grade: 'severe' as const, assessor: '示例评估站' },
  assessedOn: '2026-10-08',
}
/** A paper that waits to be checked. */
const writtenDown = (db: Db, recipientId: string) =>
  holdEntitlement(db, recipientId, 'voucher', {}, 'submitted')
const claim = { position: '站长', creditCode: '91310115MA1K3EXA0E', contact: '13800000007' }

type Button = Parameters<Api['orders']['move']>[0]['transition']
const press = (transition: Button, on: keyof Things & ('requested' | 'accepted' | 'done')) =>
  both(({ api }, things) =>
    api.orders.move({ orderId: things[on], transition, reason: '说明原因', key: key() }),
  )
const decide = (transition: 'uphold' | 'dismiss'): Calls => ({
  [`ours ${transition}`]: async ({ api, as, cast }) => {
    const orderId = cast.ours.done
    await as.organiser.orders.move({ orderId, transition: 'dispute', reason: '没有洗头', key: key() })
    return api.orders.move({ orderId, transition, reason: '核对过', key: key() })
  },
})
const named = (calls: Calls, by: string): Calls =>
  Object.fromEntries(Object.entries(calls).map(([of, call]) => [`${of} ${by}`, call]))

const twoDays = { from: new Date('2026-11-23T00:00:00Z'), until: new Date('2026-11-25T00:00:00Z') }
/** Tried on both providers' caregivers, and on ours in the name of theirs. */
const onTime = (
  call: (scene: Scene, on: { providerId: string; caregiverId: string }) => Promise<unknown>,
): Calls => ({
  ...both((scene, { providerId, caregiverId }) => call(scene, { providerId, caregiverId })),
  'ours as theirs': (scene) =>
    call(scene, { providerId: scene.cast.theirs.providerId, caregiverId: scene.cast.ours.caregiverId }),
})

const everySunday = { frequency: 'weekly' as const, weekdays: [7], firstDay: '2026-11-22', startMinute: 600 }
const weekly = { recurrence: everySunday }

type As = 'family' | 'provider'
const bothAs = (as: As, call: (scene: Scene, orderId: string, as: As) => Promise<unknown>): Calls =>
  both((scene, { accepted }) => call(scene, accepted, as))

/** The same visit three days later. */
async function proposeLater({ api, db }: Scene, orderId: string, as: As) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const startsAt = new Date(order.startsAt.getTime() + 3 * 86_400_000)
  return api.moving.propose({ orderId, as, startsAt, key: key() })
}

/** The family has asked for another time. */
async function openProposal(db: Db, orderId: string): Promise<string> {
  const { startsAt, endsAt, placedBy } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const times = { startsAt: startsAt, endsAt, createdAt: startsAt, dueAt: new Date('2030-01-01') }
  const { id } = await db.moveProposal.create({
    data: { orderId, side: 'family', proposedBy: placedBy, key: key(), ...times },
  })
  return id
}

async function sickOn(db: Db, orderId: string) {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, include: { visit: true } })
  return { caregiverId: order.visit?.caregiverId ?? '', day: dayOf(order.startsAt) }
}

/** The smallest picture there is. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** An entry in the record of a visit. A photo's file is nowhere: who may see it hears that it is gone. */
async function written(db: Db, orderId: string, kind: 'note' | 'photo') {
  const { recipientId, placedBy, endsAt: at } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const file = kind === 'photo' ? { fileKey: key() } : { text: '都好' }
  const by = { recordedBy: placedBy, recordedByName: '王秀兰', recordedAt: at }
  return (await db.careEntry.create({ data: { orderId, recipientId, kind, at, key: key(), ...by, ...file } }))
    .id
}

/** Help was called by the recipient, and answered where `state` says so. */
async function called({ db }: Scene, orderId: string, state: 'raised' | 'acknowledged' = 'raised') {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  const { recipientId, familyId, providerId, startsAt: at } = order
  const { id } = await db.incident.create({
    data: {
      ...{ recipientId, familyId, providerId, orderId, state, raisedBySide: 'recipient' },
      ...{ raisedByName: '林建国', raisedAt: at, enteredAt: at, dueAt: at, dueTransition: 'chase' },
    },
  })
  return { incidentId: id, key: key() }
}

const later = new Date('2030-01-01T00:00:00Z')

/** A check of a review that is open, or that went against the family. */
async function checked(db: Db, reviewId: string, state: 'open' | 'decided' = 'open') {
  const decided = { outcome: 'remove' as const, reason: '写出了别人的隐私', decidedAt: later }
  const { id: checkId } = await db.reviewCheck.create({
    data: {
      ...{ reviewId, state, cause: 'reported', reasons: ['untrue'], openedAt: later },
      ...{ dueAt: later, dueTransition: 'chase', ...(state === 'decided' && decided) },
    },
  })
  return { checkId, key: key() }
}

/** A bad review's remedy, as far as `state`. */
async function toRemedy(db: Db, reviewId: string, state: 'opened' | 'remedied' | 'escalated') {
  const review = await db.review.findUniqueOrThrow({ where: { id: reviewId }, include: { order: true } })
  const { id: remedyId } = await db.remedy.create({
    data: {
      ...{ reviewId, state, providerId: review.providerId, familyId: review.order.familyId },
      ...{ openedAt: later, remedyBy: later, dueAt: later, dueTransition: 'escalate' },
      ...(state !== 'opened' && { calledAt: later, remedy: '换了人' }),
    },
  })
  return { remedyId, text: '说清楚了', key: key() }
}

/** How each procedure is called, as somebody who knows every id would. */
export const calls: Readonly<Record<string, Calls>> = {
  'accounts.me': plain(({ api }) => api.accounts.me()),
  'accounts.rename': plain(({ api }) => api.accounts.rename({ name: '林' })),
  'audit.events': plain(({ api }) => api.audit.events({})),
  'availability.slots': both(({ api }, { offeringId }) => api.availability.slots({ offeringId })),
  'discovery.compare': plain(({ api }) => api.discovery.compare({ ids: [key()] })),
  'discovery.districts': plain(({ api }) => api.discovery.districts()),
  'capacity.places': both(({ api }, { seatId }) => api.capacity.places({ offeringId: seatId })),
  'capacity.pools': both(({ api }, { providerId }) => api.capacity.pools({ providerId })),
  'capacity.occupancy': both(({ api }, { providerId }) =>
    api.capacity.occupancy({ providerId, from: '2026-11-23' }),
  ),
  'capacity.savePool': {
    ...both(({ api }, { providerId, poolId, seatId }) =>
      api.capacity.savePool({ ...pool(), providerId, poolId, offeringIds: [seatId] }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.capacity.savePool({
        ...{ ...pool(), providerId: theirs.providerId },
        ...{ poolId: ours.poolId, offeringIds: [theirs.seatId] },
      }),
  },
  'capacity.retirePool': {
    ...both(({ api }, { providerId, poolId }) => api.capacity.retirePool({ providerId, poolId })),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.capacity.retirePool({ providerId: theirs.providerId, poolId: ours.poolId }),
  },
  'care.ofOrder': both(({ api }, { done }) => api.care.ofOrder({ orderId: done })),
  'care.vitals': both(({ api }, { recipientId }) => api.care.vitals({ recipientId })),
  'care.photo': both(async ({ api, db }, { done }) =>
    api.care.photo({ entryId: await written(db, done, 'photo') }),
  ),
  'care.tick': both(({ api }, { done }) => api.care.tick({ orderId: done, task: '洗头', key: key() })),
  'care.measure': both(({ api }, { done }) =>
    api.care.measure({ orderId: done, vital: 'temperature', value: 366, key: key() }),
  ),
  'care.note': both(({ api }, { done }) => api.care.note({ orderId: done, text: '都好', key: key() })),
  'care.addPhoto': both(({ api }, { done }) =>
    api.care.addPhoto({ orderId: done, bytes: new Uint8Array(onePixel), key: key() }),
  ),
  'care.strike': both(async ({ api, db }, { done }) =>
    api.care.strike({ orderId: done, entryId: await written(db, done, 'note') }),
  ),
  'discovery.home': plain(({ api }) => api.discovery.home()),
  'discovery.places': plain(({ api }) => api.discovery.places()),
  'discovery.search': plain(({ api }) => api.discovery.search({})),
  'discovery.suggest': plain(({ api }) => api.discovery.suggest({ q: '助浴' })),

  'drafts.begin': both(({ api }, { offeringId }) => api.drafts.begin({ ownerKey: key(), offeringId })),
  'drafts.previewPlan': {
    held: ({ api, cast }) => api.drafts.previewPlan({ ...cast.ours.draft, plan: weekly }),
    guessed: ({ api, cast }) => api.drafts.previewPlan({ ...cast.ours.draft, ownerKey: key(), plan: weekly }),
  },
  'drafts.setPlan': {
    held: ({ api, cast }) => api.drafts.setPlan({ ...cast.ours.draft, plan: null }),
    guessed: ({ api, cast }) => api.drafts.setPlan({ ...cast.ours.draft, ownerKey: key(), plan: null }),
  },
  'drafts.slots': {
    held: ({ api, cast }) => api.drafts.slots(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.slots({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.get': {
    held: ({ api, cast }) => api.drafts.get(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.get({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.quote': {
    held: ({ api, cast }) => api.drafts.quote(cast.ours.draft),
    guessed: ({ api, cast }) => api.drafts.quote({ ...cast.ours.draft, ownerKey: key() }),
  },
  'drafts.setWho': {
    ...both(({ api, cast }, { recipientId }) =>
      api.drafts.setWho({ ...cast.ours.draft, who: { recipientId } }),
    ),
    guessed: ({ api, cast }) =>
      api.drafts.setWho({ ...cast.ours.draft, ownerKey: key(), who: { recipient: person } }),
  },
  'drafts.setBorn': {
    held: ({ api, cast }) => api.drafts.setBorn({ ...cast.ours.draft, bornOn: '2025-06-01' }),
    guessed: ({ api, cast }) =>
      api.drafts.setBorn({ ...cast.ours.draft, ownerKey: key(), bornOn: '2025-06-01' }),
  },
  'drafts.setWhen': {
    held: ({ api, cast }) => api.drafts.setWhen({ ...cast.ours.draft, ...noon }),
    guessed: ({ api, cast }) => api.drafts.setWhen({ ...cast.ours.draft, ownerKey: key(), ...noon }),
  },

  'elders.createLink': both(({ api }, { recipientId }) => api.elders.createLink({ recipientId })),
  'elders.revokeLink': both(({ api }, { recipientId }) => api.elders.revokeLink({ recipientId })),
  'elders.open': {
    held: ({ api, cast }) => api.elders.open({ token: cast.ours.elderToken }),
    guessed: ({ api }) => api.elders.open({ token: guessed }),
  },
  'elders.enter': plain(({ api }) => api.elders.enter({ phone: '13800000001', code: '000000' })),
  'elders.help': {
    held: ({ api, cast }) => api.elders.help({ token: cast.ours.elderToken, key: key() }),
    guessed: ({ api }) => api.elders.help({ token: guessed, key: key() }),
  },
  'elders.takeBackHelp': {
    held: ({ api, cast }) => api.elders.takeBackHelp({ token: cast.ours.elderToken, key: key() }),
    guessed: ({ api }) => api.elders.takeBackHelp({ token: guessed, key: key() }),
  },
  'elders.rate': {
    held: async ({ api, db, cast: { ours } }) => {
      const { recipientId } = await db.order.findUniqueOrThrow({ where: { id: ours.asked } })
      await db.order.update({ where: { id: ours.done }, data: { recipientId } })
      return grade(api, ours.elderToken, ours.done)
    },
    guessed: ({ api, cast: { ours } }) => grade(api, guessed, ours.done),
    'held, theirs': ({ api, cast: { ours, theirs } }) => grade(api, ours.elderToken, theirs.done),
  },
  'elders.answer': {
    held: ({ api, cast: { ours } }) => answer(api, ours.elderToken, ours.asked),
    'held, theirs': ({ api, cast: { ours, theirs } }) => answer(api, ours.elderToken, theirs.asked),
    guessed: ({ api, cast: { ours } }) => answer(api, guessed, ours.asked),
  },

  'feeds.list': both(async ({ api }, { familyId }) =>
    (await api.feeds.list()).some(({ scopeId }) => scopeId === familyId),
  ),
  'feeds.make': both(({ api }, { familyId }) => api.feeds.make({ scope: 'family', scopeId: familyId })),
  'feeds.revoke': both(({ api }, { familyId }) => api.feeds.revoke({ scope: 'family', scopeId: familyId })),
  'feeds.read': {
    held: async ({ api, as, cast }) => {
      const { url } = await as.organiser.feeds.make({ scope: 'family', scopeId: cast.ours.familyId })
      return api.feeds.read({ token: url.split('/').at(-1)?.replace('.ics', '') ?? '' })
    },
    guessed: ({ api }) => api.feeds.read({ token: guessed }),
  },
  'feeds.entry': both(({ api }, { accepted }) => api.feeds.entry({ orderId: accepted })),

  'entitlements.ofRecipient': both(({ api }, { recipientId }) =>
    api.entitlements.ofRecipient({ recipientId }),
  ),
  'entitlements.enter': both(({ api }, { recipientId }) =>
    api.entitlements.enter({ ...assessment, recipientId, key: key() }),
  ),
  'entitlements.takeCoupon': both(async ({ api, db }, { recipientId }) => {
    const code = `TRY-${key()}`.slice(0, 30).toUpperCase()
    const span = { validFrom: new Date('2026-01-01'), validUntil: new Date('2030-01-01') }
    await db.coupon.create({ data: { code, amountFen: 500, ...span, issuedAt: span.validFrom } })
    return api.entitlements.takeCoupon({ recipientId, code, key: key() })
  }),
  'entitlements.withdraw': both(async ({ api, db }, { recipientId }) =>
    api.entitlements.withdraw({ entitlementId: await writtenDown(db, recipientId) }),
  ),
  'entitlements.submitted': plain(({ api }) => api.entitlements.submitted()),
  'entitlements.open': plain(async ({ api, db, cast }) => {
    const entitlementId = await writtenDown(db, cast.ours.recipientId)
    return api.entitlements.open({ entitlementId, reason: '核对' })
  }),
  'entitlements.decide': plain(async ({ api, db, cast }) => {
    const entitlementId = await writtenDown(db, cast.ours.recipientId)
    return api.entitlements.decide({ entitlementId, decision: 'refuse', reason: '看不清', key: key() })
  }),
  'entitlements.issueCoupon': plain(({ api }) =>
    api.entitlements.issueCoupon({
      ...{ code: `NEW-${key()}`.slice(0, 30), amountFen: 500 },
      ...{ validFrom: '2026-11-01', validUntil: '2026-12-31' },
    }),
  ),
  'entitlements.settlement': plain(({ api }) =>
    api.entitlements.settlement({ funder: 'ltci', month: '2026-11', reason: '月结' }),
  ),
  'families.list': both(async ({ api }, { familyId }) =>
    (await api.families.list()).some(({ id }) => id === familyId),
  ),
  'families.homes': both(async ({ api }, { recipientId }) =>
    (await api.families.homes()).some((home) => home.recipientId === recipientId),
  ),
  'families.create': plain(({ api }) => api.families.create({ name: '新家' })),
  'families.addRecipient': both(({ api }, { familyId }) =>
    api.families.addRecipient({ ...person, familyId }),
  ),
  'families.updateRecipient': both(({ api }, { recipientId }) =>
    api.families.updateRecipient({ ...person, recipientId }),
  ),
  'families.archiveRecipient': both(async ({ api, db }, { recipientId }) => {
    await db.order.updateMany({ where: { recipientId }, data: { state: 'closed' } })
    return api.families.archiveRecipient({ recipientId })
  }),
  'families.invite': both(({ api }, { familyId }) => api.families.invite({ familyId, role: 'member' })),
  'families.previewInvite': {
    held: ({ api, cast }) => api.families.previewInvite({ token: cast.ours.inviteToken }),
    guessed: ({ api }) => api.families.previewInvite({ token: guessed }),
  },
  'families.join': {
    held: ({ api, cast }) => api.families.join({ token: cast.ours.inviteToken }),
    guessed: ({ api }) => api.families.join({ token: guessed }),
  },
  'families.changeRole': both(({ api }, { memberId }) =>
    api.families.changeRole({ memberId, role: 'organiser' }),
  ),
  'families.removeMember': both(({ api }, { memberId }) => api.families.removeMember({ memberId })),
  'families.regions': plain(({ api }) => api.families.regions()),

  'incidents.raise': {
    ...named(
      both(({ api }, { accepted }) => api.incidents.raise({ orderId: accepted, key: key() })),
      'order',
    ),
    ...named(
      both(({ api }, { recipientId }) => api.incidents.raise({ recipientId, key: key() })),
      'who',
    ),
    'ours over': ({ api, cast }) => api.incidents.raise({ orderId: cast.ours.closed, key: key() }),
  },
  'incidents.going': both(async (scene, { accepted }) => {
    await called(scene, accepted)
    return (await scene.api.incidents.going()).length > 0
  }),
  'incidents.list': both(async (scene, { accepted }) => {
    await called(scene, accepted)
    return (await scene.api.incidents.list()).length > 0
  }),
  'incidents.get': both(async (scene, { accepted }) =>
    scene.api.incidents.get(await called(scene, accepted)),
  ),
  'incidents.acknowledge': both(async (scene, { accepted }) =>
    scene.api.incidents.acknowledge(await called(scene, accepted)),
  ),
  'incidents.close': both(async (scene, { accepted }) => {
    const call = await called(scene, accepted, 'acknowledged')
    return scene.api.incidents.close({ ...call, outcome: 'settled', report: '没事了' })
  }),
  'incidents.takeBack': both(async (scene, { accepted }) =>
    scene.api.incidents.takeBack(await called(scene, accepted)),
  ),

  'payouts.forProvider': both(({ api }, { providerId }) => api.payouts.forProvider({ providerId })),
  'payouts.openAccount': both(({ api }, { providerId }) =>
    api.payouts.openAccount({ providerId, key: key() }),
  ),
  'payouts.overview': plain(({ api }) => api.payouts.overview()),
  'payouts.run': plain(({ api }) => api.payouts.run()),
  'receipts.order': both(({ api }, { done }) => api.receipts.order({ orderId: done })),
  'receipts.year': plain(async ({ api }) => (await api.receipts.year({ year: 2026 })).rows.length > 0),
  'prepayments.alarms': plain(({ api }) => api.prepayments.alarms()),
  'ledger.books': plain(({ api }) => api.ledger.books()),
  'ledger.earnings': both(({ api }, { providerId }) => api.ledger.earnings({ providerId })),

  'notices.settings': plain(({ api }) => api.notices.settings()),
  'notices.saveSettings': plain(({ api }) =>
    api.notices.saveSettings({ on: [], quietFrom: '22:00', quietUntil: '07:00' }),
  ),
  'notices.setMail': plain(({ api }) => api.notices.setMail({ address: 'lin@mail.example' })),
  'notices.confirmMail': plain(({ api }) => api.notices.confirmMail({ token: guessed })),
  'notices.removeMail': plain(({ api }) => api.notices.removeMail()),
  'notices.preview': plain(({ api }) => api.notices.preview()),
  'notices.list': both(async ({ api }, { noticeId }) =>
    (await api.notices.list()).items.some(({ id }) => id === noticeId),
  ),
  'notices.unread': plain(async ({ api }) => (await api.notices.unread()) > 0),
  'notices.markRead': both(async ({ api, db }, { noticeId }) => {
    await api.notices.markRead({ noticeId })
    return (await db.notice.findUniqueOrThrow({ where: { id: noticeId } })).readAt !== null
  }),

  'orders.place': both(({ api }, { draft }) => api.orders.place({ ...draft, key: key() })),
  'orders.list': both(async ({ api }, { accepted }) =>
    (await api.orders.list({})).some(({ id }) => id === accepted),
  ),
  'orders.get': {
    ...both(({ api }, { accepted }) => api.orders.get({ orderId: accepted })),
    ...named(
      both(({ api }, { unpaid }) => api.orders.get({ orderId: unpaid })),
      'unpaid',
    ),
  },
  'orders.move': {
    ...named(press('accept', 'requested'), 'accept'),
    ...named(press('decline', 'requested'), 'decline'),
    ...named(press('cancel', 'accepted'), 'cancel'),
    ...named(press('withdraw', 'accepted'), 'withdraw'),
    ...named(press('confirm', 'done'), 'confirm'),
    ...named(press('dispute', 'done'), 'dispute'),
    ...decide('uphold'),
    ...decide('dismiss'),
  },
  'orders.pay': both(({ api }, { unpaid }) => api.orders.pay({ orderId: unpaid })),
  'orders.extend': both(({ api }, { unpaid }) => api.orders.extend({ orderId: unpaid })),
  'orders.forProvider': both(async ({ api }, { providerId, accepted }) =>
    (await api.orders.forProvider({ providerId, bucket: 'upcoming' })).some(({ id }) => id === accepted),
  ),
  'orders.dayForProvider': both(async ({ api }, { providerId, accepted }) =>
    (await api.orders.dayForProvider({ providerId, date: '2026-11-21' })).some(({ id }) => id === accepted),
  ),
  'orders.calendar': both(async ({ api }, { providerId, accepted }) => {
    const { visits } = await api.orders.calendar({ providerId, from: '2026-11-21', days: 1 })
    return visits.some(({ orderId }) => orderId === accepted)
  }),
  'orders.counts': both(
    async ({ api }, { providerId }) => (await api.orders.counts({ providerId })).toAnswer > 0,
  ),
  'orders.depart': both(({ api }, { accepted }) => api.orders.depart({ orderId: accepted, key: key() })),
  'orders.checkIn': both(({ api }, { accepted }) =>
    api.orders.checkIn({ orderId: accepted, key: key(), how }),
  ),
  'orders.checkOut': both(async ({ api, db }, { accepted }) => {
    await db.order.update({ where: { id: accepted }, data: { state: 'in_service' } })
    await db.visit.update({ where: { orderId: accepted }, data: { state: 'in_service' } })
    return api.orders.checkOut({ orderId: accepted, key: key() })
  }),
  'orders.turnBack': both(async ({ api, db }, { accepted }) => {
    const { startsAt } = await db.order.findUniqueOrThrow({ where: { id: accepted } })
    await db.order.update({
      where: { id: accepted },
      data: { startsAt: new Date(startsAt.getTime() - 4 * 3_600_000) },
    })
    const here = { lat: 31.2197, lng: 121.5444 }
    await db.order.update({ where: { id: accepted }, data: here })
    return api.orders.turnBack({ orderId: accepted, key: key(), tried: ['knocked'], ...here })
  }),
  'orders.reduce': both(({ api }, { done }) =>
    api.orders.reduce({ orderId: done, key: key(), amountFen: 1_000, reason: '早走了十分钟' }),
  ),
  'orders.forOperator': plain(({ api }) => api.orders.forOperator({})),

  'moving.times': {
    ...named(
      bothAs('family', ({ api }, orderId, as) => api.moving.times({ orderId, as })),
      'family',
    ),
    ...named(
      bothAs('provider', ({ api }, orderId, as) => api.moving.times({ orderId, as })),
      'provider',
    ),
  },
  'moving.preview': both(({ api }, { accepted, caregiverId }) =>
    api.moving.preview({ orderId: accepted, startsAt: new Date('2026-11-25T02:00:00Z'), caregiverId }),
  ),
  'moving.propose': {
    ...named(bothAs('family', proposeLater), 'family'),
    ...named(bothAs('provider', proposeLater), 'provider'),
  },
  'moving.answer': both(async ({ api, db }, { accepted }) => {
    const proposalId = await openProposal(db, accepted)
    return api.moving.answer({ proposalId, answer: 'refuse' })
  }),
  'moving.dayOff': both(async ({ api, db }, { providerId, accepted }) =>
    api.moving.dayOff({ providerId, ...(await sickOn(db, accepted)) }),
  ),
  'moving.replaceDay': both(async ({ api, db }, { providerId, accepted }) => {
    const choices = [{ orderId: accepted, to: 'nobody' as const }]
    return api.moving.replaceDay({ providerId, ...(await sickOn(db, accepted)), choices, key: key() })
  }),
  'moving.swaps': both(({ api }, { providerId, accepted }) =>
    api.moving.swaps({ providerId, orderId: accepted }),
  ),
  'moving.swap': both(({ api }, { providerId, accepted, requested }) =>
    api.moving.swap({ providerId, orderId: accepted, otherOrderId: requested, key: key() }),
  ),

  'waitlist.join': both(({ api }, { draft }) =>
    api.waitlist.join({ ...draft, firstDay: '2026-12-01', lastDay: '2026-12-02', key: key() }),
  ),
  'waitlist.mine': both(async ({ api }, { wishId }) =>
    (await api.waitlist.mine()).some(({ id }) => id === wishId),
  ),
  'waitlist.leave': both(({ api }, { wishId }) => api.waitlist.leave({ wishId })),
  'waitlist.offer': both(({ api }, { offerId }) => api.waitlist.offer({ offerId })),
  'waitlist.take': both(({ api }, { offerId }) => api.waitlist.take({ offerId, ownerKey: key() })),
  'waitlist.decline': both(({ api }, { offerId }) => api.waitlist.decline({ offerId })),
  'waitlist.queue': both(
    async ({ api }, { providerId }) => (await api.waitlist.queue({ providerId })).wishes.length > 0,
  ),

  'plans.list': both(async ({ api }, { planId }) => (await api.plans.list()).some(({ id }) => id === planId)),
  'plans.get': both(({ api }, { planId }) => api.plans.get({ planId })),
  'plans.change': both(({ api }, { planId }) =>
    api.plans.change({ planId, fromDay: '2026-12-01', recurrence: everySunday, version: 1 }),
  ),
  'plans.end': both(({ api }, { planId }) => api.plans.end({ planId, fromDay: '2026-12-01', key: key() })),
  'plans.solve': both(({ api }, { planId }) =>
    api.plans.solve({ planId, day: '2026-12-06', choice: 'skip' }),
  ),

  'payments.reports': plain(({ api }) => api.payments.reports()),
  'payments.retryReport': plain(({ api, cast }) => api.payments.retryReport({ reportId: cast.ours.parked })),
  'payments.sandboxAccount': {
    held: ({ api, cast }) => api.payments.sandboxAccount({ linkId: cast.ours.accountLink }),
    guessed: ({ api }) => api.payments.sandboxAccount({ linkId: guessed }),
  },
  'payments.sandboxAccountComplete': {
    held: ({ api, cast }) => api.payments.sandboxAccountComplete({ linkId: cast.ours.accountLink }),
    guessed: ({ api }) => api.payments.sandboxAccountComplete({ linkId: guessed }),
  },
  'payments.sandboxPage': {
    held: ({ api, cast }) => api.payments.sandboxPage({ externalId: cast.ours.payment }),
    guessed: ({ api }) => api.payments.sandboxPage({ externalId: guessed }),
  },
  'payments.sandboxAct': {
    held: ({ api, cast }) => api.payments.sandboxAct({ externalId: cast.ours.payment, outcome: 'decline' }),
    guessed: ({ api }) => api.payments.sandboxAct({ externalId: guessed, outcome: 'success' }),
  },

  'providers.page': both(({ api }, { providerId }) => api.providers.page({ providerId })),
  'providers.submitClaim': plain(({ api, cast }) =>
    api.providers.submitClaim({ ...claim, providerId: cast.free.id, key: key() }),
  ),
  'providers.myClaims': both(async ({ api }, { claimId }) =>
    (await api.providers.myClaims()).some(({ id }) => id === claimId),
  ),
  'providers.claims': both(async ({ api }, { claimId }) =>
    (await api.providers.claims({ state: 'submitted' })).some(({ id }) => id === claimId),
  ),
  'providers.decideClaim': both(({ api }, { claimId }) =>
    api.providers.decideClaim({ claimId, decision: 'approve', key: key() }),
  ),
  'providers.setup': both(({ api }, { providerId }) => api.providers.setup({ providerId })),
  'providers.saveProfile': both(({ api }, { providerId }) =>
    api.providers.saveProfile({ providerId, summary: '' }),
  ),
  'providers.saveOffering': {
    ...both(({ api }, { providerId, offeringId }) =>
      api.providers.saveOffering({ ...offering, providerId, offeringId, priceFen: 1, minutes: 60 }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.saveOffering({
        ...offering,
        providerId: theirs.providerId,
        offeringId: ours.offeringId,
        priceFen: 1,
        minutes: 60,
      }),
  },
  'providers.retireOffering': {
    ...both(({ api }, { providerId, offeringId }) =>
      api.providers.retireOffering({ providerId, offeringId }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.retireOffering({ providerId: theirs.providerId, offeringId: ours.offeringId }),
  },
  'providers.saveCaregiver': {
    ...both(({ api }, { providerId, caregiverId }) =>
      api.providers.saveCaregiver({ ...caregiver, ...lists(), providerId, caregiverId }),
    ),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.saveCaregiver({
        ...{ ...caregiver, ...lists() },
        providerId: theirs.providerId,
        caregiverId: ours.caregiverId,
      }),
  },
  'providers.retireCaregiver': {
    ...both(async ({ api, db }, { providerId, caregiverId }) => {
      await db.hold.updateMany({ data: { releasedAt: new Date(0) } })
      return api.providers.retireCaregiver({ providerId, caregiverId })
    }),
    'ours as theirs': ({ api, cast: { ours, theirs } }) =>
      api.providers.retireCaregiver({ providerId: theirs.providerId, caregiverId: ours.caregiverId }),
  },

  'registry.runs': plain(({ api }) => api.registry.runs()),
  'registry.run': plain(({ api, cast }) => api.registry.run({ runId: cast.run.id })),
  'reviews.write': both(({ api }, { done }) => api.reviews.write({ orderId: done, stars: 5, key: key() })),
  'reviews.edit': both(({ api }, { done }) => api.reviews.edit({ orderId: done, stars: 4, key: key() })),
  'reviews.noteElder': both(({ api }, { done }) =>
    api.reviews.noteElder({ orderId: done, stars: 4, key: key() }),
  ),
  'reviews.rateHome': both(({ api }, { done }) => api.reviews.rateHome({ orderId: done, key: key() })),
  'reviews.followUp': both(({ api }, { review }) =>
    api.reviews.followUp({ reviewId: review, text: '后来也很好', key: key() }),
  ),
  'reviews.ofOrder': both(({ api }, { closed }) => api.reviews.ofOrder({ orderId: closed })),
  'reviews.forDesk': both(({ api }, { providerId }) => api.reviews.forDesk({ providerId })),
  'reviews.read': both(({ api }, { review }) => api.reviews.read({ reviewId: review })),
  'reviews.report': both(({ api }, { review }) =>
    api.reviews.report({ reviewId: review, reason: 'untrue', text: '没有这回事', key: key() }),
  ),
  'reviews.checks': plain(({ api }) => api.reviews.checks({})),
  'reviews.decide': both(async (scene, { review }) =>
    scene.api.reviews.decide({ ...(await checked(scene.db, review)), outcome: 'keep', reason: '属实，保留' }),
  ),
  'reviews.appeal': both(async (scene, { review }) =>
    scene.api.reviews.appeal({ ...(await checked(scene.db, review, 'decided')), text: '确实写的是这次' }),
  ),
  'reviews.remedies': plain(({ api }) => api.reviews.remedies()),
  'reviews.remedy': {
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'opened')), move: 'call' }),
      ),
      'call',
    ),
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'remedied')), move: 'accept' }),
      ),
      'accept',
    ),
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'escalated')), move: 'close' }),
      ),
      'close',
    ),
  },
  'reviews.reply': both(({ api }, { review }) =>
    api.reviews.reply({ reviewId: review, text: '谢谢您的信任', key: key() }),
  ),

  'roster.get': both(({ api }, { providerId }) => api.roster.get({ providerId })),
  'roster.conflicts': both(({ api }, { providerId }) => api.roster.conflicts({ providerId, ...twoDays })),
  'roster.saveHouse': both(({ api }, { providerId }) =>
    api.roster.saveHouse({ providerId, holidays: 'rests', bookAheadDays: 30 }),
  ),
  'roster.saveTime': onTime(({ api }, on) =>
    api.roster.saveTime({
      ...{ ...on, hours: [], holidays: null, bufferMinutes: 30, dailyVisits: null, dailyMinutes: null },
      ...{ acceptsPets: true, acceptsSmoke: true },
    }),
  ),
  'roster.saveDay': onTime(({ api }, on) => api.roster.saveDay({ ...on, day: '2027-03-01', spans: [] })),
  'roster.clearDay': onTime(({ api }, on) => api.roster.clearDay({ ...on, day: '2027-03-01' })),
  'roster.recordLeave': onTime(({ api }, on) =>
    api.roster.recordLeave({
      ...{ ...on, key: key(), kind: 'annual', despite: true },
      ...{ startsAt: new Date('2027-03-01T00:00:00Z'), endsAt: new Date('2027-03-02T00:00:00Z') },
    }),
  ),
  'roster.cancelLeave': both(({ api }, { providerId }) =>
    api.roster.cancelLeave({ providerId, leaveId: key() }),
  ),
  'roster.closeHouse': both(({ api }, { providerId }) =>
    api.roster.closeHouse({
      ...{ providerId, siteId: null, key: key() },
      ...{ firstDay: '2027-03-01', lastDay: '2027-03-01' },
    }),
  ),
  'roster.reopenHouse': both(({ api }, { providerId }) =>
    api.roster.reopenHouse({ providerId, closingId: key() }),
  ),
  'roster.holidays': plain(({ api }) => api.roster.holidays()),
  'roster.saveHoliday': plain(({ api }) =>
    api.roster.saveHoliday({ day: '2027-01-01', name: '元旦', kind: 'off' }),
  ),
  'roster.removeHoliday': plain(({ api }) => api.roster.removeHoliday({ day: '2027-01-01' })),

  'searches.list': both(async ({ api }, { searchId }) =>
    (await api.searches.list()).some(({ id }) => id === searchId),
  ),
  'searches.save': plain(({ api }) => api.searches.save({ query: { q: '助洁' }, name: '助洁' })),
  'searches.open': both(({ api }, { searchId }) => api.searches.open({ searchId })),
  'searches.rename': both(({ api }, { searchId }) => api.searches.rename({ searchId, name: '附近' })),
  'searches.pause': both(({ api }, { searchId }) => api.searches.pause({ searchId, paused: true })),
  'searches.remove': both(({ api }, { searchId }) => api.searches.remove({ searchId })),
  'sitemap.parts': plain(({ api }) => api.sitemap.parts()),
  'sitemap.listings': plain(({ api }) => api.sitemap.listings({ part: 0 })),
  'sitemap.places': plain(({ api }) => api.sitemap.places()),
  'searches.restore': both(({ api }, { searchId }) => api.searches.restore({ searchId })),
}

const noon = { startsAt: new Date('2026-11-23T04:00:00Z'), caregiverId: null, note: '' }
const how = { method: 'place' as const, lat: 31.2215, lng: 121.5448, reason: '老人不在门口' }
const pool = () => ({
  ...{ kind: 'seat' as const, name: '日间照料', capacity: 4, weekdays: [1, 2, 3], validFrom: '2026-01-01' },
  sessions: [{ startMinute: 540, endMinute: 1020 }],
})
const lists = () => ({ skills: [...caregiver.skills], hours: [] })
const grade = (api: Api, token: string, orderId: string) =>
  api.elders.rate({ token, orderId, stars: 5, key: key() })
const answer = (api: Api, token: string, orderId: string) =>
  api.elders.answer({ token, orderId, answer: 'agree', key: key() })
