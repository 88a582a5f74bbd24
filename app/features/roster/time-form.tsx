import { Form, useActionData } from '@remix-run/react'
import {
  type HolidayRule,
  holidayRules,
  type RosterCaregiver,
} from '../../../server/availability/roster.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Checkbox, FieldGroup, Select, Stack, SubmitButton, TextField } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { hoursToFields } from '../setup/hours.ts'
import { HoursFields } from '../setup/hours-fields.tsx'

const perDay = [120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720]

/** The week, and how much of it may be promised. */
export function TimeForm({ caregiver, house }: { caregiver: RosterCaregiver; house: HolidayRule }) {
  const t = useT('roster')
  const formats = useFormats()
  const { hours, holidays, bufferMinutes, dailyVisits, dailyMinutes, acceptsPets, acceptsSmoke } = caregiver
  const form = useIntentForm(useActionData(), 'time', {
    ...{ holidays, bufferMinutes, dailyVisits, dailyMinutes },
    acceptsPets: acceptsPets ? 'on' : '',
    acceptsSmoke: acceptsSmoke ? 'on' : '',
    ...hoursToFields(hours),
  })
  const lengths = dailyMinutes !== null && !perDay.includes(dailyMinutes) ? [...perDay, dailyMinutes] : perDay
  return (
    <Form method="post" noValidate>
      <Stack gap="xl">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="time" />
        <HoursFields form={form} />
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <TextField
            {...form.field('dailyVisits')}
            label={t('week.visits')}
            hint={t('week.noLimit')}
            inputMode="numeric"
            unit={t('week.times')}
            optional
          />
          <Select
            {...form.field('dailyMinutes')}
            label={t('week.minutes')}
            placeholder={t('week.unlimited')}
            options={lengths.map((minutes) => ({ value: String(minutes), label: formats.duration(minutes) }))}
          />
          <TextField
            {...form.field('bufferMinutes')}
            label={t('week.buffer')}
            hint={t('week.bufferHint')}
            inputMode="numeric"
            unit={t('week.minute')}
          />
          <Select
            {...form.field('holidays')}
            label={t('rule.label')}
            placeholder={t('rule.house', { rule: t(`rule.${house}`) })}
            options={holidayRules.map((value) => ({ value, label: t(`rule.${value}`) }))}
          />
        </div>
        <FieldGroup name="accepts" label={t('week.accepts')} hint={t('week.acceptsHint')}>
          <Checkbox {...form.tick('acceptsPets')}>{t('week.pets')}</Checkbox>
          <Checkbox {...form.tick('acceptsSmoke')}>{t('week.smoke')}</Checkbox>
        </FieldGroup>
        {/* Not a bar that stays in sight: it would stand below the leave form as if it saved that. */}
        <div>
          <SubmitButton name="of" value="time">
            {t('week.save')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  )
}
