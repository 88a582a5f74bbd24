import type { CalendarView, CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import type { CalendarAddress } from './calendar-address.ts'
import { DayHead } from './day-head.tsx'
import { type Column, clockOf, columnOf, hoursOf } from './grid.ts'
import { TimeGrid } from './time-grid.tsx'

type Props = {
  calendar: CalendarView
  address: CalendarAddress
  today: string
  visitTo: (orderId: string) => string
  moveTo: ((orderId: string) => string) | null
  drop: (target: { orderId: string; day: string; time: string; to: string | null }) => void
}

/** The grid of a view: caregivers side by side, one day, or the days of a week. */
export function Columns({ calendar, address, today, visitTo, moveTo, drop }: Props) {
  const t = useT('calendar')
  const hours = hoursOf(calendar)
  const on = (date: string) => calendar.visits.filter(({ startsAt }) => dayKey(startsAt) === date)
  const oneOnly = address.carer ? (calendar.staff.find(({ id }) => id === address.carer) ?? null) : null
  const columns =
    address.view === 'board'
      ? boardColumns(calendar, address.date, on(address.date)).map((column) => ({
          ...columnOf(calendar, column, hours),
          headId: `column-${column.carer?.id ?? 'nobody'}`,
          head: column.carer ? (
            <Heading name={column.carer.name} count={column.visits.length} />
          ) : (
            <span className="font-semibold text-bad">{t('board.nobody')}</span>
          ),
        }))
      : calendar.days.map((day) => ({
          ...columnOf(calendar, { date: day.date, carer: oneOnly, visits: on(day.date) }, hours),
          headId: `column-${day.date}`,
          head: <DayHead day={day} today={today} />,
        }))
  const [day] = calendar.days
  return (
    <div className="grid gap-3">
      {address.view === 'board' && day && (day.holiday || day.closings.length > 0) && (
        <p className="flex flex-wrap gap-x-3">
          <DayHead day={day} today={today} />
        </p>
      )}
      <TimeGrid
        label={t(`view.${address.view}`)}
        columns={columns}
        hours={hours}
        visitTo={visitTo}
        moveTo={moveTo}
        drop={({ orderId, column, minute }) => drop(targetOf(orderId, column, minute))}
      />
    </div>
  )
}

const targetOf = (orderId: string, { date, carer }: Column, minute: number) => ({
  orderId,
  day: date,
  time: clockOf(minute),
  to: carer?.id ?? null,
})

/** Those at work, away or visiting that day; visits that nobody is there for come first. */
function boardColumns({ staff }: CalendarView, date: string, visits: readonly CalendarVisit[]) {
  const known = new Set(staff.map(({ id }) => id))
  const lost = visits.filter(({ caregiverId }) => !known.has(caregiverId))
  const columns: { date: string; carer: Column['carer']; visits: readonly CalendarVisit[] }[] = staff.map(
    ({ id, name }) => ({
      ...{ date, carer: { id, name } },
      visits: visits.filter(({ caregiverId }) => caregiverId === id),
    }),
  )
  return lost.length > 0 ? [{ date, carer: null, visits: lost }, ...columns] : columns
}

function Heading({ name, count }: { name: string; count: number }) {
  const t = useT('calendar')
  return (
    <>
      <span className="font-semibold">{name}</span>
      <span className="text-ink-soft">{count > 0 ? t('board.visits', { count }) : t('board.free')}</span>
    </>
  )
}
