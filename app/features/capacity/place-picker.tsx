import { CircleAlert } from 'lucide-react'
import type { Place, PlaceDay } from '../../../server/capacity/capacity.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { blanksBefore } from '../orders/slot-days.ts'

type Props = {
  days: readonly PlaceDay[]
  label: string
  /** ISO instant of what was chosen before. */
  chosen: string
  error?: string | undefined
}

/** Days with places as native radios: a calendar where each day is one choice, a line a day where it has several. */
export function PlacePicker({ days, label, chosen, error }: Props) {
  const several = days.some(({ places }) => places.length > 1)
  return (
    <fieldset
      id="startsAt"
      tabIndex={-1}
      className="grid min-w-0 gap-3"
      aria-describedby={error ? 'startsAt-error' : undefined}
    >
      <legend className="mb-2 font-semibold">{label}</legend>
      {error && (
        <p id="startsAt-error" className="flex items-start gap-1.5 font-medium text-bad">
          <CircleAlert aria-hidden="true" className="mt-[0.3em] size-4 shrink-0" />
          {error}
        </p>
      )}
      {several ? <DayLines days={days} chosen={chosen} /> : <DayGrid days={days} chosen={chosen} />}
    </fieldset>
  )
}

function DayGrid({ days, chosen }: { days: readonly PlaceDay[]; chosen: string }) {
  const t = useT('orders')
  const blanks = blanksBefore(days[0]?.date ?? '')
  return (
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
      {days.map(({ date, places }, index) => (
        <div key={date} style={index === 0 ? { gridColumnStart: blanks + 1 } : undefined} className="grid">
          <PlaceChoice place={places[0]} date={date} chosen={chosen}>
            <span aria-hidden="true" className="text-xs leading-tight whitespace-nowrap opacity-80">
              {index === 0 || date.endsWith('-01') ? t(`when.month${monthOf(date)}`) : '\u00a0'}
            </span>
            <span aria-hidden="true" className="text-lg leading-tight font-semibold">
              {Number(date.slice(8))}
            </span>
          </PlaceChoice>
        </div>
      ))}
    </div>
  )
}

function DayLines({ days, chosen }: { days: readonly PlaceDay[]; chosen: string }) {
  const formats = useFormats()
  return (
    <ul className="grid gap-2">
      {days.map(({ date, places }) => (
        <li
          key={date}
          className="grid items-center gap-x-4 gap-y-1.5 border-t border-line pt-2 sm:grid-cols-[7em_minmax(0,1fr)]"
        >
          <span className="font-medium">{formats.day(noonOf(date))}</span>
          <div className="grid grid-cols-2 gap-2">
            {places.map((place) => (
              <PlaceChoice key={place.startsAt.toISOString()} place={place} date={date} chosen={chosen}>
                <span aria-hidden="true" className="leading-tight">
                  {place.name && <span className="font-semibold">{place.name} </span>}
                  {formats.time(place.startsAt)}–{formats.time(place.endsAt)}
                </span>
              </PlaceChoice>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

type ChoiceProps = { place: Place | undefined; date: string; chosen: string; children: React.ReactNode }

function PlaceChoice({ place, date, chosen, children }: ChoiceProps) {
  const t = useT('capacity')
  const formats = useFormats()
  const gap = place ? place.gap : 'age'
  const value = place?.startsAt.toISOString() ?? ''
  const said = gap ? t(`when.gapSaid.${gap}`) : t('when.leftSaid', { count: place?.left ?? 0 })
  return (
    <label
      className={cx(
        'relative grid min-h-16 content-center justify-items-center gap-0.5 rounded-md border px-0.5 py-1.5 text-center',
        gap
          ? 'border-transparent text-ink-soft'
          : 'cursor-pointer border-line bg-surface transition-colors hover:border-pine-line has-checked:border-pine has-checked:bg-pine has-checked:text-on-pine',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
      )}
    >
      <input
        type="radio"
        name="startsAt"
        value={value}
        defaultChecked={!gap && value === chosen}
        disabled={gap !== null}
        className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
      />
      <span className="sr-only">
        {[formats.day(noonOf(date)), place?.name, place && formats.time(place.startsAt), said]
          .filter(Boolean)
          .join(' ')}
      </span>
      {children}
      <span aria-hidden="true" className="text-xs leading-tight whitespace-nowrap">
        {gap ? t(`when.gap.${gap}`) : t('when.left', { count: place?.left ?? 0 })}
      </span>
    </label>
  )
}

const noonOf = (date: string) => new Date(`${date}T12:00:00+08:00`)
const monthOf = (date: string) => Number(date.slice(5, 7)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
