import { Link } from '@remix-run/react'
import type { DayOffDone } from '../../../server/orders/moving/moving.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Avatar,
  Badge,
  Breadcrumbs,
  Card,
  LinkButton,
  Notice,
  Page,
  PageHead,
  Section,
} from '../../ui/index.ts'
import { PrintButton } from '../orders/print-button.tsx'

type Visit = DayOffDone['visits'][number]

/** The day is settled: who goes to whom now, what was called off, and what may be left to do. */
export function DayOffDonePage({ providerId, done }: { providerId: string; done: DayOffDone }) {
  const t = useT(['plans', 'roster'])
  const formats = useFormats()
  const { caregiver, day, kind, at, visits } = done
  const home = `/desk/${providerId}`
  const given = visits.filter(({ to }) => to !== null)
  const off = visits.filter(({ to }) => to === null)
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: `${home}/calendar?view=day&date=${day}`, label: formats.date(day) },
          { label: t('plans:dayOff.open') },
        ]}
      />
      <PageHead
        eyebrow={t(`roster:leave.kind.${kind}`)}
        title={t('plans:dayOff.title', { name: caregiver.name, day })}
      />
      <Notice tone="good" live title={t('plans:dayOff.done')}>
        {t('plans:dayOff.doneText', { name: caregiver.name, at })}
      </Notice>
      {given.length > 0 && (
        <Section title={t('plans:dayOff.given', { count: given.length })}>
          <Visits visits={given} home={home} />
        </Section>
      )}
      {off.length > 0 && (
        <Section title={t('plans:dayOff.off', { count: off.length })} lead={t('plans:dayOff.offText')}>
          <Visits visits={off} home={home} />
        </Section>
      )}
      <div className="flex flex-wrap gap-3 print:hidden">
        <LinkButton to={`${home}/calendar?view=board&date=${day}`}>{t('plans:dayOff.back')}</LinkButton>
        <LinkButton to={`${home}/roster/${caregiver.id}`} tone="secondary">
          {t('plans:dayOff.roster', { name: caregiver.name })}
        </LinkButton>
        <PrintButton>{t('plans:dayOff.print')}</PrintButton>
      </div>
    </Page>
  )
}

function Visits({ visits, home }: { visits: readonly Visit[]; home: string }) {
  const t = useT('plans')
  const formats = useFormats()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {visits.map(({ orderId, startsAt, endsAt, calledBy, title, to }) => (
          <li key={orderId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
            <div className="grid gap-0.5">
              <time dateTime={startsAt.toISOString()} className="font-semibold tabular-nums">
                {formats.time(startsAt)}–{formats.time(endsAt)}
              </time>
              <Link to={`${home}/orders/${orderId}`} className="link">
                {calledBy} {title}
              </Link>
            </div>
            {to ? (
              <span className="flex items-center gap-2">
                <Avatar name={to} size="sm" />
                <span className="font-semibold">{to}</span>
              </span>
            ) : (
              <Badge tone="warn">{t('dayOff.calledOff')}</Badge>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
