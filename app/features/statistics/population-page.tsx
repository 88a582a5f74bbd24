import { Form } from '@remix-run/react'
import { ageGroups, type PopulationRow } from '../../../server/statistics/population.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import {
  Badge,
  Breadcrumbs,
  DateField,
  EmptyState,
  Notice,
  Page,
  PageHead,
  Section,
  Select,
  SubmitButton,
  Table,
  TextField,
} from '../../ui/index.ts'
import { RegionFields } from '../family/recipient-fields.tsx'
import type { RegionChoices } from '../family/regions.server.ts'

type Props = {
  rows: readonly PopulationRow[]
  form: FormState
  regions: RegionChoices
  keyOf: string
  done: boolean
}

/** 人口数: what was published of how many people live where, copied with its source. */
export function PopulationPage({ rows, form, regions, keyOf, done }: Props) {
  const t = useT('statistics')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: '/operator/statistics', label: t('people.back') }, { label: t('people.title') }]}
      />
      <PageHead title={t('people.title')} lead={t('people.lead')} />
      {done && (
        <Notice tone="good" live>
          {t('people.done')}
        </Notice>
      )}
      <Section title={t('people.add')}>
        <Form method="post" noValidate className="grid max-w-form gap-5" key={rows.length}>
          <FormSummary form={form} />
          <input type="hidden" name="key" value={keyOf} />
          <RegionFields form={form} regions={regions} />
          <div className="grid gap-5 sm:grid-cols-3">
            <Select
              label={t('people.ages')}
              {...form.field('ageGroup')}
              options={ageGroups.map((value) => ({ value, label: t(`age.${value}`) }))}
            />
            <TextField
              label={t('people.people')}
              inputMode="numeric"
              autoComplete="off"
              {...form.field('people')}
            />
            <DateField label={t('people.asOf')} {...form.field('asOf')} />
          </div>
          <TextField
            label={t('people.source')}
            hint={t('people.sourceHint')}
            maxLength={59}
            autoComplete="off"
            {...form.field('source')}
          />
          <SubmitButton className="justify-self-start">{t('people.send')}</SubmitButton>
        </Form>
      </Section>
      <Entered rows={rows} />
    </Page>
  )
}

function Entered({ rows }: { rows: readonly PopulationRow[] }) {
  const t = useT('statistics')
  const formats = useFormats()
  if (rows.length === 0)
    return (
      <EmptyState drawing="table" title={<h2>{t('people.none')}</h2>}>
        {t('people.noneText')}
      </EmptyState>
    )
  return (
    <Section title={t('people.list')}>
      <Table
        caption={t('people.list')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'where', head: t('people.region'), cell: ({ district }) => district },
          { key: 'ages', head: t('people.ages'), cell: ({ ageGroup }) => t(`age.${ageGroup}`) },
          {
            key: 'people',
            head: t('people.people'),
            numeric: true,
            cell: ({ people }) => formats.count(people),
          },
          { key: 'asOf', head: t('people.asOf'), cell: ({ asOf }) => formats.date(asOf) },
          { key: 'source', head: t('people.source'), cell: ({ source }) => source },
          {
            key: 'by',
            head: t('people.by'),
            cell: ({ enteredByName, enteredAt }) => `${enteredByName} ${formats.day(enteredAt)}`,
          },
          {
            key: 'state',
            head: t('people.state'),
            cell: ({ replaced }) => (
              <Badge tone={replaced ? 'plain' : 'good'}>
                {t(replaced ? 'people.replaced' : 'people.inForce')}
              </Badge>
            ),
          },
        ]}
      />
    </Section>
  )
}
