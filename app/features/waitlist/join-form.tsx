import { Form } from '@remix-run/react'
import { longest } from '../../../server/capacity/capacity.contract.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { ChipsField, DateField, LinkButton, Select, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { clockOf } from '../calendar/grid.ts'
import { draftPath } from '../orders/draft-frame.tsx'

type Props = { draft: DraftView; today: string; last: string; joinKey: string; answer: unknown }

const hours = Array.from({ length: 25 }, (_, hour) => hour * 60)
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Which days and hours would do, and whether it has to be somebody in particular. */
export function JoinForm({ draft, today, last, joinKey, answer }: Props) {
  const t = useT(['waitlist', 'plans', 'capacity'])
  const { places } = draft
  const long = places?.term === 'nights' || places?.term === 'months' ? places.term : null
  const initial = {
    ...{ firstDay: today, lastDay: last, count: String(draft.count) },
    // A place has its own hours.
    ...(places ? { fromMinute: '0', untilMinute: '1440' } : { fromMinute: '480', untilMinute: '1080' }),
  }
  const form = useFormReply(answer, initial)
  const clock = hours.map((minute) => ({ value: String(minute), label: clockOf(minute) }))
  if (clock[24]) clock[24] = { value: '1440', label: '24:00' }
  return (
    <Form method="post" noValidate className="grid gap-8">
      <FormSummary form={form} />
      <input type="hidden" name="key" value={joinKey} />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <DateField label={t('waitlist:join.first')} min={today} {...form.field('firstDay')} />
        <DateField
          label={t('waitlist:join.last')}
          hint={t('waitlist:join.lastHint')}
          min={today}
          {...form.field('lastDay')}
        />
        {!places && (
          <>
            <Select label={t('waitlist:join.from')} options={clock} {...form.field('fromMinute')} />
            <Select label={t('waitlist:join.until')} options={clock} {...form.field('untilMinute')} />
          </>
        )}
        {long && (
          <Select
            label={t(long === 'nights' ? 'capacity:when.countNights' : 'capacity:when.countMonths')}
            hint={t('waitlist:join.countHint')}
            options={Array.from({ length: longest[long] }, (_, index) => ({
              value: String(index + 1),
              label: t(`capacity:term.${long}`, { count: index + 1 }),
            }))}
            {...form.field('count')}
          />
        )}
      </div>
      {long !== 'months' && (
        <ChipsField
          label={t('waitlist:join.weekdays')}
          hint={t('waitlist:join.weekdaysHint')}
          choices={weekdays.map((day) => ({ value: String(day), label: t(`plans:weekday.${day}`) }))}
          {...form.list('weekdays')}
        />
      )}
      {draft.caregiverId && draft.caregiverName && (
        <Select
          label={t('waitlist:join.who')}
          placeholder={t('waitlist:join.anyone')}
          options={[{ value: draft.caregiverId, label: draft.caregiverName }]}
          {...form.field('caregiverId')}
        />
      )}
      <SubmitBar>
        <SubmitButton>{t('waitlist:join.save')}</SubmitButton>
        <LinkButton to={places ? `/order/${draft.id}/places` : draftPath(draft, 'when')} tone="quiet">
          {t('waitlist:join.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
