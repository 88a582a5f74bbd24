import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { verifyAll } from '../../server/events/events.entry.ts'
import { createMemoryStore } from '../../server/files/files.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import { checkIn } from '../../server/orders/run-visit.ts'
import type { ConsentPurpose } from '../../server/privacy/consent.contract.ts'
import { foretellEnds } from '../../server/privacy/privacy.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const files = createMemoryStore()
const as = (viewer: Parameters<typeof testCtx>[2]) =>
  createCaller(testCtx(db, clock, viewer, { ports: { ...testCtx(db, clock).ports, files } }))
const daughter = as(world.daughter.viewer)
const brother = as(world.brother.viewer)
const carer = as(world.carer.viewer)
const elder = as({ kind: 'anonymous' })
const recipientId = world.father.id
const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
const key = () => randomUUID()
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const stateOf = async (purpose: ConsentPurpose) =>
  (await daughter.privacy.consents({ recipientId })).items.find((item) => item.purpose === purpose)
const agree = (purpose: ConsentPurpose, api = daughter) =>
  api.privacy.agree({ recipientId, purposes: [purpose], textVersion: 1, declared: true })
const reading = { vital: 'blood_pressure', value: 1320, lower: 780 } as const
const { startsAt, startCode } = await db.visit.findUniqueOrThrow({ where: { orderId } })
const begin = (how: Parameters<typeof checkIn>[1]['how']) =>
  checkIn(
    { ...testCtx(db, clock, world.carer.viewer), viewer: world.carer.viewer },
    { orderId, key: key(), how },
  )

test('without a yes to location only the code begins a visit, and no position is kept', async () => {
  clock.set(startsAt)
  await daughter.privacy.withdraw({ recipientId, purpose: 'whereabouts' })
  const here = { method: 'place', lat: 31.2215, lng: 121.5448, reason: '老人找不到开始码' } as const
  expect(await refusal(begin(here))).toBe('privacy.whereabouts_not_agreed')
  expect((await carer.care.ofOrder({ orderId })).agreed.whereabouts).toBe(false)
  await begin({ method: 'code', code: startCode })
  expect(await db.visit.findUniqueOrThrow({ where: { orderId } })).toMatchObject({
    ...{ checkInMethod: 'code', checkInLat: null, checkInLng: null },
  })
})

test('a withdrawal takes effect at once: nothing is measured, photographed or shown, for anybody', async () => {
  const bytes = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  await carer.care.measure({ orderId, key: key(), ...reading })
  await carer.care.addPhoto({ orderId, key: key(), bytes, caption: '' })
  const { id: photo } = await db.careEntry.findFirstOrThrow({ where: { kind: 'photo' } })
  expect((await daughter.care.vitals({ recipientId })).series).toHaveLength(1)

  await brother.privacy.withdraw({ recipientId, purpose: 'health' })
  await brother.privacy.withdraw({ recipientId, purpose: 'photos' })
  expect(await daughter.care.vitals({ recipientId })).toMatchObject({ agreed: false, series: [] })
  for (const side of [daughter, carer]) {
    const seen = await side.care.ofOrder({ orderId })
    expect([seen.entries, seen.agreed.health, seen.agreed.photos]).toEqual([[], false, false])
    expect(await refusal(side.care.photo({ entryId: photo }))).toBe('care.photo_gone')
  }
  expect(await refusal(carer.care.measure({ orderId, key: key(), ...reading }))).toBe(
    'privacy.health_not_agreed',
  )
  expect(await refusal(carer.care.addPhoto({ orderId, key: key(), bytes, caption: '' }))).toBe(
    'privacy.photos_not_agreed',
  )
  expect(await db.careEntry.count()).toBe(2)
  await carer.care.note({ orderId, key: key(), text: '换了床单' })

  await agree('health')
  expect((await daughter.care.vitals({ recipientId })).series).toHaveLength(1)
})

test('a reading and a withdrawal at the same moment: never a reading after the no', async () => {
  const measured = Array.from({ length: 6 }, () =>
    refusal(carer.care.measure({ orderId, key: key(), ...reading })),
  )
  await daughter.privacy.withdraw({ recipientId, purpose: 'health' })
  const outcomes = await Promise.all(measured)
  const kept = await db.careEntry.count({ where: { kind: 'blood_pressure' } })
  expect(kept).toBe(1 + outcomes.filter((one) => one === 'went through').length)
  expect(await refusal(carer.care.measure({ orderId, key: key(), ...reading }))).toBe(
    'privacy.health_not_agreed',
  )
})

test('papers about ability and insurance need their own yes', async () => {
  await daughter.privacy.withdraw({ recipientId, purpose: 'papers' })
  const paper = {
    ...{ kind: 'ltci' as const, recipientId, number: 'SH-0001', monthlyFen: 100_000, key: key() },
    ...{ validFrom: '2026-11-01', validUntil: '2026-12-31' },
  }
  expect(await refusal(daughter.entitlements.enter(paper))).toBe('privacy.papers_not_agreed')
  expect(await db.entitlement.count()).toBe(0)
})

