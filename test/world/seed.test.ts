import { expect, test } from 'vitest'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { verifyAll } from '../../server/events/events.entry.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { providerPage } from '../../server/providers/provider-page.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testVault } from '../support/vault.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock(saturdayMorning)
const seeded = await seedDemo(db, clock, testVault)

test('an empty database is filled once', async () => {
  expect(seeded).toBe(true)
  const people = await db.user.count()
  expect(await seedDemo(db, clock, testVault)).toBe(false)
  expect(await db.user.count()).toBe(people)
})

test('every example says that it is one, and those with a manager may be booked', async () => {
  const providers = await db.provider.findMany({
    select: { id: true, name: true, example: true, state: true },
  })
  expect(providers).toHaveLength(10)
  for (const { id, name, example, state } of providers) {
    expect(example).toBe(true)
    expect(name).toMatch(/^示例·/)
    const page = await providerPage(testCtx(db, clock), { providerId: id })
    expect(page.gaps).toEqual(state === 'unclaimed' ? ['unclaimed', 'no_offering'] : [])
  }
})

test('its past is as the product would have written it', async () => {
  const streams = await db.event.findMany({ distinct: ['stream'], select: { stream: true } })
  expect(streams.length).toBeGreaterThan(25)
  expect(await verifyAll(db)).toMatchObject({ streams: streams.length, broken: null })
  for (const order of await db.order.findMany()) {
    expect(await db.event.count({ where: { stream: `order:${order.id}` } })).toBe(order.version)
  }
})

test('something is going on today, and nobody’s clock has run out', async () => {
  const states = await db.order.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })
  expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({
    awaiting_elder: 1,
    awaiting_payment: 1,
    requested: 1,
    accepted: 8,
    planned: 7,
    in_service: 1,
    closed: 13,
  })
  const overdue = await db.order.count({ where: { dueAt: { lte: clock.now() } } })
  expect(overdue).toBe(0)
  expect(await db.claim.count({ where: { state: 'submitted' } })).toBe(1)
  const inHour = await db.notice.findMany({ where: { createdAt: { gt: clock.now() } } })
  expect(inHour).toEqual([])
})

test('its money is in the books, and they balance', async () => {
  const { orders, differences } = await checkBooks(db, clock.now())
  expect(differences).toEqual([])
  expect(orders).toBe(await db.order.count({ where: { paidAt: { not: null } } }))
  const kinds = await db.ledgerJournal.groupBy({ by: ['kind'], _count: true, orderBy: { kind: 'asc' } })
  expect(kinds.map(({ kind, _count }) => [kind, _count])).toEqual([
    ['payment_received', 23],
    ['funds_released', 13],
    // The bath that became a wash: the provider gave part of it back.
    ['refund_requested', 1],
    ['transfer_requested', 7],
    ['transfer_done', 7],
    // Months paid ahead: of the nursery, and of two who live in a home. One of them has had a month.
    ['custody_kept', 3],
    ['month_released', 1],
    ['funder_paid', 1],
  ])
})
