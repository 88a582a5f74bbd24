import { Link } from '@remix-run/react'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { EmptyState, LinkButton, Notice, Page } from '../../ui/index.ts'
import { DayThread } from './day-thread.tsx'
import { isOver } from './next-step.ts'

export type DayPageProps = {
  providerId: string
  /** The day shown, the one before it, the one after it, and today: 'YYYY-MM-DD'. */
  date: string
  before: string
  after: string
  today: string
  rows: readonly OrderRow[]
  keys: Record<string, string>
  toAnswer: number
  /** What keeps families from booking; null for a carer, who cannot mend it. */
  missing: number | null
  mineOnly: boolean
}

/** The day as it will happen: what waits for an answer first, then the visits in the order of the clock. */
export function DayPage(props: DayPageProps) {
  const { providerId, rows, mineOnly, date, today } = props
  const t = useT(['provider', 'plans'])
  const isToday = date === today
  const first = isToday ? rows.find((row) => !isOver(row)) : undefined
  return (
    <Page className="gap-6 py-6 sm:gap-8 sm:py-8">
      <DayHead {...props} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-10">
        <Waiting {...props} quiet={first !== undefined} />
        <div className="grid gap-4 lg:col-start-1 lg:row-start-1">
          {rows.length > 0 ? (
            <DayThread
              providerId={providerId}
              rows={rows}
              keys={props.keys}
              firstId={first?.id}
              acting={isToday}
            />
          ) : (
            <EmptyDay {...props} />
          )}
          {!mineOnly && rows.length > 0 && (
            <p>
              <LinkButton to={`/desk/${providerId}/day-off?day=${date}`} tone="secondary" size="sm">
                {t('plans:dayOff.open')}
              </LinkButton>
            </p>
          )}
          {mineOnly && <p className="text-sm text-ink-soft">{t('today.mineOnly')}</p>}
        </div>
      </div>
    </Page>
  )
}

/** What waits beside the day's visits: before them on a phone, next to them on a desk. */
function Waiting({ providerId, toAnswer, missing, quiet }: DayPageProps & { quiet: boolean }) {
  const t = useT('provider')
  const home = `/desk/${providerId}`
  if (toAnswer === 0 && !missing) return null
  return (
    <div className="grid gap-4 lg:col-start-2">
      {toAnswer > 0 && (
        <Notice
          tone="now"
          title={t('today.waiting', { count: toAnswer })}
          actions={
            <LinkButton to={`${home}/inbox`} size="sm" tone={quiet ? 'secondary' : 'primary'}>
              {t('today.answer')}
            </LinkButton>
          }
        >
          {t('today.waitingHint')}
        </Notice>
      )}
      {missing !== null && missing > 0 && (
        <Notice
          tone="warn"
          title={t('today.notBookable')}
          actions={
            <LinkButton to={`${home}/setup`} size="sm" tone="secondary">
              {t('today.seeGaps')}
            </LinkButton>
          }
        >
          {t('today.notBookableHint')}
        </Notice>
      )}
    </div>
  )
}

function DayHead({ providerId, date, before, after, today, rows }: DayPageProps) {
  const t = useT('provider')
  const day = useDayName(date)
  const home = `/desk/${providerId}`
  const to = (day: string) => (day === today ? home : `${home}?date=${day}`)
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="grid">
        <h1 className="flex flex-wrap items-baseline gap-x-3 text-2xl sm:text-3xl">
          {day}
          {date === today && <span className="text-lg font-medium text-pine">{t('today.today')}</span>}
        </h1>
        <p className="text-ink-soft">
          {rows.length > 0 ? t('today.visits', { count: rows.length }) : t('today.none')}
        </p>
      </div>
      <nav aria-label={t('today.pageTitle', { day })} className="flex items-center gap-2">
        <DayLink to={to(before)} label={t('today.previous')} Icon={ChevronLeft} />
        {date !== today && (
          <LinkButton to={home} tone="quiet" size="sm">
            {t('today.backToToday')}
          </LinkButton>
        )}
        <DayLink to={to(after)} label={t('today.next')} Icon={ChevronRight} />
      </nav>
    </header>
  )
}

function DayLink({ to, label, Icon }: { to: string; label: string; Icon: typeof ChevronLeft }) {
  return (
    <Link
      to={to}
      aria-label={label}
      title={label}
      prefetch="intent"
      className="grid size-target-sm place-items-center rounded-md border border-line bg-surface text-pine hover:border-pine hover:bg-pine-wash"
    >
      <Icon aria-hidden="true" className="size-6" />
    </Link>
  )
}

function EmptyDay({ providerId, date, toAnswer, missing }: DayPageProps) {
  const t = useT('provider')
  const home = `/desk/${providerId}`
  const day = useDayName(date)
  return (
    <EmptyState
      drawing="calendar"
      title={t('today.emptyTitle', { day })}
      action={
        toAnswer > 0 || missing ? undefined : (
          <LinkButton to={`${home}/inbox?bucket=upcoming`} tone="secondary">
            {t('inbox.upcoming')}
          </LinkButton>
        )
      }
    >
      {t('today.empty')}
    </EmptyState>
  )
}

/** 11月22日 周日 out of 'YYYY-MM-DD'. */
function useDayName(date: string): string {
  const noon = instantOf(date, '12:00')
  const formats = useFormats()
  return noon ? formats.day(noon) : date
}
