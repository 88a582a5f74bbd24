import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSearch, indexListings } from '../../server/discovery/discovery.entry.ts'
import { fireDueFilings } from '../../server/filings/filings.entry.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { readEnv } from '../../server/platform/env.ts'
import { testDatabase } from '../support/database.ts'
import { openOffice } from './steps.ts'

const { db } = await testDatabase()
const office = await openOffice(db)
const { world, clock, as, manager, file, decide, providerId } = office
const lastSecond = new Date(instantOf('2026-11-25').getTime() - 1000)
const midnight = instantOf('2026-11-25')
const log = office.ctxOf(world.manager.viewer).log

/** The engine of a running server: an index in memory, built once and kept up. */
const env = readEnv({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1/none',
  SESSION_SECRET: 'x'.repeat(32),
})
const search = createSearch({ env, db, log, clock })

const family = as(world.daughter.viewer, { search })
const found = async () => {
  const { hits } = await family.discovery.search({ bookable: true })
  return hits.some(({ id }) => id === providerId)
}
const slotOn = async (day: string) => {
  const { days } = await family.availability.slots({ offeringId: world.offering.id, from: day, days: 1 })
  return days.flatMap((one) => one.slots)[0]?.startsAt ?? null
}
async function order(startsAt: Date) {
  const ownerKey = randomUUID()
  const { id: draftId } = await family.drafts.begin({ ownerKey, offeringId: world.offering.id })
  await family.drafts.setWho({ ownerKey, draftId, who: { recipientId: world.father.id } })
  await family.drafts.setWhen({ ownerKey, draftId, startsAt, caregiverId: null, note: '' })
  return family.orders.place({ ownerKey, draftId, key: randomUUID() })
}

test('a provider whose insurance is over at midnight can be booked at 23:59:59 and not at 00:00:00', async () => {
  const filing = await db.filing.findFirstOrThrow({ where: { providerId, kind: 'insurance' } })
  await decide(filing.id, 'revoke', '换成有期限的')
  const { filingId } = await file({ validUntil: '2026-11-24' })
  await decide(filingId, 'accept')

  clock.set(lastSecond)
  const keeping = search.open?.()
  await expect.poll(() => search.version?.()).toBeTruthy()
  await keeping?.stop()
  expect(await found()).toBe(true)
  expect(await slotOn('2026-11-25')).toBe(null)
  clock.set(instantOf('2026-11-24', 9 * 60))
  const today = await slotOn('2026-11-24')
  expect(today).not.toBe(null)
  await expect(order(today as Date)).resolves.toMatchObject({ state: 'awaiting_payment' })
  expect((await family.providers.page({ providerId })).bookable).toBe(true)

  clock.set(midnight)
  expect(await found()).toBe(false)
  expect(await slotOn('2026-11-25')).toBe(null)
  await expect(order(instantOf('2026-11-25', 10 * 60))).rejects.toMatchObject({
    message: 'orders.provider_unbookable',
  })
  const page = await family.providers.page({ providerId })
  expect([page.bookable, page.gaps]).toEqual([false, ['no_papers']])
})

test('the clock says it is over, tells the provider once, and nothing of it waits for the clock', async () => {
  await fireDueFilings(office.ctxOf(world.manager.viewer))
  await fireDueFilings(office.ctxOf(world.manager.viewer))
  expect(await db.filing.count({ where: { providerId, kind: 'insurance', state: 'expired' } })).toBe(1)
  const told = await db.outbox.findMany({ where: { topic: 'notice' } })
  const kinds = told.map(({ payload }) => (payload as { kind: string }).kind)
  expect(kinds.filter((kind) => kind === 'filing_over')).toHaveLength(1)
  const { house } = await manager.filings.papers({ providerId })
  expect(house.find(({ kind }) => kind === 'insurance')).toMatchObject({
    good: null,
    last: 'expired',
    required: true,
  })
})

test('a renewed paper opens the same offerings by itself', async () => {
  const { filingId } = await file({ validFrom: '2026-11-26', validUntil: '2027-11-25' })
  expect(await found()).toBe(false)
  await decide(filingId, 'accept')
  expect(await slotOn('2026-11-25')).toBe(null)
  expect(await slotOn('2026-11-26')).not.toBe(null)
  await indexListings(office.ctxOf(world.manager.viewer, { search }), [providerId])
  expect(await found()).toBe(false)
  clock.set(instantOf('2026-11-26'))
  expect(await found()).toBe(true)
})

test('what needs no such paper stays open, and what needs one of its own closes alone', async () => {
  const { offerings } = await manager.providers.saveOffering({
    ...{ providerId, category: 'meal_help', title: '送餐到家', mode: 'at_home', unit: 'meal' },
    ...{ priceFen: 1800, minutes: 30 },
  })
  const meal = offerings.find(({ category }) => category === 'meal_help')
  await db.caregiver.update({ where: { id: world.caregiver.id }, data: { skills: { push: 'meal_help' } } })
  const bookable = async () =>
    (await family.providers.page({ providerId })).offerings.filter((one) => one.bookable).map(({ id }) => id)
  expect(await bookable()).toEqual(expect.arrayContaining([world.offering.id, meal?.id]))
  const food = await db.filing.findFirstOrThrow({ where: { providerId, kind: 'food_licence' } })
  await decide(food.id, 'revoke', '许可证已经注销')
  expect(await bookable()).toEqual([world.offering.id])
})

test('visits on days without a paper are shown to the provider', async () => {
  const startsAt = (await slotOn('2026-11-27')) as Date
  const { id } = await order(startsAt)
  expect((await manager.filings.papers({ providerId })).affected.map(({ orderId }) => orderId)).not.toContain(
    id,
  )
  const licence = await db.filing.findFirstOrThrow({ where: { providerId, kind: 'licence' } })
  await decide(licence.id, 'revoke', '登记已经注销')
  const { affected } = await manager.filings.papers({ providerId })
  expect(affected.find(({ orderId }) => orderId === id)).toMatchObject({ missing: ['licence'] })
})
