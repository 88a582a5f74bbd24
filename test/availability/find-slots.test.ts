import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSlot } from '../../server/availability/availability.entry.ts'
import { findSlots } from '../../server/availability/find-slots.ts'
import { days, minutes } from '../../server/kernel/clock.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { ableCaregivers } from '../../server/providers/providers.entry.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { promise } from '../support/promise.ts'
import { countingQueries } from '../support/queries.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)
const offeringId = world.offering.id
const caregiverId = world.caregiver.id
const sunday = '2026-11-22'
const now = saturdayMorning
const ask = (startsAt: Date, asked: Partial<Parameters<typeof checkSlot>[1]> = {}) =>
  checkSlot(db, { offeringId, caregiverId: null, startsAt, now, ...asked })

test('a promised visit takes its time and the way after it; once released it is free again', async () => {
  const startsAt = instantOf(sunday, 10 * 60)
  const hold = await promise(db, world, { startsAt, endsAt: instantOf(sunday, 12 * 60) })
  const startsOn = async () => {
    const { days: found } = await findSlots(ctx, { offeringId, caregiverId: null, from: sunday, days: 1 })
    return found[0]?.slots.map((slot) => slot.startsAt.getTime()) ?? []
  }
  const offered = await startsOn()
  expect(offered).toContain(instantOf(sunday, 8 * 60).getTime())
  for (const minute of [8.5 * 60, 10 * 60, 11.5 * 60]) {
    expect(offered).not.toContain(instantOf(sunday, minute).getTime())
  }
  expect(offered).toContain(instantOf(sunday, 12 * 60).getTime())
  await db.hold.update({ where: { id: hold.id }, data: { releasedAt: clock.now() } })
  expect(await startsOn()).toContain(startsAt.getTime())
})

test('what is offered can be checked, with its end and the caregiver’s way', async () => {
  const startsAt = instantOf(sunday, 15 * 60)
  expect(await ask(startsAt)).toEqual({
    endsAt: new Date(startsAt.getTime() + minutes(90)),
    place: null,
    candidates: [{ caregiverId, bufferMinutes: 30 }],
  })
  expect((await ask(startsAt, { caregiverId })).candidates).toHaveLength(1)
})

test('nobody comes off the half hour, too soon, after hours, or as somebody else', async () => {
  const nobody = async (startsAt: Date, asked = {}) =>
    expect((await ask(startsAt, asked)).candidates).toEqual([])
  await nobody(instantOf(sunday, 15 * 60 + 10))
  await nobody(new Date(now.getTime() + minutes(90)))
  await nobody(instantOf(sunday, 19 * 60))
  await nobody(instantOf(sunday, 15 * 60), { caregiverId: world.other.caregiver.id })
  await nobody(instantOf(sunday, 15 * 60), { caregiverId: randomUUID() })
})

test('the one with the least to do that week comes first', async () => {
  const helper = await db.caregiver.create({
    data: {
      providerId: world.provider.id,
      name: '赵桂芳',
      gender: 'female',
      skills: ['bathing'],
      hours: { create: { weekday: 7, startMinute: 480, endMinute: 1200 } },
      credentials: {
        create: { kind: 'health_certificate', number: '示例2', expiresOn: new Date('2027-11-21') },
      },
    },
  })
  const free = instantOf(sunday, 17 * 60)
  const order = async () => (await ask(free)).candidates.map((one) => one.caregiverId)
  expect(await order()).toEqual([caregiverId, helper.id])
  const hold = await promise(db, world, {
    startsAt: instantOf(sunday, 9 * 60),
    endsAt: instantOf(sunday, 10 * 60),
  })
  expect(await order()).toEqual([helper.id, caregiverId])
  await db.hold.delete({ where: { id: hold.id } })
  await db.caregiver.update({ where: { id: helper.id }, data: { retiredAt: now } })
})

test('a certificate that lapses takes the days after it away, for slots, checks and teams alike', async () => {
  const lapsesOn = new Date(`${sunday}T00:00:00Z`)
  const kept = await db.credential.findFirstOrThrow({ where: { caregiverId } })
  await db.credential.update({ where: { id: kept.id }, data: { expiresOn: lapsesOn } })
  const { days: found } = await findSlots(ctx, { offeringId, caregiverId: null, days: 3 })
  expect(found.map(({ slots }) => slots.length > 0)).toEqual([true, true, false])
  expect((await ask(instantOf('2026-11-23', 600))).candidates).toEqual([])
  expect(await ableCaregivers(db, offeringId, instantOf(sunday, 600))).toHaveLength(1)
  expect(await ableCaregivers(db, offeringId, instantOf('2026-11-23', 600))).toEqual([])
  await db.credential.update({ where: { id: kept.id }, data: { expiresOn: kept.expiresOn } })
})

test('a suspended provider offers nothing, a retired offering is not there', async () => {
  await db.provider.update({ where: { id: world.provider.id }, data: { state: 'suspended' } })
  const { days: found, caregivers } = await findSlots(ctx, { offeringId, caregiverId: null, days: 2 })
  expect(found.flatMap(({ slots }) => slots)).toEqual([])
  expect(caregivers).toEqual([])
  await db.provider.update({ where: { id: world.provider.id }, data: { state: 'verified' } })
  await db.offering.update({ where: { id: offeringId }, data: { retiredAt: now } })
  const refused = { code: 'availability.offering_not_found' }
  await expect(findSlots(ctx, { offeringId, caregiverId: null, days: 2 })).rejects.toMatchObject(refused)
  await expect(ask(instantOf(sunday, 600))).rejects.toMatchObject(refused)
  await db.offering.update({ where: { id: offeringId }, data: { retiredAt: null } })
})

test('the past is not offered: a day before today means today', async () => {
  const { days: found } = await findSlots(ctx, { offeringId, caregiverId: null, from: '2026-10-01', days: 1 })
  expect(found[0]?.date).toBe('2026-11-21')
  const late = testCtx(db, { now: () => new Date(now.getTime() + days(1)) })
  const { days: tomorrow } = await findSlots(late, { offeringId, caregiverId: null, days: 1 })
  expect(tomorrow[0]?.date).toBe(sunday)
})

test('fourteen days of everybody are three queries at most', async () => {
  const counted = countingQueries(url)
  await findSlots(testCtx(counted.db, clock), { offeringId, caregiverId: null, days: 14 })
  expect(counted.count()).toBeLessThanOrEqual(3)
  await counted.close()
})
