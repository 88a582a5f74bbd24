import { expect, test } from 'vitest'
import { usedFen } from '../../server/orders/stay/stay.rules.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { settleAffected } from '../../server/suspensions/suspensions.entry.ts'
import { refusal } from '../orders/steps.ts'
import { DEPOSIT, FIRST, MONTH, openHome } from '../stays/resident.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const home = await openHome(db)
const operator = home.as(home.operator.viewer)
const system = home.ctx(anonymous)
const topics = createTopics(system, { emitChanged: () => {}, refresh: async () => {} })

async function deliverMoney(): Promise<void> {
  const rows = await db.outbox.findMany({
    where: { deliveredAt: null, topic: { in: ['refund', 'ask_back'] } },
    orderBy: { id: 'asc' },
  })
  for (const { id } of rows) await deliver(system, topics, id)
}

test('who lives in a house that fails gets back the months not used and the deposit, and only then do its books balance', async () => {
  const orderId = await home.movedIn(await home.beds(), 3)
  home.clock.set(home.morning('2026-12-01'))
  const { id: closureId, money } = await operator.closures.open({
    ...{ providerId: home.provider.id, reason: '租约被收回', shortNotice: '当天才知道', key: home.key() },
  })
  expect(money).toMatchObject({ receivedFen: 3 * MONTH + DEPOSIT, heldFen: 3 * MONTH + DEPOSIT, open: 1 })
  const take = (step: Parameters<typeof operator.closures.takeStep>[0]['step']) =>
    operator.closures.takeStep({
      ...{ closureId, step, key: home.key(), notice: '房子被收回，本机构今天起停止服务。' },
    })
  await take('hold')
  const listed = await take('list')
  expect(listed.families).toMatchObject([{ orders: 1, stays: 1, depositFen: DEPOSIT }])
  await take('notice')
  await take('settle')
  await settleAffected(system)
  const used = usedFen({ startsOn: FIRST, months: 3, wholeFen: 3 * MONTH }, '2026-12-01')
  const settled = await operator.closures.get({ closureId })
  expect(settled.orders).toMatchObject([{ state: 'ended', refundFen: 3 * MONTH - used }])
  expect(await refusal(take('balance'))).toBe('closures.not_balanced')
  for (const day of ['2026-12-02', '2026-12-04', '2026-12-05', '2026-12-06'])
    await home.until(home.morning(day))
  expect(await refusal(take('balance'))).toBe('closures.not_balanced')
  await deliverMoney()
  const { money: books } = await take('balance')
  expect(books).toMatchObject({
    refundedFen: 3 * MONTH - used + DEPOSIT,
    heldFen: 0,
    refundingFen: 0,
    open: 0,
  })
  expect((await take('release')).state).toBe('done')
  expect((await db.order.findUniqueOrThrow({ where: { id: orderId } })).state).toBe('closed')
  await home.balanced()
}, 120_000)
