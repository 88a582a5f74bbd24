import { expect, test } from 'vitest'
import { earningsCsv } from '../../app/features/money/earnings-csv.ts'
import { moneyParts } from '../../app/features/money/money-parts.ts'
import { monthName } from '../../app/features/money/month-name.ts'

const words = {
  date: '入账日期',
  order: '订单号',
  service: '服务',
  serviceDay: '服务日期',
  gross: '总额',
  commission: '服务费',
  net: '净额',
  total: '合计',
  part: (_: string, { no }: { no?: number }) => `第 ${no} 个月`,
}
const row = {
  key: '1',
  part: null,
  orderId: '1',
  orderNumber: '261122-000001',
  title: '上门助浴',
  startsAt: new Date('2026-11-21T23:00:00Z'),
  at: new Date('2026-11-22T17:00:00Z'),
  grossFen: 16_800,
  commissionFen: 1_008,
  netFen: 15_792,
  basisPoints: 600,
}
const total = { grossFen: 16_800, commissionFen: 1_008, netFen: 15_792 }

test('the table opens in a spreadsheet: marked as UTF-8, days of Shanghai, yuan with two places', () => {
  expect(earningsCsv({ released: [row], total }, words)).toBe(
    '\uFEFF入账日期,订单号,服务,服务日期,总额,服务费,净额\r\n' +
      '2026-11-23,261122-000001,上门助浴,2026-11-22,168.00,10.08,157.92\r\n' +
      '合计,,,,168.00,10.08,157.92\r\n',
  )
})

test('a month of a stay says which one it is', () => {
  expect(earningsCsv({ released: [{ ...row, title: '长住一个月', part: 2 }], total }, words)).toContain(
    ',长住一个月 · 第 2 个月,',
  )
})

test('a title is text, whatever it looks like', () => {
  const csv = earningsCsv({ released: [{ ...row, title: '=1+1,"助浴"', netFen: -5 }], total }, words)
  expect(csv).toContain(`"'=1+1,""助浴"""`)
  expect(csv).toContain(',-0.05\r\n')
})

test('the line on the order page names each place its money is in', () => {
  const none = {
    ...{ paidFen: 100, heldFen: 0, custodyFen: 0, depositFen: 0 },
    ...{ releasedFen: 0, refundingFen: 0, refundedFen: 0 },
  }
  expect(moneyParts({ money: null, state: 'awaiting_payment' })).toEqual([])
  expect(moneyParts({ money: { ...none, heldFen: 100 }, state: 'completed' })).toEqual([
    { key: 'held', fen: 100 },
  ])
  const deposit = { ...none, heldFen: 100, custodyFen: 60, depositFen: 40 }
  expect(moneyParts({ money: deposit, state: 'in_service' }).map(({ key }) => key)).toEqual([
    'custody',
    'deposit',
  ])
  // A deposit in question is no refund that a bank has sent back.
  expect(moneyParts({ money: { ...deposit, heldFen: 40, custodyFen: 0 }, state: 'closed' })).toEqual([
    { key: 'deposit', fen: 40 },
  ])
  expect(moneyParts({ money: { ...none, heldFen: 100 }, state: 'declined' })).toEqual([
    { key: 'stranded', fen: 100 },
  ])
  expect(moneyParts({ money: { ...none, releasedFen: 100 }, state: 'closed' })).toEqual([
    { key: 'released', fen: 100 },
  ])
  expect(moneyParts({ money: { ...none, refundedFen: 50, releasedFen: 50 }, state: 'cancelled' })).toEqual([
    { key: 'refunded', fen: 50 },
    { key: 'kept', fen: 50 },
  ])
})

test('a month has a name in both languages', () => {
  expect(monthName('2026-03', 'zh-CN')).toBe('2026年3月')
  expect(monthName('2026-03', 'en')).toBe('March 2026')
})
