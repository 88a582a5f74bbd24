import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FunderPart } from '../../server/entitlements/entitlements.entry.ts'
import { familyPart, lessOf } from '../../server/entitlements/less.rules.ts'
import {
  bookFunder,
  bookPayment,
  bookRelease,
  bookTransfer,
  bookTransferOutcome,
  orderPockets,
  owedByFund,
} from '../../server/ledger/ledger.entry.ts'
import { lockMoney, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction, type Tx } from '../../server/platform/db.ts'
import { countQuote } from '../../server/quotes/quote.rules.ts'
import { openPage, orderToPay } from '../payments/order-bench.ts'
import { anyFacts, anyRules } from '../quotes/given.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)
const at = clock.now()
const providerId = world.provider.id
const part = fc.integer({ min: 0, max: 100 })
const percent = (fen: number, parts: number) => Math.floor((fen * parts) / 100)

/** Of an order: how much less was done, what is given back out of kindness, and what of theirs the funds pay. In percent. */
const fates = fc.record({
  ...{ less: fc.oneof(fc.constant(0), part), goodwill: fc.oneof(fc.constant(0), part), paidOut: part },
  ...{ fundPays: fc.tuple(part, part), bearer: fc.constantFrom('provider', 'platform', null) },
  ownCoupon: fc.boolean(),
})

test('insurance, voucher, coupon and family pay a price that was reduced, in any shares: every journal sums to zero, nobody pays more than was quoted, and no more goes back than came', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyFacts, anyRules, fates, async (facts, rules, fate) => {
      const { priceFen, selfFen, shares } = countQuote(facts, rules)
      const { id: orderId, paymentId } = await paidOrder(selfFen)
      const funders: FunderPart[] = [
        { ...{ funder: 'ltci', regionCode: '310115', providerId: null }, amountFen: shares.ltci.fen },
        { ...{ funder: 'voucher', regionCode: '310115', providerId: null }, amountFen: shares.voucher.fen },
        {
          ...{ funder: 'coupon', regionCode: '', amountFen: shares.coupon.fen },
          providerId: fate.ownCoupon ? providerId : null,
        },
      ]
      const reducedFen = percent(priceFen, fate.less)
      const borne = funders.map(({ amountFen }) => amountFen)
      const less = borne.map((fen) => lessOf(fen, { reducedFen, priceFen }))
      const backFen = familyPart({ priceFen, reducedFen, shares: borne })
      const paid = borne.map((fen, i) => fen - (less[i] ?? 0))

      await back(orderId, backFen)
      await under(orderId, (tx) =>
        bookRelease(tx, {
          ...{ id: orderId, providerId, selfFen, placedAt: at, category: 'bathing', prepaid: false, at },
          funders: funders.map((funder, i) => ({ ...funder, amountFen: paid[i] ?? 0 })),
        }),
      )
      await payOut(orderId, fate.paidOut)
      const forgone =
        (await fundPays(orderId, 'ltci', fate, 0)) + (await fundPays(orderId, 'voucher', fate, 1))
      // More is asked for than there is: it is cut to what is left.
      await back(orderId, percent(selfFen * 2, fate.goodwill))

      const refunds = await db.refund.findMany({ where: { paymentId: paymentId ?? undefined } })
      const refunded = paymentId ? refunds.reduce((sum, { amountFen }) => sum + amountFen, 0) : 0
      expect(refunded).toBeLessThanOrEqual(selfFen)
      expect(backFen).toBeLessThanOrEqual(selfFen)
      for (const [i, fen] of paid.entries()) {
        expect(fen).toBeGreaterThanOrEqual(0)
        expect(fen).toBeLessThanOrEqual(borne[i] ?? 0)
      }
      expect(backFen + less.reduce((a, b) => a + b, 0)).toBe(reducedFen)

      const pockets = await orderPockets(db, orderId)
      const theirs =
        pockets.payableFen + pockets.commissionFen + pockets.transferringFen + pockets.transferredFen
      const coupon = fate.ownCoupon ? 0 : (paid[2] ?? 0)
      const funded = (paid[0] ?? 0) + (paid[1] ?? 0) + coupon
      const letGo = fate.bearer === 'provider' ? forgone : 0
      expect(theirs).toBe(selfFen - refunded + funded - letGo)
      expect([pockets.heldFen, pockets.refundingFen]).toEqual([0, 0])
      expect(await unbalanced(orderId)).toEqual([])
    }),
    { numRuns: 60 },
  )
})

async function paidOrder(selfFen: number): Promise<{ id: string; paymentId: string | null }> {
  const { id } = await orderToPay(db, world)
  if (selfFen === 0) return { id, paymentId: null }
  const payment = await openPage(db, id)
  await under(id, async (tx) => {
    await tx.payment.update({
      where: { id: payment.id },
      data: { amountFen: selfFen, state: 'paid', paidAt: at },
    })
    await bookPayment(tx, {
      id: payment.id,
      orderId: id,
      packageId: null,
      adapter: 'sandbox',
      amountFen: selfFen,
      at,
    })
  })
  return { id, paymentId: payment.id }
}

const under = (orderId: string, work: (tx: Tx) => Promise<unknown>) =>
  inTransaction(db, async (tx) => {
    await lockMoney(tx, orderId)
    await work(tx)
  })

async function back(orderId: string, amountFen: number): Promise<void> {
  if (amountFen > 0)
    await under(orderId, (tx) => requestRefund(tx, ctx, { orderId, amountFen, reason: 'less' }))
  for (const { id } of await db.refund.findMany({ where: { state: 'requested', payment: { orderId } } }))
    await sendRefund(ctx, { refundId: id })
}

/** A part of what the provider is owed is sent on, and arrives. */
async function payOut(orderId: string, parts: number): Promise<void> {
  const { payableFen } = await orderPockets(db, orderId)
  const amountFen = percent(payableFen, parts)
  if (amountFen <= 0) return
  const transfer = { id: randomUUID(), orderId, providerId, adapter: 'sandbox', amountFen, at }
  await under(orderId, (tx) => bookTransfer(tx, transfer))
  await under(orderId, (tx) => bookTransferOutcome(tx, { ...transfer, outcome: 'sent' }))
}

/** A fund pays a part of what it owes; gives what it never will, where somebody bears that. */
async function fundPays(
  orderId: string,
  funder: 'ltci' | 'voucher',
  { fundPays: pays, bearer }: { fundPays: [number, number]; bearer: 'provider' | 'platform' | null },
  nth: 0 | 1,
): Promise<number> {
  let shortFen = 0
  await under(orderId, async (tx) => {
    const owedFen = await owedByFund(tx, { orderId, funder, regionCode: '310115' })
    const paidFen = percent(owedFen, pays[nth])
    shortFen = bearer ? owedFen - paidFen : 0
    await bookFunder(tx, {
      ...{ paymentId: randomUUID(), orderId, providerId, funder, regionCode: '310115', paidFen, shortFen },
      ...{ category: 'bathing', placedAt: at, bearer, reason: 'not in the catalogue', at },
    })
  })
  return shortFen
}

const unbalanced = (orderId: string) => db.$queryRaw<unknown[]>`
  select journal.id from ledger_journal journal left join ledger_line line on line.journal_id = journal.id
  where journal.order_id = ${orderId}::uuid
  group by journal.id having coalesce(sum(line.amount_fen), 1) <> 0`
