import type { OpeningView } from '../../../server/providers/opening.contract.ts'
import { type Formats, useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { clockText } from '../roster/clock-text.ts'
import { type WeekLine, weekLines } from './opening.ts'

/** When the doors are open: the week, and the days that differ soon. */
export function OpeningHours({ opening: { hours, rests, coming } }: { opening: OpeningView }) {
  const t = useT('discovery')
  const formats = useFormats()
  const lines = weekLines(hours)
  return (
    <ul className="grid gap-1">
      {lines.map((line) => (
        <li key={line.first} className="flex flex-wrap gap-x-3">
          <span>{dayText(t, formats, line)}</span>
          <span className="tabular-nums">{spansText(line.spans)}</span>
        </li>
      ))}
      {lines.length > 0 && lines.reduce((days, { first, last }) => days + last - first + 1, 0) < 7 && (
        <li className="text-sm text-ink-soft elder:text-base">{t('opening.others')}</li>
      )}
      {rests && <li className="text-sm text-ink-soft elder:text-base">{t('opening.rests')}</li>}
      {coming.map(({ firstDay, lastDay, spans }) => (
        <li key={`${firstDay} ${lastDay}`} className="text-sm text-ink-soft elder:text-base">
          {formats.date(firstDay)}
          {lastDay !== firstDay && ` – ${formats.date(lastDay)}`}{' '}
          <span className="whitespace-nowrap">
            {spans.length > 0 ? spansText(spans) : t('opening.closed')}
          </span>
        </li>
      ))}
    </ul>
  )
}

const spansText = (spans: WeekLine['spans']) =>
  spans.map(([start, end]) => `${clockText(start)}–${clockText(end)}`).join(' ')

function dayText(
  t: ReturnType<typeof useT<'discovery'>>,
  { weekday }: Formats,
  { first, last }: WeekLine,
): string {
  if (last - first === 6) return t('opening.daily')
  return first === last ? weekday(first) : t('opening.days', { first: weekday(first), last: weekday(last) })
}
