import { Link } from '@remix-run/react'
import type { OccupancyView } from '../../../server/capacity/capacity.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import {
  Badge,
  Card,
  type Column,
  EmptyState,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
  Stack,
  Table,
} from '../../ui/index.ts'

type PlacesDone = 'saved' | 'retired'
type Props = {
  providerId: string
  occupancy: OccupancyView
  from: string
  until: string
  before: string
  after: string
  today: string
  done: PlacesDone | null
}

/** How full each group of places is over a week: who comes, what is left, who is on duty, why the next is refused. */
export function OccupancyPage({ providerId, occupancy, from, until, before, after, today, done }: Props) {
  const t = useT('capacity')
  const base = `/desk/${providerId}/places`
  const week = t('desk.week', { from: useDayName(from), to: useDayName(until) })
  const add = (
    <LinkButton to={`${base}/new`} tone={occupancy.pools.length > 0 ? 'secondary' : 'primary'}>
      {t('desk.add')}
    </LinkButton>
  )
  return (
    <Page width="wide" className="py-6 sm:py-8">
      {done && <Notice tone="good">{t(`form.${done}`)}</Notice>}
      <PageHead title={t('desk.title')} lead={t('desk.lead')} actions={occupancy.pools.length > 0 && add} />
      {occupancy.pools.length === 0 ? (
        <EmptyState drawing="calendar" title={t('desk.empty')} action={add}>
          {t('desk.emptyText')}
        </EmptyState>
      ) : (
        <Stack gap="xl">
          <nav
            aria-label={week}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y border-line py-2"
          >
            <p className="font-semibold">{week}</p>
            <p className="flex flex-wrap gap-x-6">
              <WeekLink to={`${base}?from=${before}`}>{t('desk.before')}</WeekLink>
              {from !== today && <WeekLink to={base}>{t('desk.thisWeek')}</WeekLink>}
              <WeekLink to={`${base}?from=${after}`}>{t('desk.after')}</WeekLink>
            </p>
          </nav>
          {occupancy.pools.map((pool) => (
            <PoolWeek key={pool.id} pool={pool} providerId={providerId} />
          ))}
        </Stack>
      )}
    </Page>
  )
}

const WeekLink = ({ to, children }: { to: string; children: React.ReactNode }) => (
  <Link to={to} preventScrollReset className="link inline-flex min-h-target-sm items-center">
    {children}
  </Link>
)

type Pool = OccupancyView['pools'][number]
type CapacityT = ReturnType<typeof useT<'capacity'>>
const ruleText = ({ most, perCarer, source }: NonNullable<Pool['rule']>, t: CapacityT) =>
  perCarer === null ? t('desk.ruleOpen', { most, source }) : t('desk.rule', { most, perCarer, source })
type Day = Pool['days'][number]
type Session = Day['sessions'][number]
/** Sessions of a day that stand alike are one line. */
type Row = { key: string; day: Day; sessions: [Session, ...Session[]] }

function rowsOf(pool: Pool): Row[] {
  const rows: Row[] = []
  for (const day of pool.days) {
    if (!day.open && day.who.length === 0) continue
    const alike = new Map<string, Row>()
    for (const session of day.sessions) {
      const here = day.who.filter(({ sessions }) => sessions.includes(session.no))
      const { taken, seats, gap, onDuty } = session
      const look = JSON.stringify([taken, seats, gap, onDuty, here.map(({ orderId }) => orderId)])
      const row = alike.get(look)
      if (row) row.sessions.push(session)
      else alike.set(look, { key: `${day.date} ${session.no}`, day, sessions: [session] })
    }
    rows.push(...alike.values())
  }
  return rows
}

