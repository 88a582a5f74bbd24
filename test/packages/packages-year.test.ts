import { expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { openHolder } from './holder.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const { api } = stage

test('a year names what it cost, what came back, and at nothing the visits drawn from it', async () => {
  const one = await stage.bought()
  const order = await stage.confirmed()
  await stage.refund(one)
  await stage.sendRefunds()
  const { rows } = await api.receipts.year({ year: 2026 })
  const externalIds = await db.refund.findMany({
    where: { payment: { packageId: one.id } },
    include: { payment: true },
  })
  for (const { payment, externalId } of externalIds)
    await stage.hear(payment.externalId, 'refunded', externalId ?? '')
  const { rows: after } = await api.receipts.year({ year: 2026 })
  const of = (all: typeof rows, id: string) =>
    all.find(({ orderId, packageId }) => orderId === id || packageId === id)
  expect(of(rows, one.id)).toMatchObject({ orderNumber: one.number, paidFen: 80_001 })
  expect(of(after, one.id)).toMatchObject({ paidFen: 80_001, refundedFen: 64_001, netFen: 16_000 })
  expect(of(after, order.id)).toMatchObject({ drawnFrom: one.number, paidFen: 0, netFen: 0 })
  expect(await api.receipts.order({ orderId: order.id })).toMatchObject({
    ...{ drawnFrom: { packageId: one.id, number: one.number }, lines: [], paidFen: 0, netFen: 0 },
  })
  expect((await api.receipts.year({ year: 2025 })).rows).toEqual([])
})
