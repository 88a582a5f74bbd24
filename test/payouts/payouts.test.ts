import { expect, test } from 'vitest'
import { hours } from '../../server/kernel/clock.ts'
import { checkBooks, orderPockets } from '../../server/ledger/ledger.entry.ts'
import { PaymentRefused } from '../../server/payments/payments.entry.ts'
import { askBack, runPayouts, sendPayout } from '../../server/payouts/payouts.entry.ts'
import { holdAll } from '../entitlements/held.ts'
import { refusal } from '../orders/steps.ts'
import { testDatabase } from '../support/database.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { openPayoutStage } from './stage.ts'

const { db } = await testDatabase()
const stage = await openPayoutStage(db)
const { clock, ctx, as, confirmed, deliver, refund, run } = stage
const providerId = stage.provider.id
const desk = () => as(stage.manager.viewer).payouts.forProvider({ providerId })
const overview = () => as(stage.operator.viewer).payouts.overview()

const expectBooksToAgree = async () => {
  expect((await checkBooks(db, clock.now())).differences).toEqual([])
  expect(await brokenInvariants(db, clock.now())).toEqual([])
}
/** What the sandbox has really sent to accounts, less what it has really taken back. */
const reallySent = async () => {
  const sums = await db.sandboxThing.groupBy({
    by: ['kind'],
    where: { kind: { in: ['transfer', 'reversal'] } },
    _sum: { amountFen: true },
  })
  const of = (kind: string) => sums.find((row) => row.kind === kind)?._sum.amountFen ?? 0
  return of('transfer') - of('reversal')
}
/** 94 % of the price is the provider's. */
const theirs = (priceFen: number) => priceFen - Math.round(priceFen * 0.06)
const price = stage.offering.priceFen

test('without an account the money waits, and operators see who lacks one', async () => {
  await confirmed()
  expect((await desk()).account.state).toBe('none')
  await run()
  await deliver()
  expect(await overview()).toMatchObject({
    runs: [{ payouts: 0, withoutAccount: 1 }],
    withoutAccount: [{ providerId, owedFen: theirs(price), state: 'none' }],
  })
  await expectBooksToAgree()
})

test('once the owner has said who they are, the money leaves once, however often it is run and delivered', async () => {
  expect(await stage.openReadyAccount()).toContain('/sandbox/account/')
  expect((await desk()).account.state).toBe('ready')
  await Promise.all([run(), run(), run()])
  await deliver()
  const { rows, sentFen } = await desk()
  expect(rows).toMatchObject([{ state: 'sent', amountFen: theirs(price) }])
  await Promise.all(rows.map(({ id }) => sendPayout(ctx(), { payoutId: id })))
  expect(sentFen).toBe(theirs(price))
  expect(await reallySent()).toBe(theirs(price))
  const { payableFen } = await as(stage.manager.viewer).ledger.earnings({ providerId })
  expect(payableFen).toBe(0)
  await expectBooksToAgree()
})

test('a day is run once, from nine in the morning on', async () => {
  await confirmed()
  clock.advance(hours(24))
  const at = (hour: string) => clock.set(new Date(`${clock.now().toISOString().slice(0, 10)}T${hour}:00:00Z`))
  at('00')
  expect(await runPayouts(ctx())).toBe(false)
  at('01')
  expect(await runPayouts(ctx())).toBe(true)
  expect(await runPayouts(ctx())).toBe(false)
  await deliver()
})

test('a refund after the payout asks the provider for its part, and the books stay even on the way', async () => {
  const orderId = await confirmed()
  await run()
  await deliver()
  const before = await reallySent()
  await refund(orderId, price / 2)
  expect((await orderPockets(db, orderId)).payableFen).toBe(-theirs(price / 2))
  await expectBooksToAgree()
  await deliver()
  await askBack(ctx(), { orderId })
  await deliver()
  expect(await reallySent()).toBe(before - theirs(price / 2))
  expect((await orderPockets(db, orderId)).payableFen).toBe(0)
  expect((await desk()).rows).toContainEqual(
    expect.objectContaining({ kind: 'reversal', state: 'sent', amountFen: -theirs(price / 2) }),
  )
  await expectBooksToAgree()
})

