import { Form } from '@remix-run/react'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { useFormReply } from '../../rpc/use-form-reply.ts'
import { CheckboxCards, DateField, LinkButton, Select, SubmitBar, SubmitButton } from '../../ui/index.ts'
import { clockOf } from '../calendar/grid.ts'
import { draftPath } from '../orders/draft-frame.tsx'

type Props = { draft: DraftView; today: string; last: string; joinKey: string; answer: unknown }

const hours = Array.from({ length: 25 }, (_, hour) => hour * 60)
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Which days and hours would do, and whether it has to be somebody in particular. */
export function JoinForm({ draft, today, last, joinKey, answer }: Props) {
  const t = useT(['waitlist', 'plans'])
  const initial = { firstDay: today, lastDay: last, fromMinute: '480', untilMinute: '1080' }
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
        <Select label={t('waitlist:join.from')} options={clock} {...form.field('fromMinute')} />
        <Select label={t('waitlist:join.until')} options={clock} {...form.field('untilMinute')} />
      </div>
      <CheckboxCards
        label={t('waitlist:join.weekdays')}
        hint={t('waitlist:join.weekdaysHint')}
        columns={3}
        choices={weekdays.map((day) => ({ value: String(day), title: t(`plans:weekday.${day}`) }))}
        {...form.list('weekdays')}
      />
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
        <LinkButton to={draftPath(draft, 'when')} tone="quiet">
          {t('waitlist:join.back')}
        </LinkButton>
      </SubmitBar>
    </Form>
  )
}
