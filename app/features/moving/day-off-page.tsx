import { Form } from '@remix-run/react'
import type { DayOffView } from '../../../server/orders/moving/moving.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { instantOf } from '../../i18n/shanghai.ts'
import {
  Breadcrumbs,
  Button,
  Card,
  DateField,
  EmptyState,
  LinkButton,
  Page,
  PageHead,
  Section,
  Select,
} from '../../ui/index.ts'
import { DayOffForm } from './day-off-form.tsx'

export type DayOffPageProps = {
  providerId: string
  caregivers: readonly { id: string; name: string }[]
  /** 'YYYY-MM-DD' */
  day: string
  /** What the chosen one leaves behind; null until somebody is chosen. */
  left: DayOffView | null
  dayOffKey: string
  answer: unknown
}

/** Somebody can't come on a day: who and when, then who goes to each of their visits, confirmed once. */
export function DayOffPage(props: DayOffPageProps) {
  const { providerId, caregivers, day, left, dayOffKey, answer } = props
  const t = useT('plans')
  const formats = useFormats()
  const noon = instantOf(day, '12:00')
  const named = noon ? formats.day(noon) : day
  const home = `/desk/${providerId}`
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: `${home}?date=${day}`, label: named }, { label: t('dayOff.open') }]} />
      <PageHead
        title={left ? t('dayOff.title', { name: left.caregiver.name, day }) : t('dayOff.open')}
        lead={t('dayOff.openText')}
      />
      {caregivers.length === 0 ? (
        <EmptyState
          drawing="people"
          title={<h2>{t('dayOff.nobodyYet')}</h2>}
          action={<LinkButton to={`${home}/setup`}>{t('dayOff.nobodyYetAction')}</LinkButton>}
        >
          {t('dayOff.nobodyYetText')}
        </EmptyState>
      ) : (
        <Choose {...props} />
      )}
      {left && left.visits.length > 0 && (
        <DayOffForm
          key={`${left.caregiver.id} ${day}`}
          left={left}
          day={day}
          dayOffKey={dayOffKey}
          answer={answer}
        />
      )}
      {left && left.visits.length === 0 && (
        <EmptyState
          drawing="calendar"
          title={<h2>{t('dayOff.none')}</h2>}
          action={
            <LinkButton to={`${home}/roster/${left.caregiver.id}#leave`} tone="secondary">
              {t('dayOff.leave')}
            </LinkButton>
          }
        >
          {t('dayOff.noneText')}
        </EmptyState>
      )}
    </Page>
  )
}

/** A plain question by address: nothing changes until the day is confirmed. */
function Choose({ providerId, caregivers, day, left }: DayOffPageProps) {
  const t = useT('plans')
  return (
    <Section title={t('dayOff.choose')}>
      <Card>
        <Form
          method="get"
          action={`/desk/${providerId}/day-off`}
          className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
        >
          <Select
            key={left?.caregiver.id}
            label={t('dayOff.caregiver')}
            name="caregiver"
            defaultValue={left?.caregiver.id ?? caregivers[0]?.id}
            options={caregivers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DateField key={day} label={t('dayOff.day')} name="day" defaultValue={day} required />
          <Button type="submit" tone="secondary">
            {t('dayOff.look')}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
