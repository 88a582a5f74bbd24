import { type Frequency, frequencies, type Recurrence } from '../../../server/plans/recurrence.contract.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { CheckboxCards, DateField, Quantity, RadioCards } from '../../ui/index.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const ends = ['open', 'until', 'count'] as const
const holidays = ['keep', 'skip'] as const

/** How often, on which weekdays, until when, and what about holidays. */
export function RuleFields({ form, first }: { form: FormState; first: Pick<Recurrence, 'firstDay'> }) {
  const t = useT('plans')
  return (
    <div className="grid gap-6">
      <RadioCards
        label={t('draft.frequency')}
        columns={3}
        choices={frequencies.map((value: Frequency) => ({ value, title: t(`draft.frequencies.${value}`) }))}
        {...form.field('frequency')}
      />
      <CheckboxCards
        label={t('draft.weekdays')}
        hint={t('draft.weekdaysHint')}
        columns={4}
        choices={weekdays.map((day) => ({ value: String(day), title: t(`weekday.${day}`) }))}
        {...form.list('weekdays')}
      />
      <RadioCards
        label={t('draft.ends')}
        columns={3}
        choices={ends.map((value) => ({ value, title: t(`draft.end.${value}`) }))}
        {...form.field('ends')}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField label={t('draft.until')} optional min={first.firstDay} {...form.field('until')} />
        <Quantity
          label={t('draft.count')}
          unit={t('draft.countUnit')}
          optional
          min={2}
          max={200}
          {...form.field('count')}
        />
      </div>
      <RadioCards
        label={t('draft.holidays')}
        columns={2}
        choices={holidays.map((value) => ({ value, title: t(`draft.holiday.${value}`) }))}
        {...form.field('holidays')}
      />
    </div>
  )
}
