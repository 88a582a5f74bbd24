import type { Roster, RosterCaregiver } from '../../../server/availability/roster.contract.ts'
import type { CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, Page, PageHead, Section } from '../../ui/index.ts'
import { mendOn, Troubles } from '../calendar/troubles.tsx'
import { LeaveForm } from './leave-form.tsx'
import { OtherDays } from './other-days.tsx'
import { RowList } from './row-list.tsx'
import { Saved } from './saved.tsx'
import { TimeForm } from './time-form.tsx'

type Props = {
  roster: Roster
  caregiver: RosterCaregiver
  /** Visits that no longer fit their time. */
  troubles: readonly CalendarVisit[]
  keyOf: string
}

/** One caregiver's time: away, other hours on single days, the week and its limits. */
export function CaregiverTimePage({ roster, caregiver, troubles, keyOf }: Props) {
  const t = useT('roster')
  const formats = useFormats()
  const title = t('person.title', { name: caregiver.name })
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: `/desk/${roster.id}/roster`, label: t('title') }, { label: caregiver.name }]}
      />
      <PageHead title={title} />
      <Saved />
      <Troubles visits={troubles} moveTo={mendOn(roster.id, troubles)} />
      <Section id="leave" title={t('leave.title')} lead={t('leave.lead')}>
        <RowList
          rows={caregiver.leaves.map(({ id, kind, startsAt, endsAt, note }) => ({
            id,
            title: `${formats.dayTime(startsAt)} – ${formats.dayTime(endsAt)}`,
            detail: [t(`leave.kind.${kind}`), note].filter(Boolean).join(' · '),
          }))}
          intent="cancel-leave"
          remove={t('leave.cancel')}
          of={({ title: which }) => String(which)}
        />
        <LeaveForm roster={roster} keyOf={keyOf} />
      </Section>
      <Section id="days" title={t('day.title')} lead={t('day.lead')}>
        <OtherDays roster={roster} days={caregiver.days} off={t('day.off')} />
      </Section>
      <Section id="week" title={t('week.title')}>
        <TimeForm caregiver={caregiver} house={roster.holidays} />
      </Section>
    </Page>
  )
}
