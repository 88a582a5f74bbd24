import type { ReactNode } from 'react'
import type { CarerVisit } from '../../../server/carer/carer.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import type { OnDevice } from '../../offline/use-waiting.ts'
import { Badge, cx, EmptyState, Page } from '../../ui/index.ts'
import { isOver, standingOf, toneOf } from '../desk/next-step.ts'
import { NextVisit } from './next-visit.tsx'
import { OutboxForms } from './outbox-forms.tsx'
import { WayLine } from './way-line.tsx'

export type RoutePageProps = {
  visits: readonly CarerVisit[]
  /** The day shown and the days one may look at, as instants within them. */
  date: string
  days: readonly Date[]
  now: Date
  /** A key for each visit's next step. */
  keys: Record<string, string>
  /** Where a visit opens; without a network it is another page. */
  to: (visit: CarerVisit) => string
  /** Where a day opens. */
  dayTo: (date: string) => string
  device: OnDevice
  /** What the phone has to say, above everything else. */
  notice?: ReactNode
  /** The carer's own sign; not without a line. */
  me?: ReactNode
}

/** The carer's day: what comes next on top and large, the others along the clock, the days ahead one press away. */
export function RoutePage({ visits, date, days, now, keys, to, dayTo, device, notice, me }: RoutePageProps) {
  const t = useT('carer')
  const formats = useFormats()
  const today = dayKey(now)
  const shown = visits.filter(
    (visit) => dayKey(visit.startsAt) === date || (date === today && isGoingOn(visit)),
  )
  const next = date === today ? (shown.find(isGoingOn) ?? shown.find((visit) => !over(visit))) : undefined
  const noon = days.find((day) => dayKey(day) === date)
  return (
    <Page className="gap-5 py-5 sm:gap-8 sm:py-8">
      {notice}
      <header className="flex items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-2xl sm:text-3xl">{date === today ? t('today') : noon && formats.day(noon)}</h1>
          <p className="text-ink-soft">
            {[
              ...(date === today && noon ? [formats.day(noon)] : []),
              shown.length > 0 ? t('visits', { count: shown.length }) : t('none'),
            ].join(' · ')}
          </p>
        </div>
        {me}
      </header>
      <Days {...{ days, date, visits, dayTo }} />
      {shown.length === 0 && (
        <EmptyState drawing="calendar" title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      )}
      {next && (
        <OutboxForms device={device} orderId={next.id} providerId={next.provider.id}>
          <NextVisit visit={next} keyOf={keys[next.id] ?? ''} to={to(next)} now={now} />
        </OutboxForms>
      )}
      {shown.length > 0 && (
        <ol aria-label={t('all')} className="grid">
          {shown.map((visit) => (
            <Stop key={visit.id} visit={visit} to={to(visit)} next={visit.id === next?.id} />
          ))}
        </ol>
      )}
    </Page>
  )
}

const over = (visit: CarerVisit) => isOver({ state: visit.state, visitState: visit.visit.state })
const isGoingOn = ({ visit }: CarerVisit) => visit.state === 'in_service'

type DaysProps = Pick<RoutePageProps, 'days' | 'date' | 'visits' | 'dayTo'>

/** Seven days, each with how much is in it. */
function Days({ days, date, visits, dayTo }: DaysProps) {
  const t = useT('carer')
  const formats = useFormats()
  return (
    <nav aria-label={t('days')} className="relative -mx-4 overflow-x-auto px-4 pb-1">
      <ul className="flex gap-2">
        {days.map((day) => {
          const key = dayKey(day)
          const count = visits.filter(({ startsAt }) => dayKey(startsAt) === key).length
          const [name = '', weekday = ''] = formats.day(day).split(' ')
          return (
            <li key={key}>
              <a
                href={dayTo(key)}
                aria-current={key === date ? 'date' : undefined}
                className={cx(
                  'grid min-h-target min-w-16 content-center justify-items-center rounded-md border px-2 py-1 leading-tight no-underline',
                  key === date
                    ? 'border-pine bg-pine-wash font-semibold text-pine'
                    : 'border-line bg-surface text-ink hover:border-pine',
                )}
              >
                <span className="text-sm whitespace-nowrap">{weekday || name}</span>
                <span className="text-xs whitespace-nowrap text-ink-soft">
                  {count > 0 ? t('count', { count }) : t('free')}
                </span>
                <span className="sr-only">{formats.day(day)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

type StopProps = { visit: CarerVisit; to: string; next: boolean }

/** One line of the day: the clock at the left, who and where beside it, and how one gets there from the stop before. */
function Stop({ visit, to, next }: StopProps) {
  const t = useT(['carer', 'provider'])
  const formats = useFormats()
  const standing = standingOf({ state: visit.state, visitState: visit.visit.state })
  const done = over(visit)
  return (
    <li className="grid gap-1">
      {visit.way && <WayLine way={visit.way} />}
      <a
        href={to}
        className={cx(
          'grid min-h-target grid-cols-[4.2rem_minmax(0,1fr)] items-center gap-x-3 rounded-md border px-3 py-3 no-underline hover:border-pine',
          done ? 'border-line text-ink-soft' : 'border-line bg-surface text-ink shadow-soft',
          next && 'border-pine-line',
        )}
      >
        <span className="grid text-end leading-tight">
          <time dateTime={visit.startsAt.toISOString()} className="text-xl font-semibold">
            {formats.time(visit.startsAt)}
          </time>
          <time dateTime={visit.endsAt.toISOString()} className="text-sm text-ink-soft">
            {formats.time(visit.endsAt)}
          </time>
        </span>
        <span className="grid min-w-0 gap-0.5">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-lg font-medium">{visit.recipient.name}</span>
            <Badge tone={toneOf(standing)}>{t(`provider:next.${standing}`)}</Badge>
          </span>
          <span className="text-ink-soft">{visit.terms.title}</span>
          {visit.addressLine && <span className="text-sm text-ink-soft">{visit.addressLine}</span>}
        </span>
      </a>
    </li>
  )
}
