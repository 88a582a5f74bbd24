import { Form, Link } from '@remix-run/react'
import { Download } from 'lucide-react'
import type { Earnings, EarningsRow } from '../../../server/ledger/ledger.contract.ts'
import type { ProviderPayouts } from '../../../server/payouts/payout.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Button,
  buttonClass,
  type Column,
  EmptyState,
  Page,
  PageHead,
  Section,
  Select,
  Table,
} from '../../ui/index.ts'
import { PrintButton } from '../orders/print-button.tsx'
import { earnedFor } from './earned-for.ts'
import { Figures } from './figures.tsx'
import { Payouts } from './payouts.tsx'
import { PdfLink } from './receipt-page.tsx'
import { useMonthName } from './use-month-name.ts'

type Props = { earnings: Earnings; providerId: string }
type PageProps = Props & { payouts: ProviderPayouts; keyOf: string; answer: unknown }

/** What a provider has earned: owed in all, still held, and one month entry by entry. */
export function EarningsPage({ earnings, payouts, providerId, keyOf, answer }: PageProps) {
  const form = useFormReply(answer)
  const t = useT('money')
  const formats = useFormats()
  const monthName = useMonthName()
  const { held, total } = earnings
  const month = monthName(earnings.month)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} />
      <Figures
        figures={[
          {
            name: t('desk.net', { month }),
            fen: total.netFen,
            hint: t('desk.netHint', {
              gross: formats.money(total.grossFen),
              commission: formats.money(total.commissionFen),
            }),
          },
          { name: t('desk.held'), fen: earnings.heldFen, hint: t('desk.heldHint', { count: held.length }) },
          { name: t('desk.payable'), fen: earnings.payableFen, hint: t('desk.payableHint') },
        ]}
      />
      <CustodyFigures custody={earnings.custody} />
      <FormSummary form={form} />
      <Payouts payouts={payouts} providerId={providerId} keyOf={keyOf} />
      <Section title={t('desk.released', { month })} lead={t('desk.releasedLead')}>
        <MonthForm earnings={earnings} />
        <Released earnings={earnings} month={month} providerId={providerId} />
      </Section>
      <Section title={t('desk.heldTitle')} lead={held.length > 0 ? t('desk.heldLead') : undefined}>
        {held.length === 0 ? (
          <p className="text-ink-soft">{t('desk.emptyHeld')}</p>
        ) : (
          <Rows caption={t('desk.heldTitle')} rows={held} providerId={providerId} expected />
        )}
      </Section>
      <PrintButton>{t('desk.print')}</PrintButton>
    </Page>
  )
}

/** What families paid ahead, and deposits: neither is income. Nothing where there is none. */
function CustodyFigures({ custody }: Pick<Earnings, 'custody'>) {
  const t = useT(['stays', 'packages'])
  if (custody.fen + custody.depositFen === 0) return null
  return (
    <Section title={t('desk.title')} lead={t('desk.lead')}>
      <Figures
        figures={[
          {
            name: t('desk.custody'),
            fen: custody.fen,
            hint: [
              custody.stays > 0 && t('stays:desk.custodyHint', { count: custody.stays }),
              custody.packages > 0 &&
                t('packages:desk.ofPackages', { count: custody.packages, fen: custody.packagesFen }),
            ]
              .filter(Boolean)
              .join(' '),
          },
          { name: t('desk.deposit'), fen: custody.depositFen, hint: t('desk.depositHint') },
        ]}
      />
    </Section>
  )
}

/** A plain form: its address can be kept and sent. */
function MonthForm({ earnings }: { earnings: Earnings }) {
  const t = useT('money')
  const monthName = useMonthName()
  return (
    <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
      <Select
        className="w-56"
        name="month"
        label={t('desk.month')}
        key={earnings.month}
        defaultValue={earnings.month}
        options={earnings.months.map((value) => ({ value, label: monthName(value) }))}
      />
      <Button type="submit" tone="secondary">
        {t('desk.show')}
      </Button>
    </Form>
  )
}

function Released({ earnings, month, providerId }: Props & { month: string }) {
  const t = useT('money')
  if (earnings.released.length === 0) {
    return (
      <EmptyState drawing="table" title={t('desk.emptyMonth', { month })}>
        {t('desk.emptyMonthText')}
      </EmptyState>
    )
  }
  return (
    <>
      <Rows
        caption={t('desk.released', { month })}
        rows={earnings.released}
        total={earnings.total}
        providerId={providerId}
      />
      <div className="flex flex-wrap gap-3 print:hidden">
        <a
          href={`/desk/${providerId}/money.csv?month=${earnings.month}`}
          className={buttonClass({ tone: 'secondary', size: 'sm' })}
        >
          <Download aria-hidden="true" className="size-5" />
          {t('desk.csv')}
        </a>
        <PdfLink href={`/desk/${providerId}/money.pdf?month=${earnings.month}`} />
      </div>
    </>
  )
}

type Line = Pick<EarningsRow, 'grossFen' | 'commissionFen' | 'netFen'> & { row: EarningsRow | null }

function Rows({
  caption,
  rows,
  total,
  providerId,
  expected = false,
}: {
  caption: string
  rows: readonly EarningsRow[]
  total?: Earnings['total']
  providerId: string
  expected?: boolean
}) {
  const t = useT('money')
  const formats = useFormats()
  const lines: Line[] = [...rows.map((row) => ({ ...row, row })), ...(total ? [{ ...total, row: null }] : [])]
  const money = (key: 'grossFen' | 'commissionFen' | 'netFen', head: string): Column<Line> => ({
    key,
    head,
    numeric: true,
    cell: (line) => <Amount strong={!line.row}>{formats.money(line[key])}</Amount>,
  })
  return (
    <Table
      caption={caption}
      hideCaption
      rows={lines}
      rowKey={({ row }) => row?.key ?? 'total'}
      columns={[
        {
          key: 'service',
          head: t('desk.service'),
          cell: ({ row }) => (row ? <Service row={row} providerId={providerId} /> : t('desk.total')),
        },
        {
          key: 'day',
          head: expected ? t('desk.serviceDay') : t('desk.date'),
          cell: ({ row }) =>
            row ? formats.day(row.at ?? row.startsAt) : t('desk.entries', { count: rows.length }),
        },
        money('grossFen', t('desk.gross')),
        money('commissionFen', t('desk.commission')),
        money('netFen', expected ? t('desk.expectedNet') : t('desk.netHead')),
      ]}
    />
  )
}

function Service({ row, providerId }: { row: EarningsRow; providerId: string }) {
  const t = useT('money')
  return (
    <>
      <Link to={`/desk/${providerId}/orders/${row.orderId}`} className="link">
        {earnedFor(row, (key, said) => t(`desk.part.${key}`, said))}
      </Link>
      <span className="block text-sm font-normal text-ink-soft">
        {row.orderNumber}
        {row.grossFen < 0 && ` · ${t('desk.back')}`}
      </span>
    </>
  )
}

function Amount({ strong, children }: { strong: boolean; children: string }) {
  return <span className={strong ? 'font-semibold whitespace-nowrap' : 'whitespace-nowrap'}>{children}</span>
}