function PoolWeek({ pool, providerId }: { pool: Pool; providerId: string }) {
  const t = useT('capacity')
  const { rule } = pool
  const formats = useFormats()
  const rows = rowsOf(pool)
  const shut = pool.days.filter(({ open, who }) => !open && who.length === 0)
  const named = [t(`kind.${pool.kind}`), pool.ageClass && t(`class.${pool.ageClass}`)]
    .filter(Boolean)
    .join(' · ')
  return (
    <Section
      title={pool.name}
      lead={
        <>
          {named}
          {rule && <span className="block">{ruleText(rule, t)}</span>}
        </>
      }
      actions={
        <Link
          to={`/desk/${providerId}/places/${pool.id}`}
          aria-label={t('desk.editNamed', { name: pool.name })}
          className="link inline-flex min-h-target-sm items-center"
        >
          {t('desk.edit')}
        </Link>
      }
    >
      <Card flush>
        <Table
          caption={pool.name}
          hideCaption
          rows={rows}
          rowKey={({ key }) => key}
          columns={useColumns(pool, providerId)}
        />
      </Card>
      {shut.length > 0 && (
        <p className="text-sm text-ink-soft">
          {shut.map(({ date }) => formats.day(noonOf(date))).join(' · ')} · {t('desk.closed')}
        </p>
      )}
    </Section>
  )
}

function useColumns(pool: Pool, providerId: string): Column<Row>[] {
  const t = useT('capacity')
  const formats = useFormats()
  const columns: Column<Row>[] = [
    {
      key: 'day',
      head: t('desk.day'),
      cell: ({ day, sessions }) => (
        <>
          {formats.day(noonOf(day.date))}
          {sessions.map((session) => (
            <span key={session.no} className="block text-sm font-normal text-ink-soft">
              {session.name} {formats.time(session.startsAt)}–{formats.time(session.endsAt)}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'taken',
      head: t('desk.taken'),
      numeric: true,
      cell: ({ day, sessions: [{ taken, seats }] }) =>
        day.open || taken > 0 ? (
          <span className="tabular-nums">{t('desk.places', { taken, seats })}</span>
        ) : (
          '—'
        ),
    },
    { key: 'state', head: '', cell: (row) => <Standing row={row} pool={pool} /> },
    {
      key: 'onDuty',
      head: t('desk.onDuty'),
      cell: ({ day, sessions: [session] }) =>
        day.open ? session.onDuty.join(' · ') || t('desk.nobody') : '—',
    },
    { key: 'who', head: t('desk.who'), cell: (row) => <Who row={row} providerId={providerId} /> },
  ]
  // Who is on duty matters where somebody counts them.
  return pool.rule ? columns : columns.filter(({ key }) => key !== 'onDuty')
}

function Standing({ row: { day, sessions }, pool }: { row: Row; pool: Pool }) {
  const t = useT('capacity')
  const { taken, seats, left, gap, short } = sessions[0]
  if (short) return <Badge tone="bad">{t('desk.stateShort', { taken, seats })}</Badge>
  if (!day.open) return <Badge>{t('desk.closed')}</Badge>
  if (gap === 'no_carer') return <Badge tone="warn">{t('desk.stateNoCarer')}</Badge>
  if (gap === 'ratio') return <Badge tone="warn">{t('desk.stateRatio', { seats })}</Badge>
  if (gap === 'full') return <Badge tone="pine">{t('desk.stateFull')}</Badge>
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <Badge tone="good">{t('desk.stateFree', { count: left })}</Badge>
      {pool.rule?.perCarer && (
        <span className="text-sm text-ink-soft">{t('desk.ratioOk', { perCarer: pool.rule.perCarer })}</span>
      )}
    </span>
  )
}

function Who({ row: { day, sessions: shown }, providerId }: { row: Row; providerId: string }) {
  const t = useT('capacity')
  const here = day.who.filter(({ sessions }) => sessions.includes(shown[0].no))
  if (here.length === 0) return <span className="text-ink-soft">{t('desk.whoNone')}</span>
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {here.map(({ orderId, name, held }) => (
        <li key={orderId}>
          {held ? (
            <span className="text-ink-soft">{t('desk.held')}</span>
          ) : (
            <Link to={`/desk/${providerId}/orders/${orderId}`} className="link">
              {name}
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}

const noonOf = (date: string) => new Date(`${date}T12:00:00+08:00`)

/** 11月22日 周日 out of 'YYYY-MM-DD'. */
function useDayName(date: string): string {
  const noon = instantOf(date, '12:00')
  const formats = useFormats()
  return noon ? formats.day(noon) : date
}
