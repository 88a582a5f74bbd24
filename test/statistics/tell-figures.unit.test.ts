import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellFigures } from '../../app/features/statistics/tell-figures.ts'
import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import { formatsFor } from '../../app/i18n/formats.ts'
import type { Figures } from '../../server/statistics/statistics.contract.ts'

const nothing: Figures = {
  ...{ year: 2025, madeAt: new Date('2026-11-22'), whole: false, coverageOn: '2025-12-31', notes: {} },
  ...{ districts: [], coverage: [], evaluation: null, months: [], levels: [], funds: [] },
  totals: { orders: 0, done: 0, carers: 0 },
  outreach: { rows: [], total: 0 },
}
const month = (name: string, orders: number | null) => ({
  ...{ month: name, orders, done: null, waitMinutes: null, priceFen: null, stars: null, complaints: null },
})
const year = (orders: number | null): Figures => ({
  ...nothing,
  months: [month('2025-03', orders), month('2025-04', 0)],
  totals: { orders, done: null, carers: 0 },
})
const tell = (
  figures: Figures,
  before: Figures | null,
  { running = false, locale = 'zh-CN' as 'zh-CN' | 'en' } = {},
) => tellFigures(figures, before, { t: i18nFor(locale).t, formats: formatsFor(locale), running })

test('more and less are said as they are, in both languages; an unfinished or hidden year is not compared', () => {
  expect(tell(year(120), year(100)).totals).toEqual([
    ...['2025 年付款的订单 120 份。', '比上一年的 100 多 20（20%）。'],
  ])
  expect(tell(year(90), year(120)).totals?.[1]).toBe('比上一年的 120 少 30（25%）。')
  expect(tell(year(90), year(120), { locale: 'en' }).totals).toEqual([
    ...['Orders paid in 2025: 90.', 'That is 30 less than 120 in the year before (25%).'],
  ])
  expect(tell(year(90), year(90)).totals?.[1]).toBe('和上一年一样多。')
  expect(tell(year(90), year(0)).totals?.[1]).toBe('上一年没有。')
  expect(tell(year(90), year(120), { running: true }).totals?.[1]).toBe('这一年还没有过完，不和上一年比。')
  expect(tell(year(90), year(null)).totals?.[1]).toBe('上一年的数不公开或者没有，不比。')
  expect(tell(year(90), null).totals?.[1]).toBe('上一年的数不公开或者没有，不比。')
  expect(tell(year(null), year(120)).totals).toEqual(['2025 年付款的订单数不公开。'])
  expect(tell(nothing, nothing)).toMatchObject({ totals: [], months: [], funds: [], outreach: [] })
})

test('of months and funds nothing is said that a hidden one could turn round', () => {
  expect(tell(year(120), null).months).toEqual(['订单最多的是 2025-03，120 份。'])
  expect(tell(year(null), null).months).toEqual(['有的月份订单数不公开，不说哪个月最多。'])
  const even = { ...nothing, months: [month('2025-03', 7), month('2025-04', 7)] }
  expect(tell(even, null).months).toEqual([])
  const fund = (amountFen: number | null) => ({ fund: 'ltci' as const, recipients: 9, amountFen })
  const funds = (...amounts: (number | null)[]) => ({ ...nothing, funds: amounts.map(fund) })
  expect(tell(funds(10_000, null), null).funds).toEqual(['有的来源人数太少，不公开，合计不说。'])
  expect(tell(funds(10_000, 5_000), funds(10_000)).funds).toEqual([
    ...['补贴一共付了 ¥150.00。', '比上一年的 ¥100.00 多 ¥50.00（50%）。'],
  ])
})

test('whatever the figures: who is named most or least is, and no number is said that is not there', () => {
  const rate = fc.option(fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10))
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 8 }), (rates) => {
      const coverage = rates.map((elderPlacesPer, index) => ({
        district: `区${index}`,
        elderPlacesPer,
        childPlacesPer: null,
      }))
      const figures = { ...nothing, coverage } as unknown as Figures
      const told = (tell(figures, null).elder ?? []).join('')
      const known = rates.filter((value) => value !== null)
      if (known.length === 0) {
        expect(told).toBe(rates.length > 0 ? '没有一个地区有人口数，说不了够不够。' : '')
        return
      }
      const said = [...told.matchAll(/每千人(?:都是)? ?(\d+\.\d)/g)].map(([, value]) => Number(value))
      expect(said[0]).toBe(Math.max(...known))
      expect(said.at(-1)).toBe(Math.min(...known))
      for (const [, index] of told.matchAll(/区(\d)/g)) expect(said).toContain(rates[Number(index)])
    }),
  )
})
