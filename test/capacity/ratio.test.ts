import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { childcarePapers } from '../support/papers.ts'
import { promise } from '../support/promise.ts'
import type { World } from '../support/world.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const { sell, order, child, api } = house
const monday = at('2026-11-23')
const infants = { kind: 'place', category: 'childcare_full', ageClass: 'infant_12', capacity: 10 } as const
/** Eight months old in late November 2026. */
const infant = () => child('2026-03-10')

const leftOn = async (offeringId: string, day: string) => {
  const { days } = await api.capacity.places({ offeringId, from: day, days: 1, bornOn: '2026-03-10' })
  return days[0]?.places.map(({ left, gap }) => gap ?? left)
}

describe('carers on duty decide how many children may come', () => {
  test('one carer, three infants: the fourth is refused when it is ordered, with the reason', async () => {
    const { offering, pool } = await sell(infants)
    for (let nth = 0; nth < 3; nth++) {
      await order({ offeringId: offering.id, startsAt: monday, recipientId: await infant() })
    }
    const fourth = order({ offeringId: offering.id, startsAt: monday, recipientId: await infant() })
    expect(await refusal(fourth)).toBe('capacity.ratio')
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['ratio'])
    expect(await db.placeTaken.count({ where: { poolId: pool.id } })).toBe(3)
    const [hold] = await db.placeHold.findMany({ where: { poolId: pool.id }, include: { rule: true } })
    expect(hold?.rule).toMatchObject({ code: 'nursery_infant', version: 1, perCarer: 3 })
  })

  test('a second carer makes room for three more, one on leave takes it away again', async () => {
    const { offering, carerIds } = await sell({ ...infants, carers: 2 })
    expect(await leftOn(offering.id, '2026-11-24')).toEqual([6])
    await db.leave.create({
      data: {
        ...{ caregiverId: carerIds[0] ?? '', kind: 'sick', key: randomUUID() },
        ...{ startsAt: at('2026-11-24', '00:00'), endsAt: at('2026-11-25', '00:00') },
      },
    })
    expect(await leftOn(offering.id, '2026-11-24')).toEqual([3])
    expect(await leftOn(offering.id, '2026-11-25')).toEqual([6])
  })

  test('a certificate that ran out or is suspended does not count', async () => {
    const { offering, carerIds } = await sell({ ...infants, carers: 2 })
    await db.credential.updateMany({
      where: { caregiverId: carerIds[0] ?? '' },
      data: { expiresOn: new Date('2026-11-25') },
    })
    expect(await leftOn(offering.id, '2026-11-25')).toEqual([6])
    expect(await leftOn(offering.id, '2026-11-26')).toEqual([3])
    await db.credential.updateMany({
      where: { caregiverId: carerIds[1] ?? '' },
      data: { suspendedAt: new Date('2026-11-20') },
    })
    expect(await leftOn(offering.id, '2026-11-26')).toEqual(['no_carer'])
    const wish = { offeringId: offering.id, startsAt: at('2026-11-26'), recipientId: await infant() }
    expect(await refusal(order(wish))).toBe('capacity.no_carer')
  })

  test('a carer who is promised to a family at home is not there', async () => {
    const { offering, pool } = await sell({ ...infants, carers: 0 })
    const { id: caregiverId } = house.caregiver
    await db.credential.createMany({ data: childcarePapers.map((paper) => ({ ...paper, caregiverId })) })
    await db.poolCarer.create({ data: { poolId: pool.id, caregiverId: house.caregiver.id } })
    expect(await leftOn(offering.id, '2026-11-27')).toEqual([3])
    await promise(db, house as unknown as World, {
      startsAt: at('2026-11-27', '10:00'),
      endsAt: at('2026-11-27', '12:00'),
    })
    expect(await leftOn(offering.id, '2026-11-27')).toEqual(['no_carer'])
    await db.poolCarer.delete({ where: { caregiverId: house.caregiver.id } })
  })

  test('the desk reads the same: who comes, how many the carers on duty may look after', async () => {
    const { offering, pool } = await sell(infants)
    const placed = await order({ offeringId: offering.id, startsAt: monday, recipientId: await infant() })
    const desk = house.as(house.manager.viewer)
    const on = async () => {
      const { pools } = await desk.capacity.occupancy({
        providerId: house.provider.id,
        from: '2026-11-23',
        days: 1,
      })
      return pools.find(({ id }) => id === pool.id)?.days[0]
    }
    const held = await on()
    expect(held?.sessions[0]).toMatchObject({
      taken: 1,
      seats: 3,
      left: 2,
      capacity: 10,
      gap: null,
      short: false,
    })
    expect(held?.who).toMatchObject([{ orderId: placed.id, name: '', held: true }])
    await house.pay(placed)
    expect((await on())?.who).toMatchObject([{ name: '陈小满', held: false }])
  })
})

