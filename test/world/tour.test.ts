import { expect, test } from 'vitest'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { verifyAll } from '../../server/events/events.entry.ts'
import { openTours } from '../../server/http/tour/tour.ts'
import { tourSteps } from '../../server/http/tour/tour-steps.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { testServer } from '../support/server.ts'
import { testVault } from '../support/vault.ts'

const { db, clock, world } = await testServer()
const tourOf = openTours(world)

test('without the example world there is no tour', async () => {
  expect(await tourOf('visitor').look()).toBeNull()
  await tourOf('visitor').next(0)
  expect(await db.order.count()).toBe(0)
})

test('every step really happens, for all four at once, and leaves books and chains whole', {
  timeout: 60_000,
}, async () => {
  await seedDemo(db, clock, testVault)
  const tour = tourOf('visitor')
  expect(await tour.look()).toMatchObject({ done: 0, scene: null })
  const states: string[] = []
  for (const [done] of tourSteps.entries()) {
    await tour.next(done)
    const view = await tour.look()
    expect(view?.done).toBe(done + 1)
    states.push(view?.scene?.daughter.state ?? '')
  }
  expect(states).toEqual([
    ...['awaiting_payment', 'requested', 'accepted', 'accepted', 'in_service', 'in_service', 'completed'],
    ...['closed', 'closed'],
  ])
  const { scene } = (await tour.look()) ?? {}
  expect(scene?.carer?.care.tasks.every(({ doneAt }) => doneAt)).toBe(true)
  expect(scene?.carer?.care.entries.map(({ kind }) => kind)).toContain('blood_pressure')
  expect(scene?.daughter.money).toMatchObject({ heldFen: 0, refundedFen: 0 })
  expect(await db.review.count({ where: { orderId: scene?.daughter.id ?? '' } })).toBe(2)
  expect(await verifyAll(db)).toMatchObject({ broken: null })
  expect(await checkBooks(db, clock.now())).toMatchObject({ differences: [] })
})

test('a step is played once, whoever presses how often; visitors do not meet', async () => {
  const before = await db.order.count()
  const [one, other] = [tourOf('one'), tourOf('other')]
  await Promise.all([one.next(0), one.next(0), one.next(0)])
  await one.next(0)
  await other.next(0)
  expect(await db.order.count()).toBe(before + 2)
  expect((await one.look())?.scene?.daughter.id).not.toBe((await other.look())?.scene?.daughter.id)
  one.again()
  expect(await one.look()).toMatchObject({ done: 0, scene: null })
})
