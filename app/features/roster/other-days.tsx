import type { OtherDay, Roster } from '../../../server/availability/roster.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { clockText } from './clock-text.ts'
import { DayForm } from './day-form.tsx'
import { RowList } from './row-list.tsx'

/** Single days with other hours than the week's, each with the way back, and the form for one more. */
export function OtherDays({ roster, days, off }: { roster: Roster; days: readonly OtherDay[]; off: string }) {
  const t = useT('roster')
  const formats = useFormats()
  const hoursOf = (spans: OtherDay['spans']) =>
    formats.list(spans.map(([from, to]) => `${clockText(from)}–${clockText(to)}`))
  return (
    <>
      <RowList
        rows={days.map(({ day, spans, note }) => ({
          id: day,
          title: `${formats.date(day)} ${hoursOf(spans) || off}`,
          detail: note,
        }))}
        intent="clear-day"
        remove={t('day.clear')}
        of={({ title }) => String(title)}
      />
      <DayForm roster={roster} />
    </>
  )
}
