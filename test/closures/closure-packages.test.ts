import { expect, test } from 'vitest'
import { days, after as since } from '../../server/kernel/clock.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { settleAffected } from '../../server/suspensions/suspensions.entry.ts'
import { refusal } from '../orders/steps.ts'
import { openHolder } from '../packages/holder.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const operator = stage.as(stage.operator.viewer)
const system = stage.ctx(anonymous)
const topics = createTopics(system, { emitChanged: () => {}, refresh: async () => {} })

async function deliverAll(): Promise<void> {
  const topic = { in: ['refund', 'ask_back', 'notice'] }
  const rows = await db.outbox.findMany({ where: { deliveredAt: null, topic }, orderBy: { id: 'asc' } })
  for (const { id } of rows) await deliver(system, topics, id)
}

test('who paid a failing provider ahead gets every visit not used back at its price, and only then do the books balance', async () => {
  const start = stage.clock.now()
  const one = await stage.bought()
  await stage.confirmed()
  stage.clock.set(since(start, days(1)))
  const ahead = await stage.accepted(since(stage.lastDay(), days(3)))
  const unpaid = await stage.buy((await stage.offer()).id)
  const { url } = await stage.api.packages.pay({ packageId: unpaid.id })
  const closure = await operator.closures.open({
    ...{ providerId: stage.provider.id, reason: '租约被收回', shortNotice: '当天才知道', key: stage.key() },
  })
  expect(closure.money).toMatchObject({ receivedFen: 80_001, heldFen: 64_001 })
  const take = (step: Parameters<typeof operator.closures.takeStep>[0]['step']) =>
    operator.closures.takeStep({
      ...{ closureId: closure.id, step, key: stage.key(), notice: '房子被收回，本机构今天起停止服务。' },
    })
  await take('hold')
  const listed = await take('list')
  expect(listed.families).toMatchObject([{ orders: 1, packages: 1, paidFen: 80_001, refundFen: 0 }])
  expect(listed.steps.find(({ name }) => name === 'list')?.result).toMatchObject({ packages: 1 })
  await take('notice')
  expect((await stage.get(one)).state).toBe('active')
  const settled = await take('settle')
  expect(settled.steps.find(({ name }) => name === 'settle')?.result).toMatchObject({
    ...{ packages: 1, packageFen: 48_001, orders: 1 },
  })
  expect((await stage.get(one)).units.map(({ state }) => state)).toEqual([
    ...['used', 'drawn', 'refunded', 'refunded', 'refunded'],
  ])
  // Money that comes after all goes back.
  expect((await stage.get(unpaid)).state).toBe('lapsed')
  await stage.hear(url.split('/').at(-1) ?? '', 'paid')
  expect(await refusal(take('balance'))).toBe('closures.not_settled')
  await settleAffected(system)
  expect((await stage.view(ahead)).state).toBe('withdrawn')
  expect(await stage.custody(one)).toBe(0)
  expect(await refusal(take('balance'))).toBe('closures.not_balanced')
  await deliverAll()
  const { money, families } = await take('balance')
  expect(money).toMatchObject({
    ...{ receivedFen: 2 * 80_001, refundedFen: 64_001 + 80_001, heldFen: 0, refundingFen: 0 },
    ...{ differences: 0, open: 0, payableFen: 15_040 },
  })
  expect(families).toMatchObject([{ packages: 1, paidFen: 80_001, refundFen: 64_001 }])
  const told = { userId: stage.daughter.viewer.userId, kind: 'package_closed' }
  expect(await db.notice.findMany({ where: told })).toMatchObject([
    { path: `/packages/${one.id}`, params: { count: 3 } },
  ])
  expect((await take('release')).state).toBe('done')
  await stage.balanced()
}, 120_000)
