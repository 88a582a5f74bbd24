import type { Settlement } from '../../../server/entitlements/entitlement.contract.ts'
import { dayKey, timeKey } from '../../i18n/shanghai.ts'
import { csvOf, yuanCell } from '../money/csv.ts'

export type SettlementTitles = Record<
  | 'order'
  | 'visit'
  | 'region'
  | 'person'
  | 'number'
  | 'assessment'
  | 'grade'
  | 'assessedOn'
  | 'provider'
  | 'category'
  | 'items'
  | 'start'
  | 'end'
  | 'price'
  | 'amount'
  | 'rule'
  | 'settled'
  | 'total',
  string
>
type SettlementWords = SettlementTitles & {
  gradeOf: (grade: string) => string
  categoryOf: (category: string) => string
}

/** A month's account with a funder: one visit a line, yuan with two places, the total in the last line. */
export function settlementCsv({ rows, totalFen }: Settlement, words: SettlementWords): string {
  const { order, visit, region, person, number, assessment, grade, assessedOn, provider } = words
  const { category, items, start, end, price, amount, rule, settled } = words
  const head = [
    ...[order, visit, region, person, number, assessment, grade, assessedOn, provider],
    ...[category, items, start, end, price, amount, rule, settled],
  ]
  const lines = rows.map((row) => [
    ...[row.orderNumber, row.visitId, row.regionCode, row.recipientName, row.entitlementNumber],
    ...[row.assessment?.id ?? '', row.assessment ? words.gradeOf(row.assessment.grade) : ''],
    ...[row.assessment?.assessedOn ?? '', row.providerName, words.categoryOf(row.category)],
    ...[
      row.items.join(' '),
      clock(row.startedAt),
      clock(row.endedAt),
      yuanCell(row.priceFen),
      yuanCell(row.amountFen),
    ],
    ...[row.rule ? `${row.rule.code} v${row.rule.version}` : '', clock(row.settledAt)],
  ])
  const total = head.map((_, index) => (index === 0 ? words.total : index === 14 ? yuanCell(totalFen) : ''))
  return csvOf([head, ...lines, total])
}

const clock = (at: Date) => `${dayKey(at)} ${timeKey(at)}`
