import type { Earnings } from '../../../server/ledger/ledger.contract.ts'
import type { Receipt, YearSummary } from '../../../server/receipts/receipt.contract.ts'
import { i18nFor } from '../../i18n/catalogues.server.ts'
import { type Formats, formatsFor } from '../../i18n/formats.ts'
import type { Locale } from '../../i18n/locales.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { earnedFor } from './earned-for.ts'
import type { Paper } from './paper.server.ts'
import { receiptNotes } from './receipt-notes.ts'
import { yearTitle } from './year-title.ts'

/** A provider's month as a page: every line an order and the day of its visit, every figure the ledger's. */
export function statementPaper(earnings: Earnings, providerName: string, locale: Locale): Paper {
  const { t } = i18nFor(locale)
  const formats = formatsFor(locale)
  const { released, total, month } = earnings
  const amounts = (row: { grossFen: number; commissionFen: number; netFen: number }) =>
    [row.grossFen, row.commissionFen, row.netFen].map(formats.money)
  return {
    title: t('money:paper.statement', { month }),
    facts: [
      [t('money:operator.provider'), providerName],
      [t('money:desk.month'), month],
      [t('money:paper.made'), dated(formats, earnings.at)],
    ],
    columns: [
      { head: t('money:desk.date'), width: 0.12 },
      { head: t('money:desk.order'), width: 0.15 },
      { head: t('money:desk.service'), width: 0.19 },
      { head: t('money:desk.serviceDay'), width: 0.12 },
      { head: t('money:desk.gross'), width: 0.14, numeric: true },
      { head: t('money:desk.commission'), width: 0.14, numeric: true },
      { head: t('money:desk.netHead'), width: 0.14, numeric: true },
    ],
    rows: released.map((row) => [
      row.at ? dayKey(row.at) : '',
      row.orderNumber,
      earnedFor(row, (key, said) => t(`money:desk.part.${key}`, said)),
      dayKey(row.startsAt),
      ...amounts(row),
    ]),
    total: [t('money:desk.total'), '', '', '', ...amounts(total)],
    notes: [t('money:desk.releasedLead'), t('money:paper.fromLedger')],
  }
}

/** A family's receipt for one order. */
export function receiptPaper(receipt: Receipt, locale: Locale): Paper {
  const { t } = i18nFor(locale)
  const formats = formatsFor(locale)
  return {
    title: t('money:paper.receipt'),
    facts: [
      [t('money:desk.order'), receipt.orderNumber],
      [t('money:desk.service'), receipt.title],
      ...when(receipt, locale),
      [t('money:paper.recipient'), receipt.recipientName],
      [t('money:operator.provider'), receipt.providerName],
      [t('money:paper.caregiver'), receipt.caregiverName],
      [t('money:paper.payer'), receipt.placedByName],
      [t('money:paper.made'), dated(formats, receipt.issuedAt)],
    ],
    columns: [
      { head: t('money:paper.at'), width: 0.4 },
      { head: t('money:operator.what'), width: 0.3 },
      { head: t('money:operator.amount'), width: 0.3, numeric: true },
    ],
    rows: receipt.lines.map(({ at, kind, amountFen }) => [
      dated(formats, at),
      t(`money:paper.${kind}`),
      formats.money(kind === 'paid' ? amountFen : -amountFen),
    ]),
    total: [t('money:paper.net'), '', formats.money(receipt.netFen)],
    notes: receiptNotes(receipt).map(({ key, ...said }) => t(`money:paper.${key}`, said)),
  }
}

const visitHours = (formats: Formats, from: Date, until: Date) =>
  dayKey(from) === dayKey(until)
    ? `${dated(formats, from)}–${formats.time(until)}`
    : `${dated(formats, from)}–${dated(formats, until)}`

/** What is filed is read in another year. */
const dated = ({ fullDay, time }: Formats, at: Date) => `${fullDay(at)} ${time(at)}`

/** A visit has hours; a stay has days, and a deposit that is no price. */
function when({ stay, startsAt, endsAt }: Receipt, locale: Locale): [string, string][] {
  const { t } = i18nFor(locale)
  if (!stay) return [[t('money:paper.when'), visitHours(formatsFor(locale), startsAt, endsAt)]]
  const { startsOn: from, lastDay: until, months: count, serviceFen: service, depositFen: deposit } = stay
  return [
    [t('money:paper.stay'), t('money:paper.stayDays', { from, until, count })],
    ...(deposit > 0
      ? [[t('money:paper.parts'), t('money:paper.partsOf', { service, deposit })] as [string, string]]
      : []),
  ]
}

/** What a family paid in a year, order by order. */
export function yearPaper(summary: YearSummary, familyName: string, locale: Locale): Paper {
  const { t } = i18nFor(locale)
  const formats = formatsFor(locale)
  return {
    title: t('money:paper.year', { year: summary.year }),
    landscape: true,
    facts: [
      [t('money:paper.family'), familyName],
      [t('money:paper.made'), dated(formats, summary.issuedAt)],
    ],
    columns: yearHeads(locale).map((head, index) => ({
      head,
      width: [0.1, 0.13, 0.15, 0.21, 0.11, 0.1, 0.1, 0.1][index] ?? 0.1,
      numeric: index > 4,
    })),
    rows: summary.rows.map((row) => [
      ...yearCells(row, locale),
      ...[row.paidFen, row.refundedFen, row.netFen].map(formats.money),
    ]),
    total: [
      t('money:desk.total'),
      ...['', '', '', ''],
      ...[summary.total.paidFen, summary.total.refundedFen, summary.total.netFen].map(formats.money),
    ],
    notes: [
      ...(summary.depositFen > 0 ? [t('money:paper.yearDeposit', { fen: summary.depositFen })] : []),
      t('money:paper.yearNote'),
      t('money:paper.noInvoice'),
      t('money:paper.fromLedger'),
    ],
  }
}

/** The heads of a year's table, on paper and for spreadsheets. */
export function yearHeads(locale: Locale): string[] {
  const { t } = i18nFor(locale)
  return [
    t('money:desk.serviceDay'),
    t('money:desk.order'),
    t('money:desk.service'),
    t('money:operator.provider'),
    t('money:paper.recipient'),
    t('money:paper.paid'),
    t('money:paper.refunded'),
    t('money:paper.net'),
  ]
}

export const yearCells = (row: YearSummary['rows'][number], locale: Locale): string[] => [
  dayKey(row.startsAt),
  row.orderNumber,
  yearTitle(row, (key, said) => i18nFor(locale).t(`money:paper.${key}`, said)),
  row.providerName,
  row.recipientName,
]
