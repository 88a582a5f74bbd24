import type { CalendarDay } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { cx } from '../../ui/index.ts'

/** A day by its name, and what makes it differ: a holiday, a make-up workday, closed. */
export function DayHead({ day, today }: { day: CalendarDay; today: string }) {
  const t = useT('calendar')
  const formats = useFormats()
  const noon = instantOf(day.date, '12:00')
  return (
    <>
      <span className={cx('font-semibold', day.date === today && 'text-pine')}>
        {noon ? formats.day(noon) : day.date}
        {day.date === today && ` · ${t('today')}`}
      </span>
      {day.holiday && (
        <span className="text-sm font-medium text-warn">{t(`day.${day.holiday.kind}`, day.holiday)}</span>
      )}
      {day.closings.map(({ siteName, reason }) => (
        <span key={`${siteName} ${reason}`} className="text-sm font-medium text-bad">
          {[siteName ? t('day.closedSite', { site: siteName }) : t('day.closed'), reason]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ))}
    </>
  )
}
