import type { TemplateHours } from '../../../server/availability/template.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { clockText } from '../roster/clock-text.ts'
import { weekdays } from '../setup/hours.ts'

/** A week's hours at a glance: a column a day, and on a phone a line a day. */
export function WeekStrip({ hours }: { hours: TemplateHours }) {
  const t = useT('templates')
  const formats = useFormats()
  return (
    <ol className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-7">
      {weekdays.map((weekday) => {
        const rows = hours.filter((row) => row.weekday === weekday)
        return (
          <li
            key={weekday}
            className={cx(
              'flex items-baseline justify-between gap-3 px-3 py-2 sm:grid sm:content-start sm:justify-start sm:gap-1',
              rows.length > 0 ? 'bg-pine-wash' : 'bg-surface text-ink-soft',
            )}
          >
            <span className="text-sm font-medium">{formats.weekday(weekday)}</span>
            <span className="grid text-sm tabular-nums elder:text-base">
              {rows.length === 0
                ? t('off')
                : rows.map(({ startMinute, endMinute }) => (
                    <span key={startMinute}>
                      {clockText(startMinute)}–{clockText(endMinute)}
                    </span>
                  ))}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