test('a refund while the money is on its way: it is asked back as soon as it has arrived', async () => {
  const orderId = await confirmed()
  await run()
  // The transfer is with the payment provider when the refund is decided.
  const slow = ctx(undefined, {
    transfer: async (request) => {
      const answer = await ctx().ports.payments.transfer(request)
      await refund(orderId, price)
      return answer
    },
  })
  const before = await reallySent()
  await deliver(slow)
  await deliver()
  expect(await reallySent()).toBe(before)
  const pockets = await orderPockets(db, orderId)
  expect(pockets).toMatchObject({ payableFen: 0, transferringFen: 0, transferredFen: 0, heldFen: 0 })
  await expectBooksToAgree()
})

test('a refund and a run at once: whatever comes first, nothing is lost', async () => {
  for (let round = 0; round < 4; round++) {
    const orderId = await confirmed()
    await Promise.all([run(), refund(orderId, price), run()])
    await deliver()
    expect(await orderPockets(db, orderId)).toMatchObject({
      payableFen: 0,
      transferringFen: 0,
      transferredFen: 0,
    })
    await expectBooksToAgree()
  }
})

test('a payment provider that does not answer is asked again under the same key; nothing leaves twice', async () => {
  await confirmed()
  await run()
  const before = await reallySent()
  // It has done what it was asked, and its answer is lost.
  const deaf = ctx(undefined, {
    transfer: async (request) => {
      await ctx().ports.payments.transfer(request)
      throw new Error('socket hang up')
    },
  })
  expect(await deliver(deaf)).toHaveLength(1)
  const stuck = (await overview()).troubles.find(({ state }) => state === 'requested')
  expect(stuck).toMatchObject({ attempts: 1, lastError: 'Error: socket hang up', providerId })
  await sendPayout(ctx(), { payoutId: stuck?.id ?? '' })
  expect((await reallySent()) - before).toBe(theirs(price))
  expect((await overview()).troubles).toEqual([])
  await expectBooksToAgree()
})

test('what is refused is owed again, shown, and paid by a later run', async () => {
  const orderId = await confirmed()
  await run()
  const closed = ctx(undefined, {
    transfer: async () => {
      throw new PaymentRefused('account_not_ready', 'closed')
    },
  })
  await deliver(closed)
  expect((await orderPockets(db, orderId)).payableFen).toBe(theirs(price))
  expect((await overview()).troubles).toMatchObject([{ state: 'failed', kind: 'payout', orderId }])
  await expectBooksToAgree()
  await run()
  await deliver()
  expect((await orderPockets(db, orderId)).payableFen).toBe(0)
  await expectBooksToAgree()
})

test('what cannot be taken back is kept from what is earned next', async () => {
  const orderId = await confirmed()
  await run()
  await deliver()
  await refund(orderId, price)
  const empty = ctx(undefined, {
    reverse: async () => {
      throw new PaymentRefused('refused', 'no balance')
    },
  })
  await deliver(empty)
  expect((await orderPockets(db, orderId)).payableFen).toBe(-theirs(price))
  const before = await reallySent()
  await confirmed()
  await run()
  await deliver()
  expect(await reallySent()).toBe(before)
  await expectBooksToAgree()
})

test('strangers and carers learn nothing of it', async () => {
  const call = (viewer: Parameters<typeof as>[0]) => refusal(as(viewer).payouts.forProvider({ providerId }))
  expect(await call(stage.otherManager.viewer)).toBe('providers.not_found')
  expect(await call(stage.carer.viewer)).toBe('providers.not_allowed')
})

test('what insurance and voucher have not paid yet stays owed, and nobody else’s money is sent for it', async () => {
  await db.provider.update({ where: { id: stage.provider.id }, data: { ltci: true, voucher: true } })
  await holdAll(db, stage.father.id)
  const orderId = await stage.confirmed()
  stage.nine()
  await stage.run()
  await stage.deliver()
  expect(await db.payout.count({ where: { orderId } })).toBe(0)
  expect((await checkBooks(db, stage.clock.now())).differences).toEqual([])
})
