import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSlot } from '../../server/availability/availability.entry.ts'
import { promiseTime } from '../../server/orders/promise-time.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { testDatabase } from '../support/database.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const { sell, order, child, api, provider, clock } = house

/** A class of one carer who also goes to people's homes; an offering for those. */
async function classAndHomes() {
  const sold = await sell({ kind: 'place', category: 'childcare_full', ageClass: 'infant_12', capacity: 10 })
  const [carerId = ''] = sold.carerIds
  await db.caregiver.update({
    where: { id: carerId },
    data: { skills: ['childcare_full', 'bathing'], bufferMinutes: 30 },
  })
  const home = await db.offering.create({
    data: {
      ...{ providerId: provider.id, category: 'bathing', title: '上门助浴', mode: 'at_home', unit: 'visit' },
      ...{ priceFen: 16_800, minutes: 60, noticeMinutes: 60 },
    },
  })
  return { ...sold, carerId, homeId: home.id }
}

type Place = Awaited<ReturnType<typeof classAndHomes>>
const day = '2026-11-24'
const infant = () => child('2026-03-10')
const takePlace = async ({ offering }: Place) =>
  order({ offeringId: offering.id, startsAt: at(day), recipientId: await infant() })
const startsOf = async ({ homeId, carerId }: Place) => {
  const { days } = await api.availability.slots({
    offeringId: homeId,
    caregiverId: carerId,
    from: day,
    days: 1,
  })
  return days[0]?.slots.map(({ startsAt }) => startsAt.toISOString()) ?? []
}
const goHome = async ({ homeId, carerId }: Place, startsAt: Date) => {
  const owned = { ownerKey: randomUUID(), draftId: '' }
  owned.draftId = (await api.drafts.begin({ ownerKey: owned.ownerKey, offeringId: homeId })).id
  await api.drafts.setWho({ ...owned, who: { recipientId: house.father.id } })
  await api.drafts.setWhen({ ...owned, startsAt, caregiverId: carerId, note: '' })
  return api.orders.place({ ...owned, key: randomUUID() })
}
/** As the database alone would judge it, whatever was looked at before. */
const promise = (carerId: string, startsAt: Date) =>
  inTransaction(db, async (tx) => {
    const kept = await promiseTime(tx, {
      ...{ orderId: randomUUID(), candidates: [{ caregiverId: carerId }], expiresAt: null },
      ...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) },
    })
    await tx.hold.deleteMany({ where: { caregiverId: carerId } })
    return kept !== null
  })

test('who looks after a class is at no home then, nor on the way there', async () => {
  const place = await classAndHomes()
  const before = await startsOf(place)
  expect(before).toContain(at(day, '10:00').toISOString())
  await takePlace(place)
  const after = await startsOf(place)
  // The class is from nine to five, and half an hour is kept free on either side.
  expect(before.filter((start) => !after.includes(start)).map((start) => new Date(start).getTime())).toEqual(
    before
      .map((start) => new Date(start).getTime())
      .filter((start) => start > at(day, '07:30').getTime() && start < at(day, '17:30').getTime()),
  )
  expect(await refusal(goHome(place, at(day, '10:00')))).toBe('orders.slot_not_offered')
})

test('the database refuses it as well', async () => {
  const place = await classAndHomes()
  expect(await promise(place.carerId, at(day, '10:00'))).toBe(true)
  await takePlace(place)
  for (const [time, kept] of [
    ['10:00', false],
    ['07:45', false],
    ['17:15', false],
    ['07:30', true],
    ['17:30', true],
  ] as const) {
    expect([time, await promise(place.carerId, at(day, time))]).toEqual([time, kept])
  }
  expect(await promise(place.carerId, at('2026-11-25', '10:00'))).toBe(true)
})

test('who has promised a home first does not count for the class; a place given back frees the hour', async () => {
  const place = await classAndHomes()
  await goHome(place, at(day, '10:00'))
  expect(await refusal(takePlace(place))).toBe('capacity.no_carer')
  const other = await classAndHomes()
  const kept = await takePlace(other)
  await api.orders.move({ orderId: kept.id, transition: 'cancel', reason: '', key: randomUUID() })
  expect(await startsOf(other)).toContain(at(day, '10:00').toISOString())
})

test('a place and a visit at the same moment: never both', async () => {
  for (let round = 0; round < 6; round++) {
    const place = await classAndHomes()
    const recipientId = await infant()
    const both = await Promise.allSettled([
      order({ offeringId: place.offering.id, startsAt: at(day), recipientId }),
      goHome(place, at(day, '10:00')),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { candidates } = await checkSlot(db, {
      ...{
        offeringId: place.homeId,
        caregiverId: place.carerId,
        startsAt: at(day, '10:00'),
        now: clock.now(),
      },
    })
    expect(candidates).toEqual([])
  }
})
