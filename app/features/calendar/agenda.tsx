import { Link } from '@remix-run/react'
import { Bike, Move } from 'lucide-react'
import type {
  CalendarStaff,
  CalendarView,
  CalendarVisit,
} from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Badge, Card } from '../../ui/index.ts'
import { DayHead } from './day-head.tsx'
import { useNeed } from './visit-block.tsx'

type Props = {
  calendar: CalendarView
  today: string
  visitTo: (orderId: string) => string
  moveTo: ((orderId: string) => string) | null
}

/** The days one under the other, as one reads them on a phone: who is away, who looks after places, then the visits by the clock. */
export function Agenda({ calendar, today, visitTo, moveTo }: Props) {
  const t = useT('calendar')
  return (
    <ol className="grid gap-8">
      {calendar.days.map((day) => {
        const visits = calendar.visits.filter(({ startsAt }) => dayKey(startsAt) === day.date)
        return (
          <li key={day.date} className="grid gap-3">
            <h2 className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-lg">
              <DayHead day={day} today={today} />
            </h2>
            <Besides staff={calendar.staff} date={day.date} />
            {visits.length > 0 ? (
              <Card flush>
                <ul className="divide-y divide-line">
                  {visits.map((visit) => (
                    <Line key={visit.orderId} visit={visit} to={visitTo(visit.orderId)} moveTo={moveTo} />
                  ))}
                </ul>
              </Card>
            ) : (
              <p className="text-ink-soft">{t('list.none')}</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Leave and places of a day in words. */
function Besides({ staff, date }: { staff: readonly CalendarStaff[]; date: string }) {
  const t = useT(['calendar', 'roster'])
  const formats = useFormats()
  const on = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    dayKey(startsAt) <= date && date <= dayKey(new Date(endsAt.getTime() - 1))
  const lines = staff.flatMap(({ id, name, leaves, rota }) => [
    ...leaves.filter(on).map((leave) => ({
      key: `${id} ${leave.startsAt}`,
      text: t('calendar:list.leave', { name, kind: t(`roster:leave.kind.${leave.kind}`) }),
    })),
    ...rota.filter(on).map((duty) => ({
      key: `${id} ${duty.poolId} ${duty.startsAt}`,
      text: t('calendar:list.rota', {
        ...{ name, pool: duty.name, count: duty.taken },
        span: `${formats.time(duty.startsAt)}–${formats.time(duty.endsAt)}`,
      }),
    })),
  ])
  if (lines.length === 0) return null
  return (
    <ul className="grid gap-0.5 text-sm text-ink-soft elder:text-base">
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}

type LineProps = { visit: CalendarVisit; to: string; moveTo: Props['moveTo'] }

function Line({ visit, to, moveTo }: LineProps) {
  const t = useT('calendar')
  const formats = useFormats()
  const need = useNeed()(visit)
  const { orderId, startsAt, endsAt, calledBy, title, caregiverName, addressLine, wayMinutes } = visit
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[7rem_minmax(0,1fr)_auto] sm:px-5">
      <p className="font-semibold tabular-nums">
        {formats.time(startsAt)}–{formats.time(endsAt)}
      </p>
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to={to} className="link font-semibold">
            {calledBy} · {title}
          </Link>
          {need && <Badge tone={need.tone}>{need.text}</Badge>}
        </p>
        <p className="text-sm text-ink-soft elder:text-base">
          {[visit.trouble === 'gone' ? t('trouble.gone') : caregiverName, addressLine]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {wayMinutes !== null && (
          <p className="flex items-center gap-1.5 text-sm text-ink-soft elder:text-base">
            <Bike aria-hidden="true" className="size-4" />
            {t('list.way', { minutes: wayMinutes })}
          </p>
        )}
      </div>
      {moveTo && visit.movable && (
        <Link
          to={moveTo(orderId)}
          className="link inline-flex min-h-target-sm items-center gap-1.5 text-sm print:hidden"
        >
          <Move aria-hidden="true" className="size-4" />
          {t('move.open')}
          <span className="sr-only">
            {' '}
            · {calledBy} {title}
          </span>
        </Link>
      )}
    </li>
  )
}
