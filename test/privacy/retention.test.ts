import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { after, days } from '../../server/kernel/clock.ts'
import { keepNoLonger } from '../../server/privacy/keep-no-longer.ts'
import { retentionRules } from '../../server/privacy/retention.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const orderId = await visitedOrder(db, clock, world)
const ctx = testCtx(db, clock)
const begun = clock.now()

test('what is kept no longer goes on its day, and not a day sooner; once a night, and counted', async () => {
  const userId = world.daughter.id
  await db.notice.create({
    data: { userId, kind: 'search_found', params: {}, path: '/', dedupe: randomUUID(), createdAt: begun },
  })
  await db.outbox.updateMany({ data: { deliveredAt: begun } })
  const { endsAt } = await db.visit.update({
    where: { orderId },
    data: { checkInLat: 31.2, checkInLng: 121.5 },
  })
  const { url } = await createCaller(testCtx(db, clock, world.daughter.viewer)).elders.createLink({
    recipientId: world.father.id,
  })
  expect(url).toContain('/e/')
  const link = await db.elderLink.findFirstOrThrow()
  const left = async () => ({
    notices: await db.notice.count({ where: { kind: 'search_found' } }),
    outbox: await db.outbox.count({ where: { deliveredAt: begun } }),
    positions: await db.visit.count({ where: { checkInLat: { not: null } } }),
    links: await db.elderLink.count(),
  })
  const from = { notices: begun, outbox: begun, positions: endsAt, links: link.expiresAt }
  for (const rule of ['outbox', 'positions', 'links', 'notices'] as const) {
    clock.set(after(from[rule], days(retentionRules[rule]) - days(0.5)))
    await keepNoLonger(ctx)
    expect([rule, (await left())[rule] > 0]).toEqual([rule, true])
    clock.set(after(from[rule], days(retentionRules[rule] + 1)))
    await Promise.all([keepNoLonger(ctx), keepNoLonger(ctx)])
    expect([rule, (await left())[rule]]).toEqual([rule, 0])
  }
  const operator = createCaller(testCtx(db, clock, world.operator.viewer))
  const nights = await operator.privacy.retention()
  expect(nights.length).toBeGreaterThan(1)
  const total = (rule: 'positions') => nights.reduce((sum, { removed }) => sum + removed[rule], 0)
  expect(total('positions')).toBeLessThanOrEqual(1)
  expect(await db.retentionRun.count({ where: { rule: 'positions', removed: 1 } })).toBe(1)
})