describe('a child’s age on the first day decides the class', () => {
  test('too young and too old are told which ages are taken', async () => {
    const { offering } = await sell(infants)
    const wish = async (bornOn: string) =>
      refusal(order({ offeringId: offering.id, startsAt: monday, recipientId: await child(bornOn) }))
    expect(await wish('2026-06-01')).toBe('capacity.age_outside')
    expect(await wish('2025-11-23')).toBe('capacity.age_outside')
    expect(await wish('2025-11-24')).toBe('went through')
    expect(await wish('2026-05-23')).toBe('went through')
  })

  test('two classes sold as one offering: each child goes into its own', async () => {
    const { offering, pool } = await sell(infants)
    const older = await sell({ ...infants, ageClass: 'toddler_24', capacity: 15 })
    await db.poolOffering.create({ data: { offeringId: offering.id, poolId: older.pool.id } })
    await order({ offeringId: offering.id, startsAt: monday, recipientId: await child('2025-03-10') })
    expect(await db.placeTaken.count({ where: { poolId: older.pool.id } })).toBe(1)
    expect(await db.placeTaken.count({ where: { poolId: pool.id } })).toBe(0)
  })

  test('a birth date nobody wrote down is asked for, and kept with the child', async () => {
    const { offering } = await sell(infants)
    const recipientId = await infant()
    await db.recipient.update({ where: { id: recipientId }, data: { bornOn: null } })
    const { asksBirthDate, days } = await api.capacity.places({ offeringId: offering.id })
    expect([asksBirthDate, days]).toEqual([true, []])
    const ownerKey = randomUUID()
    const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId: offering.id })
    await api.drafts.setWho({ ownerKey, draftId, who: { recipientId } })
    const when = { ownerKey, draftId, startsAt: monday, caregiverId: null, note: '' }
    expect(await refusal(api.drafts.setWhen(when))).toBe('capacity.born_on_missing')
    const { places } = await api.drafts.setBorn({ ownerKey, draftId, bornOn: '2026-03-10' })
    expect(places).toEqual({ term: 'day', bornOn: '2026-03-10' })
    await api.drafts.setWhen(when)
    await api.orders.place({ ownerKey, draftId, key: randomUUID() })
    const { bornOn } = await db.recipient.findUniqueOrThrow({ where: { id: recipientId } })
    expect(bornOn).toEqual(new Date('2026-03-10'))
  })
})

describe('what a manager may sell', () => {
  const desk = house.as(house.manager.viewer)
  const providerId = house.provider.id
  const pool = (offeringIds: string[], change: object = {}) => ({
    ...{ providerId, kind: 'place' as const, name: '小芽班', capacity: 6, ageClass: 'infant_12' as const },
    ...{ weekdays: [1, 2, 3, 4, 5], validFrom: '2026-11-01', offeringIds },
    sessions: [{ name: '', startMinute: 540, endMinute: 1020 }],
    ...change,
  })

  test('a class no larger than the rule, with carers named, each in one class only', async () => {
    const { offering, carerIds } = await sell({ ...infants, carers: 1 })
    const save = (change: object) => refusal(desk.capacity.savePool(pool([offering.id], change)))
    expect(await save({ capacity: 11, carerIds })).toBe('capacity.over_rule')
    expect(await save({})).toBe('capacity.carers_missing')
    expect(await save({ carerIds })).toBe('capacity.carer_elsewhere')
    expect(await save({ carerIds, offeringIds: [randomUUID()] })).toBe('capacity.offering_unknown')
    const twice = [
      { startMinute: 540, endMinute: 720 },
      { startMinute: 700, endMinute: 900 },
    ]
    expect(await save({ carerIds, sessions: twice })).toBe('capacity.sessions_overlap')
  })

  test('a home nursery is one group of five at most; a nursery names its classes', async () => {
    await db.provider.update({ where: { id: providerId }, data: { kind: 'home_nursery' } })
    const { offering } = await sell({ ...infants, ageClass: null, carers: 0 })
    const { id: free } = await db.caregiver.create({
      data: { providerId, name: '苏婷', gender: 'female', skills: ['childcare_full'] },
    })
    const home = (change: object) =>
      pool([offering.id], { ageClass: 'home', capacity: 5, carerIds: [free], ...change })
    expect(await refusal(desk.capacity.savePool(home({ ageClass: 'infant_12' })))).toBe(
      'capacity.class_missing',
    )
    expect(await refusal(desk.capacity.savePool(home({ capacity: 6 })))).toBe('capacity.over_rule')
    expect(await refusal(desk.capacity.savePool(home({})))).toBe('went through')
    expect(await refusal(desk.capacity.savePool(home({ carerIds: [house.caregiver.id] })))).toBe(
      'capacity.one_home_group',
    )
    await db.provider.update({ where: { id: providerId }, data: { kind: 'home_care' } })
  })

  test('what is promised stays: fewer places than are taken, or a session taken away, is refused', async () => {
    const { offering, pool: kept, carerIds } = await sell({ ...infants, carers: 1 })
    for (let nth = 0; nth < 2; nth++) {
      await order({ offeringId: offering.id, startsAt: monday, recipientId: await infant() })
    }
    const save = (change: object) =>
      refusal(desk.capacity.savePool(pool([offering.id], { poolId: kept.id, carerIds, ...change })))
    expect(await save({ capacity: 1 })).toBe('capacity.still_taken')
    expect(await save({ sessions: [{ startMinute: 600, endMinute: 1020 }] })).toBe('capacity.still_taken')
    expect(await save({ capacity: 2 })).toBe('went through')
    await desk.capacity.retirePool({ providerId, poolId: kept.id })
    expect(await refusal(api.capacity.places({ offeringId: offering.id }))).toBe('capacity.pool_not_found')
    expect(await db.placeTaken.count({ where: { poolId: kept.id } })).toBe(2)
  })
})
