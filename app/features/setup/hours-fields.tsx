import { useRef } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { Button, cx, FieldGroup } from '../../ui/index.ts'
import { useReady } from '../desk/use-ready.ts'
import { clockChoices, hourName, type Part, parts, type Weekday, weekdays } from './hours.ts'

/** The week as seven rows of native selects: a phone brings its own wheel, and nothing needs scripts. */
export function HoursFields({ form, label, hint }: { form: FormState; label?: string; hint?: string }) {
  const t = useT('provider')
  const ready = useReady()
  const box = useRef<HTMLDivElement>(null)
  return (
    <FieldGroup
      {...form.field('hours')}
      label={label ?? t('caregiver.hours')}
      hint={hint ?? t('caregiver.hoursHint')}
    >
      {ready && (
        <div className="flex flex-wrap gap-2">
          <Button
            tone="secondary"
            size="sm"
            onClick={() => fill(box.current, () => ['09:00', '17:00', '', ''])}
          >
            {t('caregiver.fillWeek')}
          </Button>
          <Button tone="quiet" size="sm" onClick={() => fill(box.current, (monday) => monday)}>
            {t('caregiver.copyDown')}
          </Button>
        </div>
      )}
      <div ref={box} className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-1">
        {weekdays.map((weekday) => (
          <Day key={weekday} weekday={weekday} form={form} />
        ))}
      </div>
    </FieldGroup>
  )
}

function Day({ weekday, form }: { weekday: Weekday; form: FormState }) {
  const t = useT('provider')
  const name = useFormats().weekday(weekday)
  const second = form.field(hourName(weekday, 1, 'from')).defaultValue !== ''
  return (
    <div className="grid grid-cols-[3em_minmax(0,1fr)] items-start gap-x-2 py-2 sm:flex sm:flex-wrap sm:gap-x-6">
      <p
        className={cx(
          'grid min-h-target-sm w-[3em] items-center font-medium',
          weekday > 5 && 'text-ink-soft',
        )}
      >
        {name}
      </p>
      <Stretch weekday={weekday} part={0} form={form} />
      <details open={second || undefined} className="group col-start-2">
        <summary className="link inline-flex min-h-target-sm list-none items-center text-sm group-open:hidden [&::-webkit-details-marker]:hidden">
          {t('caregiver.second')}
          <span className="sr-only"> · {name}</span>
        </summary>
        <Stretch weekday={weekday} part={1} form={form} />
      </details>
    </div>
  )
}

function Stretch({ weekday, part, form }: { weekday: Weekday; part: Part; form: FormState }) {
  const t = useT('provider')
  const day = useFormats().weekday(weekday)
  const errors = (['from', 'to'] as const)
    .map((end) => form.field(hourName(weekday, part, end)).error)
    .filter(Boolean)
  const labels =
    part === 0
      ? (['caregiver.from', 'caregiver.to'] as const)
      : (['caregiver.fromSecond', 'caregiver.toSecond'] as const)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Clock name={hourName(weekday, part, 'from')} label={t(labels[0], { weekday: day })} form={form} />
      <span aria-hidden="true" className="text-ink-soft">
        {t('caregiver.until')}
      </span>
      <Clock name={hourName(weekday, part, 'to')} label={t(labels[1], { weekday: day })} form={form} />
      {errors.length > 0 && <p className="basis-full text-sm font-medium text-bad">{errors[0]}</p>}
    </div>
  )
}

function Clock({ name, label, form }: { name: string; label: string; form: FormState }) {
  const t = useT('provider')
  const { defaultValue, error } = form.field(name)
  return (
    <select
      id={name}
      name={name}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      defaultValue={defaultValue}
      className="control min-h-target-sm w-[6.5em] cursor-pointer px-3 py-1"
    >
      <option value="">{t('caregiver.off')}</option>
      {clockChoices(defaultValue).map((clock) => (
        <option key={clock} value={clock}>
          {clock}
        </option>
      ))}
    </select>
  )
}

/** Writes Monday to Friday: the four ends of a day, given Monday's. */
function fill(box: HTMLElement | null, from: (monday: string[]) => string[]) {
  const ends = (weekday: number) =>
    parts.flatMap((part) =>
      (['from', 'to'] as const).map((end) =>
        box?.querySelector<HTMLSelectElement>(`#${hourName(weekday, part, end)}`),
      ),
    )
  const wanted = from(ends(1).map((select) => select?.value ?? ''))
  for (const weekday of [1, 2, 3, 4, 5]) {
    ends(weekday).forEach((select, index) => {
      if (!select) return
      select.value = wanted[index] ?? ''
      if (index === 2 && select.value) select.closest('details')?.setAttribute('open', '')
    })
  }
}
