import { expect, test } from 'vitest'
import { paperPdf } from '../../app/features/money/paper.server.ts'
import { receiptPaper, statementPaper, yearPaper } from '../../app/features/money/papers.server.ts'
import { formatsFor } from '../../app/i18n/formats.ts'
import { refusal } from '../orders/steps.ts'
import { openPayoutStage } from '../payouts/stage.ts'
import { testDatabase } from '../support/database.ts'
import { pdfText } from '../support/pdf-text.ts'

const { db } = await testDatabase()
const stage = await openPayoutStage(db)
const { as } = stage
const family = () => as(stage.daughter.viewer)
const manager = () => as(stage.manager.viewer)
const price = stage.offering.priceFen
const zh = 'zh-CN' as const
const money = formatsFor('zh-CN').money

/** What a refund needs to arrive: the payment provider says so. */
async function deliverRefunds() {
  const { sendRefund } = await import('../../server/payments/payments.entry.ts')
  for (const { id } of await db.refund.findMany({ where: { state: 'requested' } }))
    await sendRefund(stage.ctx(), { refundId: id })
}

const whole = await stage.confirmed()
const partly = await stage.confirmed()
await stage.refund(partly, 5_001)
await deliverRefunds()

test('a receipt says what the ledger says, on the screen and on paper', async () => {
  const receipt = await family().receipts.order({ orderId: partly })
  expect(receipt).toMatchObject({
    paidFen: price,
    refundedFen: 5_001,
    netFen: price - 5_001,
    refundingFen: 0,
    final: true,
    lines: [
      { kind: 'paid', amountFen: price },
      { kind: 'refunded', amountFen: 5_001 },
    ],
  })
  const text = pdfText(await paperPdf(receiptPaper(receipt, zh)))
  for (const said of ['付款凭证', receipt.orderNumber, receipt.title, '林建国', '王秀兰', '不是发票'])
    expect(text).toContain(said)
  for (const fen of [price, -5_001, price - 5_001]) expect(text).toContain(money(fen))
})

test('a year adds up its orders, and each order its own lines', async () => {
  const summary = await family().receipts.year({ year: 2026 })
  expect(summary.rows.map(({ orderId, netFen }) => [orderId, netFen])).toEqual([
    [whole, price],
    [partly, price - 5_001],
  ])
  expect(summary.total).toEqual({ paidFen: 2 * price, refundedFen: 5_001, netFen: 2 * price - 5_001 })
  expect((await family().receipts.year({ year: 2025 })).rows).toEqual([])
  const text = pdfText(await paperPdf(yearPaper(summary, '林家', zh)))
  expect(text).toContain('林家')
  for (const row of summary.rows) expect(text).toContain(row.orderNumber)
  expect(text).toContain(money(summary.total.netFen))
})

test("a provider's statement has every line of the month and the sums of the books", async () => {
  const providerId = stage.provider.id
  const earnings = await manager().ledger.earnings({ providerId, month: '2026-11' })
  const account = await db.ledgerLine.aggregate({
    where: { accountCode: `payable:${providerId}` },
    _sum: { amountFen: true },
  })
  expect(earnings.total.netFen).toBe(account._sum.amountFen)
  expect(earnings.released).toHaveLength(3)
  const pdf = await paperPdf(statementPaper(earnings, stage.provider.name, zh))
  const text = pdfText(pdf)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(text).toContain(stage.provider.name)
  for (const row of earnings.released) {
    expect(text).toContain(row.orderNumber)
    for (const fen of [row.grossFen, row.commissionFen, row.netFen]) expect(text).toContain(money(fen))
  }
  for (const fen of Object.values(earnings.total)) expect(text).toContain(money(fen))
})

test('a long month runs over pages, none of its lines lost, in English as well', async () => {
  const earnings = await manager().ledger.earnings({ providerId: stage.provider.id, month: '2026-11' })
  const [row] = earnings.released
  if (!row) throw new Error('there is a line')
  const released = Array.from({ length: 120 }, (_, index) => ({
    ...row,
    key: `${index}`,
    orderNumber: `A-${index}`,
  }))
  const paper = statementPaper({ ...earnings, released }, stage.provider.name, 'en')
  const text = pdfText(await paperPdf(paper))
  for (const { orderNumber } of released) expect(text).toContain(orderNumber)
  expect(text).toMatch(/1 \/ [4-9]/)
})

test('nobody outside the family sees its receipts', async () => {
  const call = (viewer: Parameters<typeof as>[0]) => refusal(as(viewer).receipts.order({ orderId: whole }))
  for (const viewer of [
    stage.manager.viewer,
    stage.carer.viewer,
    stage.operator.viewer,
    stage.bystander.viewer,
  ])
    expect(await call(viewer)).toBe('orders.not_found')
  expect((await as(stage.bystander.viewer).receipts.year({ year: 2026 })).rows).toEqual([])
})
