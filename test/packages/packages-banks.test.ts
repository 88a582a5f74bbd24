import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { openHolder } from './holder.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const { api, balanced } = stage

beforeEach(async () => {
  for (const one of await db.visitPackage.findMany({ where: { state: 'active' }, select: { id: true } }))
    if ((await stage.get(one)).backFen > 0) await stage.refund(one)
})

test('a bank that takes the money back: no more visits are ordered, what is left goes nowhere twice', async () => {
  const one = await stage.bought()
  await stage.confirmed()
  const { id: paymentId, externalId } = await db.payment.findFirstOrThrow({ where: { packageId: one.id } })
  await stage.lose(externalId, 80_001)
  expect(await stage.get(one)).toMatchObject({ state: 'refunded', free: 0, custodyFen: 0 })
  expect(await db.refund.count({ where: { paymentId } })).toBe(1)
  expect(await stage.custody(one)).toBe(0)
  await balanced()
})

test('a refund the bank sends back lies in custody again, for a person to settle', async () => {
  const one = await stage.bought()
  await stage.refund(one)
  await stage.sendRefunds()
  await stage.bankReturns(one)
  expect(await stage.custody(one)).toBe(80_001)
  await balanced()
})

test('what comes of a visit that was ordered before makes good what the platform has borne, and goes nowhere twice', async () => {
  const one = await stage.bought()
  const kept = await stage.accepted()
  const reduced = await stage.done()
  const { externalId } = await db.payment.findFirstOrThrow({ where: { packageId: one.id } })
  await stage.lose(externalId, 80_001)
  expect(await stage.custody(one)).toBe(32_000)
  await stage.press(stage.manager.viewer, kept, 'withdraw', '护理员生病')
  expect(await stage.custody(one)).toBe(16_000)
  const less = { orderId: reduced.id, amountFen: 4_000, reason: '少洗了头', key: stage.key() }
  await stage.desk.orders.reduce(less)
  await stage.press(stage.daughter.viewer, reduced, 'confirm')
  expect(await stage.custody(one)).toBe(0)
  const borne = await db.ledgerLine.aggregate({
    where: { accountCode: 'write_off', journal: { packageId: one.id } },
    _sum: { amountFen: true },
  })
  // The bank has everything back; only what the provider has earned is lost.
  expect(borne._sum.amountFen).toBe(-12_000)
  await balanced()
})

test('told that a bank took it back before we hear that it was paid, no visit can be ordered with it', async () => {
  const { id } = await stage.buy((await stage.offer()).id)
  const { url } = await api.packages.pay({ packageId: id })
  const externalId = url.split('/').at(-1) ?? ''
  await stage.lose(externalId, 80_001)
  expect((await stage.get({ id })).state).toBe('awaiting_payment')
  await stage.hear(externalId, 'paid')
  // The report that had to wait comes again.
  await stage.lose(externalId, 80_001)
  expect(await stage.get({ id })).toMatchObject({ state: 'refunded', free: 0, custodyFen: 0 })
  expect(await stage.custody({ id })).toBe(0)
  await balanced()
})
