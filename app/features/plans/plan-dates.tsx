import { AlertTriangle } from 'lucide-react'
import type { PlanDate, PlanPreview } from '../../../server/plans/plan.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, cx, Notice, Section, Select } from '../../ui/index.ts'

/** Each day of a plan that is being drawn up: when, who comes, and what to do where nobody is free. */
export function PlanDates({ preview }: { preview: PlanPreview }) {
  const t = useT('plans')
  const formats = useFormats()
  const coming = preview.dates.filter(({ state }) => state !== 'skipped').length
  const lead =
    preview.goesOn || !preview.lastDay
      ? t('draft.datesText', { count: coming })
      : t('draft.datesEnd', { count: coming, last: preview.lastDay })
  return (
    <Section title={t('draft.dates')} lead={lead}>
      {preview.open > 0 && <Notice tone="warn">{t('draft.open', { count: preview.open })}</Notice>}
      {preview.leftOut.length > 0 && (
        <p className="text-ink-soft">
          {t('draft.leftOut', {
            list: preview.leftOut
              .map(({ day, name }) => t('draft.leftOutOne', { day: formats.date(day), name }))
              .join(t('rule.dayList')),
          })}
        </p>
      )}
      <ol className="divide-y divide-line rounded-md border border-line bg-surface">
        {preview.dates.map((date) => (
          <DateRow key={date.day} date={date} />
        ))}
      </ol>
      <div className="grid gap-1">
        <h3 className="font-semibold">{t('draft.sum')}</h3>
        <ul>
          {preview.months.map((month) => (
            <li key={month.month} className="text-ink-soft">
              {t('draft.month', month)}
            </li>
          ))}
        </ul>
        {preview.paidAhead > 0 && (
          <p className="text-ink-soft">{t('draft.paidAhead', { count: preview.paidAhead })}</p>
        )}
      </div>
    </Section>
  )
}

function DateRow({ date }: { date: PlanDate }) {
  const formats = useFormats()
  const taken = date.state === 'taken'
  const skipped = date.state === 'skipped'
  return (
    <li className={cx('grid gap-2 px-5 py-3', taken && 'bg-warn-wash')}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {taken && <AlertTriangle aria-hidden="true" className="size-5 text-warn" />}
        <span className={cx('font-semibold', skipped && 'text-ink-soft line-through')}>
          {formats.span(date.startsAt, date.endsAt)}
        </span>
        {date.caregiver && <span className="text-ink-soft">{date.caregiver.name}</span>}
        {date.holiday && <Badge tone="info">{date.holiday}</Badge>}
      </p>
      <Choice date={date} />
    </li>
  )
}

/** What may be chosen for one day. A day that is free needs no choice, but may be skipped. */
function Choice({ date }: { date: PlanDate }) {
  const t = useT('plans')
  const formats = useFormats()
  const chosen =
    date.state === 'skipped'
      ? 'skip'
      : date.state === 'chosen'
        ? choiceOf(date.startsAt, date.caregiver?.id)
        : ''
  const own = date.state === 'chosen' && date.caregiver ? [{ ...date, caregiver: date.caregiver }] : []
  const options = [...own, ...date.options].map(({ startsAt, caregiver }) => ({
    value: choiceOf(startsAt, caregiver.id),
    label: t('draft.option', { time: formats.time(startsAt), name: caregiver.name }),
  }))
  return (
    <Select
      id={`choice-${date.day}`}
      name={`choice.${date.day}`}
      label={t('draft.choose')}
      hideLabel
      defaultValue={chosen}
      options={[
        { value: '', label: date.state === 'taken' ? t('draft.chooseNone') : t('draft.keep') },
        ...options,
        { value: 'skip', label: t('draft.skip') },
      ]}
    />
  )
}

const choiceOf = (startsAt: Date, caregiverId: string | undefined) =>
  `${startsAt.toISOString()}|${caregiverId ?? ''}`
