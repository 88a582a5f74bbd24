import { CircleAlert } from 'lucide-react'
import type { Slot, SlotDay } from '../../../server/availability/availability.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { blanksBefore, byPartOfDay, openDay } from './slot-days.ts'

type Props = {
  days: readonly SlotDay[]
  /** ISO instant of the time chosen before, if it is still to be had. */
  chosen: string
  day: string
  error?: string | undefined
}

/**
 * Two weeks as a calendar, and the times of the day that is chosen: native radios both. Which day's times show is
 * decided by the style sheet, so choosing works without JavaScript; browsers too old for that show all days.
 */
export function SlotPicker({ days, chosen, day, error }: Props) {
  const open = openDay(days, day)
  return (
    <div className="group/slots grid gap-6">
      <DayCalendar days={days} open={open} />
      <div id="startsAt" tabIndex={-1} className="grid gap-3">
        {error && (
          <p id="startsAt-error" className="flex items-start gap-1.5 font-medium text-bad">
            <CircleAlert aria-hidden="true" className="mt-[0.3em] size-4 shrink-0" />
            {error}
          </p>
        )}
        {days.map((one, index) => (
          <DayTimes key={one.date} day={one} index={index} chosen={chosen} error={error} />
        ))}
      </div>
    </div>
  )
}

function DayCalendar({ days, open }: { days: readonly SlotDay[]; open: string | undefined }) {
  const t = useT('orders')
  const blanks = blanksBefore(days[0]?.date ?? '')
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{t('when.day')}</legend>
      <div className="grid grid-cols-7 gap-1 sm:gap-2">
        {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
          <span
            key={weekday}
            aria-hidden="true"
            className="pb-1 text-center text-xs text-ink-soft elder:text-sm"
          >
            {t(`when.weekday${weekday}`)}
          </span>
        ))}
        {days.map((day, index) => (
          <DayCell
            key={day.date}
            day={day}
            index={index}
            first={index === 0 ? blanks + 1 : undefined}
            open={open}
          />
        ))}
      </div>
    </fieldset>
  )
}

type DayCellProps = { day: SlotDay; index: number; first: number | undefined; open: string | undefined }

function DayCell({ day, index, first, open }: DayCellProps) {
  const t = useT('orders')
  const formats = useFormats()
  const noon = new Date(`${day.date}T12:00:00+08:00`)
  const dayOfMonth = Number(day.date.slice(8))
  const free = day.slots.length
  const month = index === 0 || dayOfMonth === 1
  return (
    <label
      style={first ? { gridColumnStart: first } : undefined}
      className={cx(
        'relative grid min-h-16 cursor-pointer content-center justify-items-center rounded-md border border-line bg-surface px-0.5 py-1.5 text-center',
        'transition-colors hover:border-pine-line has-checked:border-pine has-checked:bg-pine has-checked:text-on-pine',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        free === 0 &&
          'cursor-default border-transparent bg-transparent text-ink-soft hover:border-transparent',
      )}
    >
      <input
        type="radio"
        name="day"
        value={day.date}
        id={`day-${index}`}
        defaultChecked={day.date === open}
        disabled={free === 0}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span className="sr-only">
        {formats.day(noon)} {free === 0 ? t('when.full') : t('when.slots', { count: free })}
      </span>
      <span aria-hidden="true" className="text-lg leading-tight font-semibold">
        {dayOfMonth}
      </span>
      <span aria-hidden="true" className="text-xs leading-tight whitespace-nowrap elder:hidden">
        {month ? t(`when.month${monthOf(day.date)}`) : free === 0 ? t('when.full') : ' '}
      </span>
    </label>
  )
}

const monthOf = (date: string) => Number(date.slice(5, 7)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

// Written out: the style sheet only holds class names that stand in the sources.
const shownWhenChosen = [
  'group-has-[#day-0:checked]/slots:grid',
  'group-has-[#day-1:checked]/slots:grid',
  'group-has-[#day-2:checked]/slots:grid',
  'group-has-[#day-3:checked]/slots:grid',
  'group-has-[#day-4:checked]/slots:grid',
  'group-has-[#day-5:checked]/slots:grid',
  'group-has-[#day-6:checked]/slots:grid',
  'group-has-[#day-7:checked]/slots:grid',
  'group-has-[#day-8:checked]/slots:grid',
  'group-has-[#day-9:checked]/slots:grid',
  'group-has-[#day-10:checked]/slots:grid',
  'group-has-[#day-11:checked]/slots:grid',
  'group-has-[#day-12:checked]/slots:grid',
  'group-has-[#day-13:checked]/slots:grid',
]

type DayTimesProps = { day: SlotDay; index: number; chosen: string; error?: string | undefined }

function DayTimes({ day, index, chosen, error }: DayTimesProps) {
  const t = useT('orders')
  const formats = useFormats()
  if (day.slots.length === 0) return null
  const noon = new Date(`${day.date}T12:00:00+08:00`)
  return (
    <fieldset
      aria-describedby={error ? 'startsAt-error' : undefined}
      className={cx('min-w-0 gap-4 supports-[selector(:has(*))]:hidden', shownWhenChosen[index])}
    >
      <legend className="mb-2 font-semibold">{t('when.timeOf', { day: formats.day(noon) })}</legend>
      {byPartOfDay(day.slots).map(({ part, slots }) => (
        <div key={part} className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[5em_minmax(0,1fr)]">
          <p className="text-sm text-ink-soft sm:pt-2.5 elder:text-base">{t(`when.${part}`)}</p>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(5.2em,1fr))] gap-2">
            {slots.map((slot) => (
              <TimeChip key={slot.startsAt.toISOString()} slot={slot} chosen={chosen} />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

function TimeChip({ slot, chosen }: { slot: Slot; chosen: string }) {
  const formats = useFormats()
  const value = slot.startsAt.toISOString()
  return (
    <label
      className={cx(
        'relative grid min-h-target-sm cursor-pointer place-items-center rounded-md border border-line bg-surface font-medium',
        'transition-colors hover:border-pine-line has-checked:border-pine has-checked:bg-pine has-checked:text-on-pine',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
      )}
    >
      <input
        type="radio"
        name="startsAt"
        value={value}
        defaultChecked={value === chosen}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      {formats.time(slot.startsAt)}
    </label>
  )
}
