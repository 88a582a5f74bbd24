import { describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { openStage, refusal } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { daughter, brother, manager } = stage

describe('doing it twice', () => {
  test('placing with one key, in two tabs at once, makes one order', async () => {
    const draft = await stage.draft(daughter.viewer, stage.father.id, new Date('2026-11-22T02:00:00Z'))
    const key = stage.key()
    const orders = await Promise.all(
      Array.from({ length: 5 }, () =>
        stage
          .as(daughter.viewer)
          .orders.place({ ...draft, key })
          .catch(() => null),
      ),
    )
    const ids = new Set(orders.flatMap((order) => order?.id ?? []))
    expect(ids.size).toBe(1)
    const again = await stage.as(daughter.viewer).orders.place({ ...draft, key })
    expect(ids.has(again.id)).toBe(true)
    expect(await db.order.count()).toBe(1)
  })

  test('two siblings cancel in the same moment: one cancellation, both see it', async () => {
    const order = await stage.accepted(new Date('2026-11-23T02:00:00Z'))
    const views = await Promise.all(
      [daughter, brother].map(({ viewer }) =>
        stage.press(viewer, order, 'cancel').catch(() => stage.view(order, viewer)),
      ),
    )
    expect(views.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    const cancels = await db.event.count({ where: { subjectId: order.id, transition: 'cancel' } })
    expect(cancels).toBe(1)
  })

  test('the provider accepts while the family cancels: one winner, and the other is told', async () => {
    for (let round = 0; round < 8; round++) {
      const order = await stage.place(stage.father.id, new Date(Date.UTC(2026, 10, 24, 0 + round * 24)))
      await stage.pay(order)
      const outcomes = await Promise.all([
        refusal(stage.press(manager.viewer, order, 'accept')),
        refusal(stage.press(daughter.viewer, order, 'cancel')),
      ])
      const { state, timeline } = await stage.view(order)
      // Cancelling after the acceptance is allowed; accepting after the cancellation is not.
      expect(state).toBe(outcomes[1] === 'went through' ? 'cancelled' : 'accepted')
      expect(
        outcomes
          .filter((outcome) => outcome !== 'went through')
          .every((code) => code === 'orders.changed_meanwhile'),
      ).toBe(true)
      expect(new Set(timeline.map(({ position }) => position)).size).toBe(timeline.length)
    }
  })

  test('a payment reported twice is applied once, and one that comes too late goes back', async () => {
    const order = await stage.place(stage.father.id, new Date('2026-12-05T02:00:00Z'))
    const externalId = await stage.pay(order)
    await stage.pay(order).catch(() => externalId)
    expect(await db.event.count({ where: { subjectId: order.id, transition: 'pay' } })).toBe(1)
  })
})

test('events can be neither changed nor removed', async () => {
  await expect(db.$executeRaw`update event set reason = 'x'`).rejects.toThrow(/append-only/)
  await expect(db.$executeRaw`delete from event`).rejects.toThrow(/append-only/)
})
