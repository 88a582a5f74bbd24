import { Link } from '@remix-run/react'
import type { Roster, RosterCaregiver } from '../../../server/availability/roster.contract.ts'
import type { CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, LinkButton, Page, PageHead, Section, Tag } from '../../ui/index.ts'
import { mendOn, Troubles } from '../calendar/troubles.tsx'
import { Portrait } from '../portraits/portrait.tsx'
import { ClosingForm } from './closing-form.tsx'
import { HouseForm } from './house-form.tsx'
import { MissingYears } from './missing-years.tsx'
import { RowList } from './row-list.tsx'
import { Saved } from './saved.tsx'
import { SiteRow } from './site-row.tsx'

type Props = {
  roster: Roster
  /** Visits that no longer fit somebody’s time, or a closing day. */
  troubles: readonly CalendarVisit[]
  keyOf: string
}

/** When this house and its people have time: everybody at a glance, and what holds for all. */
export function RosterPage({ roster, troubles, keyOf }: Props) {
  const t = useT(['roster', 'plans', 'templates'])
  const formats = useFormats()
  const names = new Map(roster.sites.map(({ id, name }) => [id, name]))
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <LinkButton to={`/desk/${roster.id}/roster/templates`} tone="secondary" size="sm">
              {t('templates:open')}
            </LinkButton>
            <LinkButton to={`/desk/${roster.id}/day-off`} tone="secondary" size="sm">
              {t('plans:dayOff.open')}
            </LinkButton>
          </>
        }
      />
      <Saved />
      <Troubles visits={troubles} moveTo={mendOn(roster.id, troubles)} />
      <MissingYears years={roster.missingYears} />
      <Section title={t('people.title')} lead={t('people.lead')}>
        {roster.caregivers.length > 0 ? (
          <Card flush>
            <ul className="divide-y divide-line">
              {roster.caregivers.map((caregiver) => (
                <Person
                  key={caregiver.id}
                  caregiver={caregiver}
                  to={`/desk/${roster.id}/roster/${caregiver.id}`}
                />
              ))}
            </ul>
          </Card>
        ) : (
          <Card>
            <EmptyState
              drawing="people"
              title={t('people.empty')}
              action={
                <LinkButton to={`/desk/${roster.id}/setup/caregivers/new`}>{t('people.add')}</LinkButton>
              }
            >
              {t('people.emptyText')}
            </EmptyState>
          </Card>
        )}
      </Section>
      {roster.sites.length > 0 && (
        <Section id="sites" title={t('site.title')} lead={t('site.list')}>
          <Card flush>
            <ul className="divide-y divide-line">
              {roster.sites.map((site) => (
                <SiteRow key={site.id} site={site} to={`/desk/${roster.id}/roster/sites/${site.id}`} />
              ))}
            </ul>
          </Card>
        </Section>
      )}
      <Section id="closings" title={t('closing.title')} lead={t('closing.lead')}>
        <RowList
          rows={roster.closings.map(({ id, siteId, firstDay, lastDay, reason }) => ({
            id,
            title: days(formats, firstDay, lastDay),
            detail: [siteId ? names.get(siteId) : t('closing.all'), reason].filter(Boolean).join(' · '),
          }))}
          intent="reopen"
          remove={t('closing.reopen')}
          of={({ title }) => String(title)}
        />
        <ClosingForm roster={roster} keyOf={keyOf} />
      </Section>
      <Section id="house" title={t('house.title')}>
        <HouseForm roster={roster} />
      </Section>
      {roster.comingHolidays.length > 0 && (
        <Section title={t('coming.title')} lead={t('coming.lead')}>
          <p className="flex flex-wrap gap-2">
            {roster.comingHolidays.map(({ day, name, kind }) => (
              <Tag key={day}>
                {formats.date(day)} {name} {t(`holiday.kind.${kind}`)}
              </Tag>
            ))}
          </p>
        </Section>
      )}
    </Page>
  )
}

/** A wall date, or from one to another. */
const days = (formats: ReturnType<typeof useFormats>, first: string, last: string) =>
  first === last ? formats.date(first) : `${formats.date(first)} – ${formats.date(last)}`

function Person({ caregiver, to }: { caregiver: RosterCaregiver; to: string }) {
  const t = useT('roster')
  const formats = useFormats()
  const week = caregiver.hours.reduce((sum, row) => sum + row.endMinute - row.startMinute, 0)
  const { leaves, days: exceptions, dailyVisits } = caregiver
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-4 sm:px-5">
      <Portrait name={caregiver.name} portrait={caregiver.portrait} />
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold">{caregiver.name}</p>
        <p className="text-sm text-ink-soft elder:text-base">
          {[
            week > 0 ? t('people.week', { duration: formats.duration(week) }) : t('people.noHours'),
            dailyVisits !== null && t('people.visits', { count: dailyVisits }),
            leaves[0] && t('people.away', { from: leaves[0].startsAt, to: leaves[0].endsAt }),
            exceptions.length > 0 && t('people.exceptions', { count: exceptions.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Link to={to} className="link inline-flex min-h-target-sm items-center">
        {t('people.open')}
        <span className="sr-only"> · {caregiver.name}</span>
      </Link>
    </li>
  )
}
