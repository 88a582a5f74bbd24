import { randomUUID } from 'node:crypto'
import { afterAll, expect, test, vi } from 'vitest'
import { createSearch, rebuildSearch, refreshStandings } from '../../server/discovery/discovery.entry.ts'
import { after, days, hours } from '../../server/kernel/clock.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { openStage, sundayTen } from '../orders/steps.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { clock, provider, other } = stage
const base = testCtx(db, clock)
const search = createSearch({ env: {}, db, log: base.log, clock })
const ctx = { ...base, ports: { ...base.ports, search } }
await rebuildSearch(ctx)
const api = createCaller(ctx)

const standing = (providerId: string) => db.providerStanding.findUniqueOrThrow({ where: { providerId } })

/** An order that ended like this, as a copy of one that was placed. */
async function ended(
  state: 'closed' | 'declined' | 'lapsed' | 'withdrawn' | 'cancelled',
  facts: object = {},
) {
  const { id: _, ...order } = await db.order.findFirstOrThrow({ orderBy: { id: 'asc' } })
  const fresh = { number: randomUUID(), placementKey: randomUUID(), enteredAt: clock.now() }
  await db.order.create({
    data: {
      ...order,
      ...fresh,
      terms: order.terms as object,
      dueAt: null,
      dueTransition: null,
      state,
      ...facts,
    },
  })
}

test('orders say how reliable somebody is: what was kept, and what the provider let down', async () => {
  await stage.accepted()
  const startingIn = (time: number) => ({
    startsAt: after(clock.now(), time),
    endsAt: after(clock.now(), time + hours(1)),
  })
  await ended('closed')
  await ended('closed', { enteredAt: after(clock.now(), -days(200)) })
  await ended('withdrawn')
  await ended('declined', startingIn(hours(5)))
  await ended('declined', startingIn(days(5)))
  await ended('lapsed', { paidAt: clock.now() })
  await ended('lapsed', { paidAt: null })
  await ended('cancelled')
  expect(await refreshStandings(ctx)).toBe(2)
  expect(await standing(provider.id)).toMatchObject({ kept: 1, broken: 3 })
  expect(await standing(other.provider.id)).toMatchObject({ kept: 0, broken: 0 })
  expect(await refreshStandings(ctx)).toBe(0)
})

test('among equals the more reliable stands first, and every hit says what its place is made of', async () => {
  const { hits } = await api.discovery.search({ bookable: true })
  expect(hits.map(({ id }) => id)).toEqual([other.provider.id, provider.id])
  const [first, second] = hits.map(({ why }) => why)
  expect(first).toMatchObject({ metres: null, rating: { weighed: 3, count: 0 }, kept: null })
  expect(second).toMatchObject({ kept: { kept: 1, of: 4 }, soonestDay: '2026-11-21' })
  expect(first?.score).toBeGreaterThan(second?.score ?? 100)
})

test('our own index sees the same, where it was built before', async () => {
  const own = createSearch({ env: {}, db, log: base.log, clock })
  const upkeep = own.open?.()
  afterAll(() => upkeep?.stop())
  await vi.waitFor(() => expect(own.names?.()).not.toBeNull(), { timeout: 15_000 })
  const here = createCaller({ ...ctx, ports: { ...ctx.ports, search: own } })
  const [postgres, embedded] = await Promise.all(
    [api, here].map((asked) => asked.discovery.search({ bookable: true })),
  )
  expect(embedded?.engine).toBe('embedded')
  expect(embedded?.hits.map(({ id, why }) => [id, why])).toEqual(
    postgres?.hits.map(({ id, why }) => [id, why]),
  )
})

test('on a day only those are found who are free then; a time that was just taken is not', async () => {
  const sunday = { day: '2026-11-22', bookable: true }
  const found = async (query: object) => (await api.discovery.search(query)).hits.map(({ id }) => id)
  expect(await found(sunday)).toHaveLength(2)
  // 王秀兰 has the accepted order at ten, and her way before and after it.
  const atTen = { ...sunday, fromMinute: 600, toMinute: 620 }
  expect(await found(atTen)).toEqual([other.provider.id])
  expect(await found({ ...atTen, fromMinute: 620, toMinute: 600 })).toEqual([other.provider.id])
  expect(await found({ ...sunday, fromMinute: 0, toMinute: 300 })).toEqual([])
  expect(sundayTen).toEqual(new Date('2026-11-22T02:00:00.000Z'))
})

test('nobody is free then: it says how many there would be on other days, and without what is asked of them', async () => {
  const asked = { day: '2026-11-22', fromMinute: 600, toMinute: 620, gender: 'male' as const }
  const { total, without } = await api.discovery.search(asked)
  expect(total).toBe(0)
  expect(without.gender).toBe(1)
  const early = await api.discovery.search({ day: '2026-11-22', fromMinute: 0, toMinute: 300 })
  expect(early.without).toEqual({ day: 3 })
})

test('a day that is over, or too far away, is looked past, and that is said', async () => {
  for (const [day, dayIgnored] of [
    ['2026-11-20', 'past'],
    ['2027-03-01', 'too_far'],
    ['2026-11-21', null],
  ] as const)
    expect(await api.discovery.search({ day })).toMatchObject({ dayIgnored })
  expect((await api.discovery.search({ day: '2026-11-20' })).total).toBe(3)
})
