import { describe, expect, test } from 'vitest'
import { after, days } from '../../server/kernel/clock.ts'
import { checkBooks, findOrderMoney, lookOverBooks } from '../../server/ledger/ledger.entry.ts'
import { clearing, commission, held, writeJournal } from '../../server/ledger/write-journal.ts'
import { applyPayment, fireDue } from '../../server/orders/orders.entry.ts'
import { receiveReport, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { openStage } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const ctx = stage.ctx({ kind: 'anonymous' })
const PRICE = 16_800
/** 6 % of it. */
const SHARE = 1_008

/** Every order on a day of its own, placed in the morning of the first. */
let used = 0
const anotherDay = () => {
  clock.set(saturdayMorning)
  used += 1
  return after(new Date('2026-11-22T02:00:00.000Z'), days(used))
}
const paid = async () => {
  const order = await stage.place(stage.father.id, anotherDay())
  const externalId = await stage.pay(order)
  return { ...order, externalId }
}
const done = () => stage.completed(anotherDay())
const confirmed = async () => {
  const order = await done()
  await stage.press(stage.daughter.viewer, order, 'confirm')
  return order
}

const journalsOf = async (orderId: string) => {
  const journals = await db.ledgerJournal.findMany({
    where: { orderId },
    include: { lines: true },
    orderBy: { id: 'asc' },
  })
  return journals.map(({ kind, lines }) => [
    kind,
    Object.fromEntries(lines.map(({ accountCode, amountFen }) => [accountCode.split(':')[0], amountFen])),
  ])
}
const refundsOf = (orderId: string) =>
  db.refund.findMany({ where: { payment: { orderId } }, orderBy: { createdAt: 'asc' } })
const balanced = async () => expect((await checkBooks(db, clock.now())).differences).toEqual([])

describe('what is written down', () => {
  test('a payment is held for its order', async () => {
    const order = await paid()
    expect(await journalsOf(order.id)).toEqual([['payment_received', { clearing: -PRICE, held: PRICE }]])
    expect(await findOrderMoney(db, order.id)).toMatchObject({
      paidFen: PRICE,
      heldFen: PRICE,
      releasedFen: 0,
    })
    await balanced()
  })

  test('what the family confirms becomes the provider’s, less the platform’s share by the rule it names', async () => {
    const order = await confirmed()
    expect((await journalsOf(order.id))[1]).toEqual([
      'funds_released',
      { held: -PRICE, payable: PRICE - SHARE, commission: SHARE },
    ])
    const release = await db.ledgerJournal.findUniqueOrThrow({
      where: { key: `release:${order.id}` },
      include: { rule: true },
    })
    expect(release.rule).toMatchObject({ code: 'everyone', version: 1, basisPoints: 600, source: '平台规则' })
    await balanced()
  })

  test('what the clock confirms as well', async () => {
    const order = await done()
    clock.advance(days(2))
    await fireDue(ctx, order.id)
    expect(await findOrderMoney(db, order.id)).toMatchObject({ heldFen: 0, releasedFen: PRICE })
    await balanced()
  })

  test('of volunteers the platform keeps nothing', async () => {
    const { id } = stage.provider
    await db.provider.update({ where: { id }, data: { kind: 'volunteer' } })
    const order = await confirmed()
    expect((await journalsOf(order.id))[1]).toEqual(['funds_released', { held: -PRICE, payable: PRICE }])
    await db.provider.update({ where: { id }, data: { kind: 'home_care' } })
    await balanced()
  })

  test('a decline sends everything back in two steps', async () => {
    const order = await paid()
    await stage.press(stage.manager.viewer, order, 'decline', '那天排满了')
    const [refund] = await refundsOf(order.id)
    expect(await findOrderMoney(db, order.id)).toMatchObject({
      heldFen: 0,
      refundingFen: PRICE,
      refundedFen: 0,
    })
    await balanced()
    await sendRefund(ctx, { refundId: refund!.id })
    await sendRefund(ctx, { refundId: refund!.id })
    expect(await journalsOf(order.id)).toEqual([
      ['payment_received', { clearing: -PRICE, held: PRICE }],
      ['refund_requested', { held: -PRICE, refunding: PRICE }],
      ['refund_done', { refunding: -PRICE, clearing: PRICE }],
    ])
    expect(await findOrderMoney(db, order.id)).toEqual({
      paidFen: PRICE,
      heldFen: 0,
      custodyFen: 0,
      depositFen: 0,
      releasedFen: 0,
      refundingFen: 0,
      refundedFen: PRICE,
    })
    await balanced()
  })

  test('what a late cancellation does not give back is the provider’s', async () => {
    const order = await stage.accepted(anotherDay())
    clock.set(after(order.startsAt, -days(1) / 24))
    await stage.press(stage.daughter.viewer, order, 'cancel')
    expect((await journalsOf(order.id)).slice(1)).toEqual([
      ['refund_requested', { held: -PRICE / 2, refunding: PRICE / 2 }],
      ['funds_released', { held: -PRICE / 2, payable: PRICE / 2 - SHARE / 2, commission: SHARE / 2 }],
    ])
    await balanced()
  })

  test('money that comes too late goes through the books and back', async () => {
    const order = await stage.place(stage.father.id, anotherDay())
    const { url } = await stage.as(stage.daughter.viewer).orders.pay({ orderId: order.id })
    clock.advance(days(1) / 48)
    await fireDue(ctx, order.id)
    const externalId = url.split('/').at(-1) ?? ''
    const report = { id: `late_${externalId}`, externalId, kind: 'paid' as const, payload: {} }
    await receiveReport(ctx, report, applyPayment)
    await receiveReport(ctx, report, applyPayment)
    expect(await journalsOf(order.id)).toEqual([
      ['payment_received', { clearing: -PRICE, held: PRICE }],
      ['refund_requested', { held: -PRICE, refunding: PRICE }],
    ])
    const late = await db.ledgerJournal.findFirstOrThrow({
      where: { orderId: order.id, reason: 'late_payment' },
    })
    expect(late.kind).toBe('refund_requested')
    await balanced()
  })

  test('what was released already is taken back as it was shared', async () => {
    const order = await confirmed()
    const ask = (amountFen: number, reason: string) =>
      inTransaction(db, (tx) => requestRefund(tx, ctx, { orderId: order.id, amountFen, reason }))
    await ask(5_000, 'goodwill')
    expect((await journalsOf(order.id))[2]).toEqual([
      'refund_requested',
      { payable: -4_700, commission: -300, refunding: 5_000 },
    ])
    await ask(PRICE, 'everything')
    const money = await findOrderMoney(db, order.id)
    expect(money).toMatchObject({ heldFen: 0, releasedFen: 0, refundingFen: PRICE })
    await balanced()
  })

  test('a refund that comes back is held for the family again', async () => {
    const order = await paid()
    await stage.press(stage.manager.viewer, order, 'decline', '那天排满了')
    const [refund] = await refundsOf(order.id)
    await sendRefund(ctx, { refundId: refund!.id })
    const report = {
      id: `back_${refund!.id}`,
      externalId: order.externalId,
      refundExternalId: `refund_${refund!.id}`,
      kind: 'refund_failed' as const,
      payload: {},
    }
    await receiveReport(ctx, report, applyPayment)
    expect((await journalsOf(order.id)).at(-1)).toEqual(['refund_failed', { clearing: -PRICE, held: PRICE }])
    await balanced()
  })
})

describe('the database refuses', () => {
  const fails = (work: Promise<unknown>) => expect(work).rejects
  const at = saturdayMorning

  test('a journal that does not sum to zero', async () => {
    const { id: orderId } = await paid()
    const lines = [
      [held(orderId), 100],
      [clearing('sandbox'), -99],
    ] as const
    const write = inTransaction(db, (tx) =>
      writeJournal(tx, { key: 'uneven', kind: 'payment_received', orderId, at, lines }),
    )
    await fails(write).toThrow()
    expect(await db.ledgerJournal.count({ where: { key: 'uneven' } })).toBe(0)
  })

  test('a journal without lines', async () => {
    const { id: orderId } = await paid()
    await fails(
      db.ledgerJournal.create({ data: { key: 'empty', kind: 'refund_done', orderId, at } }),
    ).toThrow()
  })

  test('more taken from an order than it holds', async () => {
    const { id: orderId } = await paid()
    const lines = [
      [held(orderId), -PRICE - 1],
      [commission, PRICE + 1],
    ] as const
    const write = inTransaction(db, (tx) =>
      writeJournal(tx, { key: 'greedy', kind: 'funds_released', orderId, at, lines }),
    )
    await fails(write).toThrow()
  })

  test('a fact written down twice, quietly', async () => {
    const { id: orderId } = await paid()
    const { key } = await db.ledgerJournal.findFirstOrThrow({ where: { orderId } })
    const lines = [
      [held(orderId), 1],
      [clearing('sandbox'), -1],
    ] as const
    const again = inTransaction(db, (tx) =>
      writeJournal(tx, { key, kind: 'payment_received', orderId, at, lines }),
    )
    expect(await again).toBe(false)
    await balanced()
  })

  test('to change, remove or add to what is written', async () => {
    const { id: orderId } = await paid()
    const where = { orderId }
    const journal = await db.ledgerJournal.findFirstOrThrow({ where })
    const append = 'append-only'
    await fails(db.ledgerJournal.updateMany({ where, data: { reason: 'x' } })).toThrow(append)
    await fails(db.ledgerJournal.deleteMany({ where })).toThrow(append)
    await fails(
      db.ledgerLine.updateMany({ where: { journalId: journal.id }, data: { amountFen: 1 } }),
    ).toThrow(append)
    await fails(db.ledgerLine.deleteMany({ where: { journalId: journal.id } })).toThrow(append)
    await fails(db.$executeRaw`truncate ledger_line`).toThrow(append)
    await fails(db.commissionRule.updateMany({ data: { basisPoints: 1 } })).toThrow(append)
    const other = await paid()
    const lines = [
      { journalId: journal.id, accountCode: `held:${other.id}`, amountFen: 5 },
      { journalId: journal.id, accountCode: 'commission', amountFen: -5 },
    ]
    await fails(db.ledgerLine.createMany({ data: lines })).toThrow()
    await balanced()
  })
})

test('the check names an order whose payment was never written down', async () => {
  const order = await stage.place(stage.father.id, anotherDay())
  await db.payment.create({
    data: {
      orderId: order.id,
      amountFen: 77,
      state: 'paid',
      adapter: 'sandbox',
      externalId: 'unwritten',
      url: '',
    },
  })
  const { differences } = await checkBooks(db, clock.now())
  expect(differences).toEqual([
    {
      orderId: order.id,
      orderNumber: order.number,
      orderState: 'awaiting_payment',
      ledger: {
        receivedFen: 0,
        heldFen: 0,
        custodyFen: 0,
        depositFen: 0,
        releasedFen: 0,
        refundingFen: 0,
        refundedFen: 0,
        transferringFen: 0,
        transferredFen: 0,
        fundedFen: 0,
      },
      facts: { paidFen: 77, returnedFen: 0, promisedFen: 0, leavingFen: 0, sentFen: 0, usedFen: 0 },
    },
  ])
  const said: unknown[] = []
  const log = { ...ctx.log, info: () => {}, error: (...words: unknown[]) => void said.push(words) }
  await lookOverBooks({ db, clock, log: log as unknown as typeof ctx.log })
  expect(said).toEqual([[{ found: 1, first: differences }, 'the books do not balance']])
  await db.payment.delete({ where: { externalId: 'unwritten' } })
  await lookOverBooks({ db, clock, log: log as unknown as typeof ctx.log })
  expect(said).toHaveLength(1)
  await balanced()
})
