import { Form, useActionData, useSearchParams } from '@remix-run/react'
import { type HolidayTable, holidayKinds } from '../../../server/availability/roster.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import {
  Card,
  DateField,
  EmptyState,
  Page,
  PageHead,
  RadioCards,
  Section,
  Select,
  Stack,
  SubmitButton,
  Tabs,
  TextField,
} from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { weekdays } from '../setup/hours.ts'
import { MissingYears } from './missing-years.tsx'
import { RowList } from './row-list.tsx'
import { Saved } from './saved.tsx'

/** The days that differ from their weekday, year by year. */
export function HolidaysPage({ table }: { table: HolidayTable }) {
  const t = useT('roster')
  const formats = useFormats()
  const [params] = useSearchParams()
  const years = [...new Set([...table.missingYears, ...table.years])].sort((a, b) => b - a)
  const year = years.find((one) => String(one) === params.get('year')) ?? table.years[0] ?? years[0]
  const rows = table.rows.filter(({ day }) => day.startsWith(`${year}-`))
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('holiday.title')} lead={t('holiday.lead')} />
      <Saved />
      <MissingYears years={table.missingYears} operator />
      <Section title={t('holiday.add')}>
        <HolidayForm />
      </Section>
      <Tabs
        label={t('holiday.years')}
        items={years.map((one) => ({
          to: `/operator/holidays?year=${one}`,
          label: t('holiday.year', { year: String(one) }),
          count: table.rows.filter(({ day }) => day.startsWith(`${one}-`)).length,
          current: one === year,
        }))}
      />
      {rows.length > 0 ? (
        <RowList
          rows={rows.map(({ day, name, kind, asWeekday }) => ({
            id: day,
            title: `${formats.date(day)} ${name}`,
            detail: [
              t(`holiday.kind.${kind}`),
              asWeekday && t('holiday.asDay', { day: formats.weekday(asWeekday) }),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
          intent="remove"
          remove={t('holiday.remove')}
          of={({ title }) => String(title)}
        />
      ) : (
        <Card>
          <EmptyState drawing="calendar" title={t('holiday.empty')}>
            {t('holiday.emptyText')}
          </EmptyState>
        </Card>
      )}
    </Page>
  )
}

function HolidayForm() {
  const t = useT('roster')
  const formats = useFormats()
  const form = useIntentForm(useActionData(), 'holiday', { kind: 'off' })
  return (
    <Card>
      <Form method="post" noValidate className="max-w-form">
        <Stack gap="lg">
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="holiday" />
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <DateField {...form.field('day')} label={t('holiday.day')} />
            <TextField {...form.field('name')} label={t('holiday.name')} maxLength={40} />
          </div>
          <RadioCards
            {...form.field('kind')}
            label={t('holiday.kindLabel')}
            columns={2}
            choices={holidayKinds.map((value) => ({ value, title: t(`holiday.kind.${value}`) }))}
          />
          <Select
            {...form.field('asWeekday')}
            label={t('holiday.asWeekday')}
            hint={t('holiday.asWeekdayHint')}
            placeholder={t('holiday.own')}
            options={weekdays.map((weekday) => ({
              value: String(weekday),
              label: formats.weekday(weekday),
            }))}
          />
          <div>
            <SubmitButton name="of" value="holiday">
              {t('holiday.save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Card>
  )
}
