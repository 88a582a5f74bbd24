import { expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { findSlots } from '../../server/availability/find-slots.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)

test('the world sees its people as the product does', async () => {
  const { daughter, brother, manager, carer, operator, bystander } = world
  for (const person of [daughter, brother, manager, carer, operator, bystander]) {
    expect(await loadViewer(db, person.id)).toEqual(person.viewer)
  }
})

test('the father can be booked from ten o’clock on, half an hour apart', async () => {
  const ctx = testCtx(db, clock)
  const { days, caregivers } = await findSlots(ctx, {
    offeringId: world.offering.id,
    caregiverId: null,
    days: 14,
  })
  expect(days).toHaveLength(14)
  expect(caregivers.map(({ name }) => name)).toEqual(['王秀兰'])
  expect(days[0]?.date).toBe('2026-11-21')
  expect(days[0]?.slots[0]?.startsAt).toEqual(new Date('2026-11-21T02:00:00Z'))
  expect(days[0]?.slots.at(-1)?.endsAt).toEqual(new Date('2026-11-21T12:00:00Z'))
  expect(days[1]?.slots).toHaveLength(22)
})
