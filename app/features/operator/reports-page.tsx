import { Form, Link } from '@remix-run/react'
import type { ParkedReport, ReportsOverview } from '../../../server/payments/payment.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Button,
  DescriptionList,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Section,
  Table,
} from '../../ui/index.ts'

type Props = {
  found: ReportsOverview
  answer: unknown
  tried: 'applied' | 'parked' | null
  /** What was sent again just now, in fen. */
  againFen: number
}

/** What the payment provider tells us: whether it is taken in, what could not be, and what banks want back. */
export function ReportsPage({ found, answer, tried, againFen }: Props) {
  const t = useT('reports')
  const form = useFormReply(answer)
  const { relative } = useFormats()
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('title')} lead={t('lead')} />
      <FormSummary form={form} />
      {tried === 'applied' && <Notice tone="good" title={t('applied')} live />}
      {tried === 'parked' && <Notice tone="warn" title={t('parkedAgain')} live />}
      {againFen > 0 && <Notice tone="good" title={t('sentAgain', { fen: againFen })} live />}
      <DescriptionList
        items={[
          { term: t('adapter'), value: t(`adapters.${found.adapter === 'stripe' ? 'stripe' : 'sandbox'}`) },
          { term: t('waiting'), value: t('count', { count: found.waiting }) },
          {
            term: t('oldest'),
            value: found.oldestWaitingSince && relative(found.oldestWaitingSince, found.at),
          },
          { term: t('read'), value: found.readAt ? relative(found.readAt, found.at) : t('never') },
        ]}
      />
      <Section title={t('parked')} lead={t('parkedLead')}>
        {found.parked.length === 0 ? (
          <EmptyState drawing="notebook" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <Parked parked={found.parked} />
        )}
      </Section>
      {found.returned.length > 0 && (
        <Section title={t('returned')} lead={t('returnedLead')}>
          <Returned returned={found.returned} />
        </Section>
      )}
      {found.chargebacks.length > 0 && (
        <Section title={t('chargebacks')} lead={t('chargebacksLead')}>
          <Chargebacks chargebacks={found.chargebacks} />
        </Section>
      )}
    </Page>
  )
}

function Parked({ parked }: Pick<ReportsOverview, 'parked'>) {
  const t = useT('reports')
  const formats = useFormats()
  return (
    <Table
      caption={t('parked')}
      hideCaption
      rows={parked}
      rowKey={({ id }) => id}
      columns={[
        { key: 'what', head: t('what'), cell: (report) => <What {...report} /> },
        {
          key: 'why',
          head: t('why'),
          cell: ({ reason, detail, tries }) => (
            <>
              {t(`reason.${reason}`)}
              <span className="block text-sm text-ink-soft">{t('tries', { count: tries })}</span>
              {reason === 'failed' && (
                <details className="text-sm text-ink-soft">
                  <summary className="cursor-pointer">{t('detail')}</summary>
                  <code className="break-all">{detail}</code>
                </details>
              )}
            </>
          ),
        },
        { key: 'when', head: t('when'), cell: ({ receivedAt }) => formats.dayTime(receivedAt) },
        {
          key: 'retry',
          head: t('do'),
          cell: ({ id }) => (
            <Form method="post">
              <Button type="submit" size="sm" tone="secondary" name="reportId" value={id}>
                {t('retry')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

function What({ kind, order }: Pick<ParkedReport, 'kind' | 'order'>) {
  const t = useT('reports')
  return (
    <>
      {t(`kind.${kind as 'paid'}`)}
      {order && (
        <Link className="link block text-sm" to={`/operator/orders/${order.id}`}>
          {order.number}
        </Link>
      )}
    </>
  )
}

function Returned({ returned }: Pick<ReportsOverview, 'returned'>) {
  const t = useT('reports')
  const formats = useFormats()
  return (
    <Table
      caption={t('returned')}
      hideCaption
      rows={returned}
      rowKey={({ id }) => id}
      columns={[
        { key: 'order', head: t('order'), cell: ({ order }) => <PaidFor order={order} /> },
        {
          key: 'amount',
          head: t('amount'),
          numeric: true,
          cell: ({ amountFen }) => formats.money(amountFen),
        },
        { key: 'decided', head: t('decided'), cell: ({ decidedAt }) => formats.dayTime(decidedAt) },
        {
          key: 'again',
          head: t('do'),
          cell: ({ id }) => (
            <Form method="post">
              <Button type="submit" size="sm" tone="secondary" name="refundId" value={id}>
                {t('again')}
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

function PaidFor({ order }: Pick<ReportsOverview['returned'][number], 'order'>) {
  const t = useT('reports')
  if (!order) return t('package')
  return (
    <Link className="link" to={`/operator/orders/${order.id}`}>
      {order.number}
    </Link>
  )
}

function Chargebacks({ chargebacks }: Pick<ReportsOverview, 'chargebacks'>) {
  const t = useT('reports')
  const formats = useFormats()
  return (
    <Table
      caption={t('chargebacks')}
      hideCaption
      rows={chargebacks}
      rowKey={({ id }) => id}
      columns={[
        { key: 'order', head: t('order'), cell: ({ order }) => <PaidFor order={order} /> },
        {
          key: 'amount',
          head: t('amount'),
          numeric: true,
          cell: ({ amountFen }) => formats.money(amountFen),
        },
        { key: 'since', head: t('since'), cell: ({ openedAt }) => formats.dayTime(openedAt) },
      ]}
    />
  )
}
