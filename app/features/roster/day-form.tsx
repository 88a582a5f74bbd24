import { Form, useActionData } from '@remix-run/react'
import type { Roster } from '../../../server/availability/roster.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { DateField, Stack, SubmitButton, TextField, TimeField } from '../../ui/index.ts'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { Fold } from '../orders/fold.tsx'
import { Conflicts } from './conflicts.tsx'

/** Other hours on one day; left empty, the day is off. */
export function DayForm({ roster }: { roster: Roster }) {
  const t = useT('roster')
  const form = useIntentForm(useActionData(), 'day')
  return (
    <Fold summary={t('day.add')} open={form.answered || undefined}>
      <Form method="post" noValidate>
        <Stack gap="lg">
          <FormSummary form={form} />
          <input type="hidden" name="intent" value="day" />
          <DateField {...form.field('day')} label={t('day.day')} min={roster.today} />
          <div className="grid items-start gap-6 sm:grid-cols-2">
            <TimeField {...form.field('from')} label={t('day.from')} hint={t('day.emptyHint')} optional />
            <TimeField {...form.field('to')} label={t('day.to')} optional />
            <TimeField {...form.field('fromSecond')} label={t('day.fromSecond')} optional />
            <TimeField {...form.field('toSecond')} label={t('day.toSecond')} optional />
          </div>
          <TextField
            {...form.field('note')}
            id={form.answered ? 'note' : 'day-note'}
            label={t('note')}
            maxLength={200}
            optional
          />
          <Conflicts providerId={roster.id} answered={form.answered} />
          <div>
            <SubmitButton tone="secondary" name="of" value="day">
              {t('day.save')}
            </SubmitButton>
          </div>
        </Stack>
      </Form>
    </Fold>
  )
}