test('nobody says yes without having asked, to words they have not read, or over the recipient’s own no', async () => {
  const asked = { recipientId, purposes: ['health' as const], textVersion: 1 }
  expect(await refusal(daughter.privacy.agree(asked))).toBe('privacy.declaration_missing')
  expect(await refusal(daughter.privacy.agree({ ...asked, textVersion: 0, declared: true }))).toBe(
    'privacy.text_changed',
  )
  const { url } = await daughter.elders.createLink({ recipientId })
  const token = url.slice(url.lastIndexOf('/') + 1)
  await elder.elders.changeConsent({ token, purpose: 'health', answer: 'agree' })
  expect(await stateOf('health')).toMatchObject({ state: 'given', basis: 'self', givenByName: '林建国' })
  await elder.elders.changeConsent({ token, purpose: 'health', answer: 'withdraw' })
  expect(await stateOf('health')).toMatchObject({ state: 'withdrawn', ownNo: true })
  expect(await refusal(agree('health'))).toBe('privacy.own_no')
  await elder.elders.changeConsent({ token, purpose: 'health', answer: 'agree' })
  expect(await stateOf('health')).toMatchObject({ state: 'given', ownNo: false })
  // What the family took back the family may give again.
  await daughter.privacy.withdraw({ recipientId, purpose: 'health' })
  await agree('health')
  expect(await stateOf('health')).toMatchObject({ state: 'given', basis: 'on_behalf' })
})

test('a yes ends by itself after a year; renewed in time it goes on, with one row in force', async () => {
  const before = clock.now()
  await agree('photos')
  clock.set(new Date(before.getTime() + days(340)))
  expect(await stateOf('photos')).toMatchObject({ state: 'given', renewable: true })
  await Promise.all([agree('photos'), agree('photos', brother)])
  expect(await db.consent.count({ where: { recipientId, purpose: 'photos', endedAt: null } })).toBe(1)
  clock.set(new Date(before.getTime() + days(366)))
  expect((await stateOf('photos'))?.state).toBe('given')
  expect((await stateOf('health'))?.state).toBe('expired')
  expect((await daughter.care.vitals({ recipientId })).agreed).toBe(false)
})

test('thirty days ahead the family is told once which day it ends, and again only of a yes given since', async () => {
  const ctx = testCtx(db, clock, world.daughter.viewer)
  const told = async () =>
    (await db.outbox.findMany({ where: { topic: 'notice' } })).filter(
      ({ payload }) => (payload as { kind: string }).kind === 'consent_ending',
    )
  const photos = await db.consent.findFirstOrThrow({
    where: { recipientId, purpose: 'photos', endedAt: null },
  })
  clock.set(new Date(photos.expiresAt.getTime() - days(30) - 1))
  expect(await foretellEnds(ctx)).toBe(0)
  clock.advance(1)
  const counts = await Promise.all([foretellEnds(ctx), foretellEnds(ctx)])
  expect(counts.reduce((sum, one) => sum + one)).toBe(1)
  const [{ payload } = { payload: null }, ...others] = await told()
  expect(others).toEqual([])
  expect(payload).toMatchObject({
    to: { familyId: world.family.id },
    params: { calledBy: '爸爸', until: photos.expiresAt.toISOString() },
    path: `/family/recipients/${recipientId}/consents`,
  })
  await agree('photos')
  clock.advance(days(335) - 1)
  expect(await foretellEnds(ctx)).toBe(0)
  clock.advance(1)
  expect(await foretellEnds(ctx)).toBe(1)
  expect(await told()).toHaveLength(2)
})

test('for a child under fourteen a guardian speaks, until the birthday at most', async () => {
  const { id } = await db.recipient.create({
    data: {
      ...{ familyId: world.family.id, kind: 'child', name: '林小满', calledBy: '小满' },
      bornOn: new Date(clock.now().getTime() - days(13.9 * 365.25)),
    },
  })
  const given = await daughter.privacy.agree({
    ...{ recipientId: id, purposes: ['photos'], textVersion: 1, declared: true },
  })
  const photos = given.items.find(({ purpose }) => purpose === 'photos')
  expect([given.needsGuardian, photos?.basis]).toEqual([true, 'guardian'])
  expect(photos?.expiresAt?.getTime()).toBeLessThan(clock.now().getTime() + days(60))
  clock.advance(days(60))
  const later = await daughter.privacy.consents({ recipientId: id })
  expect([later.needsGuardian, later.items.find(({ purpose }) => purpose === 'photos')?.state]).toEqual([
    false,
    'expired',
  ])
})

test('the ledger can not be rewritten, and every yes and no has its event', async () => {
  await expect(db.consent.updateMany({ data: { purpose: 'photos' } })).rejects.toThrow()
  await expect(db.consent.deleteMany({})).rejects.toThrow()
  const events = await db.event.findMany({ where: { stream: `consent:${recipientId}` } })
  const rows = await db.consent.count({
    where: { recipientId, textVersion: 1, givenAt: { gt: new Date('2026-06-01') } },
  })
  expect(events.filter(({ transition }) => transition === 'consent')).toHaveLength(rows)
  expect((await verifyAll(db)).broken).toBeNull()
})
