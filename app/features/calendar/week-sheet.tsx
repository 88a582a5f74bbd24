import type { CalendarView } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Button, LinkButton } from '../../ui/index.ts'
import { useSpanName } from './calendar-page.tsx'
import { DayHead } from './day-head.tsx'

type Props = { providerName: string; providerId: string; from: string; today: string; calendar: CalendarView }

/** The week on one sheet of A4, everybody a row: for the wall, and for those who have no phone at hand. */
export function WeekSheet({ providerName, providerId, from, today, calendar }: Props) {
  const t = useT('calendar')
  const week = useSpanName(from, 7)
  const known = new Set(calendar.staff.map(({ id }) => id))
  const lost = calendar.visits.filter(({ caregiverId }) => !known.has(caregiverId))
  const rows = [
    ...(lost.length > 0
      ? [{ id: 'nobody', name: t('board.nobody'), visits: lost, leaves: [], rota: [] }]
      : []),
    ...calendar.staff.map((one) => ({
      ...one,
      visits: calendar.visits.filter(({ caregiverId }) => caregiverId === one.id),
    })),
  ]
  return (
    <main className="sheet mx-auto grid max-w-wide gap-4 p-4 sm:p-6 print:p-0">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <p className="text-sm text-ink-soft">{providerName}</p>
          <h1 className="text-2xl">{t('sheet.title', { week })}</h1>
        </div>
        <p className="flex flex-wrap gap-3 print:hidden">
          <Button onClick={() => window.print()}>{t('sheet.print')}</Button>
          <LinkButton to={`/desk/${providerId}/calendar?view=week&date=${from}`} tone="secondary">
            {t('sheet.back')}
          </LinkButton>
        </p>
      </header>
      <p className="text-sm text-ink-soft print:hidden">{t('sheet.hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label={t('sheet.title', { week })} tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-4xl table-fixed border-collapse text-sm print:min-w-0 print:text-xs">
          <thead>
            <tr>
              <th scope="col" className="w-24 border border-line p-1.5 text-start">
                {t('sheet.who')}
              </th>
              {calendar.days.map((day) => (
                <th
                  key={day.date}
                  scope="col"
                  className="border border-line p-1.5 text-start align-top font-normal"
                >
                  <span className="grid">
                    <DayHead day={day} today={today} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row" className="border border-line p-1.5 text-start align-top">
                  {row.name}
                </th>
                {calendar.days.map(({ date }) => (
                  <td key={date} className="border border-line p-1.5 align-top">
                    <Cell row={row} date={date} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </main>
  )
}

type Row = {
  visits: CalendarView['visits']
  leaves: CalendarView['staff'][number]['leaves']
  rota: CalendarView['staff'][number]['rota']
}

function Cell({ row, date }: { row: Row; date: string }) {
  const t = useT(['calendar', 'roster'])
  const formats = useFormats()
  const away = row.leaves.filter(
    ({ startsAt, endsAt }) => dayKey(startsAt) <= date && date <= dayKey(new Date(endsAt.getTime() - 1)),
  )
  const span = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    `${formats.time(startsAt)}–${formats.time(endsAt)}`
  return (
    <ul className="grid gap-1.5">
      {away.map((leave) => (
        <li key={String(leave.startsAt)}>
          {t('calendar:mark.leave', { kind: t(`roster:leave.kind.${leave.kind}`) })}
        </li>
      ))}
      {row.rota
        .filter(({ startsAt }) => dayKey(startsAt) === date)
        .map((duty) => (
          <li key={`${duty.poolId} ${duty.startsAt}`}>
            {span(duty)} {duty.name}
          </li>
        ))}
      {row.visits
        .filter(({ startsAt }) => dayKey(startsAt) === date)
        .map((visit) => (
          <li key={visit.orderId}>
            <span className="font-semibold">{span(visit)}</span> {visit.calledBy} {visit.title}
            {visit.state === 'requested' && ` · ${t('calendar:visit.requested')}`}
            {visit.addressLine && <span className="block text-ink-soft">{visit.addressLine}</span>}
          </li>
        ))}
    </ul>
  )
}
