import { Form, useActionData } from '@remix-run/react'
import type { Roster, RosterSite } from '../../../server/availability/roster.contract.ts'
import type { CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import { Breadcrumbs, Page, PageHead, Section, Stack, SubmitButton } from '../../ui/index.ts'
import { mendOn, Troubles } from '../calendar/troubles.tsx'
import { useIntentForm } from '../desk/use-intent-form.ts'
import { hoursToFields } from '../setup/hours.ts'
import { HoursFields } from '../setup/hours-fields.tsx'
import { Conflicts } from './conflicts.tsx'
import { OtherDays } from './other-days.tsx'
import { Saved } from './saved.tsx'

type Props = {
  roster: Roster
  site: RosterSite
  /** Visits that no longer fit. */
  troubles: readonly CalendarVisit[]
}

/** When one site is open: the week, and single days that differ. */
export function SiteHoursPage({ roster, site, troubles }: Props) {
  const t = useT('roster')
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: `/desk/${roster.id}/roster`, label: t('title') }, { label: t('site.title') }]}
      />
      <PageHead title={t('site.title')} eyebrow={site.name} lead={t('site.lead')} />
      <Saved />
      <Troubles visits={troubles} moveTo={mendOn(roster.id, troubles)} />
      <WeekForm providerId={roster.id} site={site} />
      <Section id="days" title={t('day.title')} lead={t('site.days')}>
        <OtherDays roster={roster} days={site.days} off={t('site.closed')} />
      </Section>
    </Page>
  )
}

function WeekForm({ providerId, site }: { providerId: string; site: RosterSite }) {
  const t = useT('roster')
  const form = useIntentForm(useActionData(), 'site', hoursToFields(site.hours))
  return (
    <Form method="post" noValidate>
      <Stack gap="lg">
        <FormSummary form={form} />
        <input type="hidden" name="intent" value="site" />
        <HoursFields form={form} label={t('site.hours')} hint={t('site.hint')} />
        <Conflicts providerId={providerId} answered={form.answered} />
        <div>
          <SubmitButton name="of" value="site">
            {t('site.save')}
          </SubmitButton>
        </div>
      </Stack>
    </Form>
  )
}
