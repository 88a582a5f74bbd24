import type { Earnings, EarningsRow } from '../../../server/ledger/ledger.contract.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { csvOf, yuanCell } from './csv.ts'
import { earnedFor } from './earned-for.ts'

export type CsvWords = Record<
  'date' | 'order' | 'service' | 'serviceDay' | 'gross' | 'commission' | 'net' | 'total',
  string
>

/** A month of earnings for a spreadsheet: yuan with two places, days as YYYY-MM-DD, the total in the last line. */
export function earningsCsv(
  { released, total }: Pick<Earnings, 'released' | 'total'>,
  words: CsvWords & { part: Parameters<typeof earnedFor>[1] },
): string {
  const { date, order, service, serviceDay, gross, commission, net } = words
  const lines = [
    [date, order, service, serviceDay, gross, commission, net],
    ...released.map((row) => [
      row.at ? dayKey(row.at) : '',
      row.orderNumber,
      earnedFor(row, words.part),
      dayKey(row.startsAt),
      ...amounts(row),
    ]),
    [words.total, '', '', '', ...amounts(total)],
  ]
  return csvOf(lines)
}

const amounts = (row: Pick<EarningsRow, 'grossFen' | 'commissionFen' | 'netFen'>) =>
  [row.grossFen, row.commissionFen, row.netFen].map(yuanCell)
