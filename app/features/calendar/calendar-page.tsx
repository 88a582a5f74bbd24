import { Form, Link, useNavigate, useSubmit } from '@remix-run/react'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import type { CalendarView } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import { Button, EmptyState, LinkButton, Notice, Page, Select, Tabs } from '../../ui/index.ts'
import { Agenda } from './agenda.tsx'
import type { Moving } from './calendar.server.ts'
import { addressOf, type CalendarAddress, calendarViews, dayAfter, shownDays } from './calendar-address.ts'
import { Columns } from './columns.tsx'
import { MovePanel } from './move-panel.tsx'
import { Troubles } from './troubles.tsx'

export type CalendarPageProps = {
  providerId: string
  address: CalendarAddress
  today: string
  calendar: CalendarView
  moving: Moving | null
  manages: boolean
  moveKey: string
  done: 'moved' | 'asked' | 'swapped' | null
  answer: unknown
}

/** Everybody's visits by day, week, list or side by side; moved by hand, by keys or by menu, and looked at before it is saved. */
export function CalendarPage(props: CalendarPageProps) {
  const { providerId, address, today, calendar, moving, manages, done } = props
  const t = useT('calendar')
  const navigate = useNavigate()
  const base = `/desk/${providerId}/calendar`
  const shown = onlyOf(calendar, address.carer)
  const visitTo = (orderId: string) => `/desk/${providerId}/orders/${orderId}`
  const moveTo = manages
    ? (orderId: string) => addressOf(base, address, { move: { orderId, day: null, time: null, to: null } })
    : null
  const agenda = <Agenda calendar={shown} today={today} visitTo={visitTo} moveTo={moveTo} />
  const panel = moving && (
    <MovePanel
      key={moving.orderId}
      providerId={providerId}
      address={address}
      moving={moving}
      staff={calendar.staff}
      moveKey={props.moveKey}
      answer={props.answer}
      close={addressOf(base, address, { move: null })}
    />
  )
  return (
    <Page width="wide" className="gap-6 py-6 sm:py-8">
      <Head {...props} base={base} />
      {done && (
        <Notice tone="good" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      <Troubles visits={shown.visits} moveTo={moveTo} />
      {calendar.staff.length === 0 ? (
        <EmptyState drawing="people" title={<h2>{t('empty.title')}</h2>}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <div className={panel ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]' : 'grid'}>
          {panel && <div className="lg:sticky lg:top-24 lg:order-2">{panel}</div>}
          <div className="min-w-0">
            {address.view === 'list' ? (
              agenda
            ) : (
              <>
                <div className="md:hidden">{agenda}</div>
                <div className="hidden md:block">
                  <Columns
                    calendar={shown}
                    address={address}
                    today={today}
                    visitTo={visitTo}
                    moveTo={moveTo}
                    drop={({ orderId, day, time, to }) =>
                      navigate(addressOf(base, address, { move: { orderId, day, time, to } }), {
                        preventScrollReset: true,
                      })
                    }
                  />
                </div>
              </>
            )}
          </div>
        </div>
      )}
    </Page>
  )
}

/** One caregiver's part of it. */
function onlyOf(calendar: CalendarView, carer: string | null): CalendarView {
  if (!carer) return calendar
  return {
    days: calendar.days,
    staff: calendar.staff.filter(({ id }) => id === carer),
    visits: calendar.visits.filter(({ caregiverId }) => caregiverId === carer),
  }
}

function Head({ address, today, calendar, manages, base }: CalendarPageProps & { base: string }) {
  const t = useT('calendar')
  const { from, days } = shownDays(address)
  const to = (date: string) => addressOf(base, address, { date, move: null })
  const title = useSpanName(from, days)
  return (
    <div className="grid gap-4 print:hidden">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-xl sm:text-3xl">{title}</h1>
        <nav aria-label={t('step.label')} className="flex flex-wrap items-center gap-2">
          <StepLink
            to={to(dayAfter(from, -days))}
            label={t(days === 1 ? 'step.dayBefore' : 'step.weekBefore')}
            Icon={ChevronLeft}
          />
          <LinkButton to={to(today)} tone="quiet" size="sm">
            {t('today')}
          </LinkButton>
          <StepLink
            to={to(dayAfter(from, days))}
            label={t(days === 1 ? 'step.dayAfter' : 'step.weekAfter')}
            Icon={ChevronRight}
          />
          {manages && (
            <LinkButton to={base.replace(/calendar$/, 'waitlist')} tone="quiet" size="sm">
              {t('queue')}
            </LinkButton>
          )}
          <LinkButton
            to={`${base}/sheet?date=${address.date}`}
            tone="secondary"
            size="sm"
            icon={<Printer aria-hidden="true" className="size-4" />}
          >
            {t('sheet.open')}
          </LinkButton>
        </nav>
      </header>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Tabs
          label={t('view.label')}
          items={calendarViews.map((view) => ({
            to: addressOf(base, address, { view, move: null }),
            label: t(`view.${view}`),
            current: view === address.view,
          }))}
        />
        {manages && calendar.staff.length > 1 && <OnlyOf address={address} calendar={calendar} />}
      </div>
    </div>
  )
}

/** Whose visits: a plain question by address; with scripts it is asked on choosing. */
function OnlyOf({ address, calendar }: { address: CalendarAddress; calendar: CalendarView }) {
  const t = useT('calendar')
  const submit = useSubmit()
  return (
    <Form
      method="get"
      className="flex flex-wrap items-end gap-2"
      onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
    >
      <input type="hidden" name="view" value={address.view} />
      <input type="hidden" name="date" value={address.date} />
      <Select
        key={address.carer}
        label={t('only.label')}
        name="carer"
        defaultValue={address.carer ?? ''}
        placeholder={t('only.all')}
        options={calendar.staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <noscript>
        <Button type="submit" tone="secondary" size="sm">
          {t('only.look')}
        </Button>
      </noscript>
    </Form>
  )
}

function StepLink({ to, label, Icon }: { to: string; label: string; Icon: typeof ChevronLeft }) {
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

/** 11月23日 周一, or from one day to another. */
export function useSpanName(from: string, days: number): string {
  const t = useT('calendar')
  const formats = useFormats()
  const name = (date: string) => {
    const noon = instantOf(date, '12:00')
    return noon ? formats.day(noon) : date
  }
  return days === 1 ? name(from) : t('span', { from: name(from), to: name(dayAfter(from, days - 1)) })
}
