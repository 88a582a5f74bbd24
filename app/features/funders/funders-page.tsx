import { Form } from '@remix-run/react'
import { type FunderOverview, funds } from '../../../server/funders/funder.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import {
  Card,
  DateField,
  EmptyState,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts'

/** What funds owe, a form for what they paid, and what came so far. */
export function FundersPage({ overview, answer }: { overview: FunderOverview; answer: unknown }) {
  const t = useT('funders')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('title')} lead={t('lead')} />
      <Section title={t('owing')}>
        {overview.owing.length === 0 ? (
          <p className="text-ink-soft">{t('nothing')}</p>
        ) : (
          <Owing {...overview} />
        )}
      </Section>
      {overview.owing.length > 0 && (
        <Section title={t('record')} lead={t('recordLead')}>
          <RecordForm overview={overview} answer={answer} />
        </Section>
      )}
      <Section title={t('came')}>
        {overview.payments.length === 0 ? (
          <EmptyState drawing="table" title={t('none')} />
        ) : (
          <Came {...overview} />
        )}
      </Section>
    </Page>
  )
}

function Owing({ owing }: FunderOverview) {
  const t = useT('funders')
  const formats = useFormats()
  return (
    <Table
      caption={t('owing')}
      hideCaption
      rows={owing}
      rowKey={({ funder, regionCode }) => `${funder}:${regionCode}`}
      columns={[
        { key: 'fund', head: t('fund'), cell: ({ funder }) => t(`of.${funder}`) },
        {
          key: 'region',
          head: t('region'),
          cell: ({ regionName, regionCode }) => `${regionName} ${regionCode}`,
        },
        { key: 'orders', head: t('orders'), numeric: true, cell: ({ orders }) => orders },
        {
          key: 'owed',
          head: t('owed'),
          numeric: true,
          cell: ({ owedFen }) => formats.money(owedFen),
        },
      ]}
    />
  )
}

function RecordForm({ overview, answer }: { overview: FunderOverview; answer: unknown }) {
  const t = useT('funders')
  const form = useFormReply(answer)
  const regions = new Map(overview.owing.map(({ regionCode, regionName }) => [regionCode, regionName]))
  return (
    <Card>
      <Form method="post" className="grid gap-5" noValidate>
        <FormSummary form={form} />
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <Select
            {...form.field('funder')}
            label={t('fund')}
            options={funds.map((value) => ({ value, label: t(`of.${value}`) }))}
          />
          <Select
            {...form.field('regionCode')}
            label={t('region')}
            options={[...regions].map(([value, name]) => ({ value, label: `${name} ${value}` }))}
          />
          <TextField
            {...form.field('reference')}
            label={t('reference')}
            hint={t('referenceHint')}
            autoComplete="off"
            maxLength={60}
          />
          <DateField {...form.field('paidOn')} label={t('paidOn')} />
        </div>
        <TextArea
          {...form.field('rows')}
          label={t('rows')}
          hint={t('rowsHint')}
          className="[&_textarea]:min-h-32"
        />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Came({ payments }: FunderOverview) {
  const t = useT('funders')
  const formats = useFormats()
  return (
    <Table
      caption={t('came')}
      hideCaption
      rows={payments}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', head: t('paidOn'), cell: ({ paidOn }) => formats.date(paidOn) },
        {
          key: 'fund',
          head: t('fund'),
          cell: ({ funder, regionName, reference }) => (
            <>
              {t(`of.${funder}`)} · {regionName}
              <span className="block text-sm text-ink-soft">{reference}</span>
            </>
          ),
        },
        { key: 'rows', head: t('orders'), numeric: true, cell: ({ rows }) => rows },
        { key: 'total', head: t('total'), numeric: true, cell: ({ totalFen }) => formats.money(totalFen) },
        {
          key: 'short',
          head: t('short'),
          cell: ({ short }) =>
            short.map(({ orderNumber, owedFen, paidFen, bearer, reason }) => (
              <span key={orderNumber} className="block">
                {orderNumber} −{formats.money(owedFen - paidFen)}{' '}
                {formats.labelled(t(`bearer.${bearer as 'later'}`), reason)}
              </span>
            )),
        },
      ]}
    />
  )
}
