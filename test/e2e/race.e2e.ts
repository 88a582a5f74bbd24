import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { sundayTen } from '../orders/steps.ts'
import { testServer } from '../support/server.ts'
import { signedIn } from '../support/signed-in.ts'
import { buildWorld } from '../support/world.ts'

const { url, db, clock } = await testServer({ pages: 'built' })
const world = await buildWorld(db, clock)

test('64 racing requests for one hour: one order, 63 plain refusals, no error 500', async () => {
  const call = await signedIn({ url, db }, world.daughter.phone)
  const drafts = await Promise.all(Array.from({ length: 64 }, () => draft(call)))
  const answers = await Promise.all(drafts.map((one) => call('orders.place', { ...one, key: randomUUID() })))
  const statuses = answers.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, ...Array.from({ length: 63 }, () => 409)])
  expect(await db.hold.count()).toBe(1)
  expect(await db.order.count()).toBe(1)
})

async function draft(call: Awaited<ReturnType<typeof signedIn>>) {
  const ownerKey = randomUUID()
  const begun = await call('drafts.begin', { ownerKey, offeringId: world.offering.id })
  const draftId = String((begun.json as { id: string }).id)
  await call('drafts.setWho', { ownerKey, draftId, who: { recipientId: world.father.id } })
  await call('drafts.setWhen', { ownerKey, draftId, startsAt: sundayTen, caregiverId: null, note: '' })
  return { ownerKey, draftId }
}
