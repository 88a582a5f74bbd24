import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { openStage, refusal, sundayTen } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)

test('64 orders race for one hour of one carer: one wins, 63 hear it plainly', async () => {
  const drafts = await Promise.all(
    Array.from({ length: 64 }, () => stage.draft(stage.daughter.viewer, stage.father.id, sundayTen)),
  )
  const api = stage.as(stage.daughter.viewer)
  const outcomes = await Promise.all(
    drafts.map((draft) => refusal(api.orders.place({ ...draft, key: randomUUID() }))),
  )
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length
  const plain = count('orders.slot_taken') + count('orders.slot_not_offered')
  expect([outcomes.filter((one) => !one.includes('slot')), plain]).toEqual([['went through'], 63])
  expect(await db.order.count()).toBe(1)
  expect(await db.hold.count()).toBe(1)
})

test('the database itself refuses a second promise of the same time', async () => {
  const hold = await db.hold.findFirstOrThrow()
  const { id: _, ...copy } = hold
  await expect(db.hold.create({ data: copy })).rejects.toThrow()
})

test('a released hour can be promised again', async () => {
  const order = await db.order.findFirstOrThrow()
  await stage.press(stage.daughter.viewer, order, 'cancel')
  const again = await stage.place()
  expect(again.state).toBe('awaiting_payment')
})
