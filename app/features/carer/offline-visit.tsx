import { Phone } from 'lucide-react'
import type { CarerVisit } from '../../../server/carer/carer.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import type { OnDevice } from '../../offline/use-waiting.ts'
import { Badge, buttonClass, Card, Page, Section } from '../../ui/index.ts'
import { VisitCare } from '../care/visit-care.tsx'
import { LeaveForm } from '../desk/leave-form.tsx'
import { standingOf, toneOf } from '../desk/next-step.ts'
import { VisitStep } from '../desk/visit-step.tsx'
import { VisitTo } from '../desk/visit-to.tsx'
import { OutboxForms } from './outbox-forms.tsx'
import { careWithWaiting } from './with-waiting.ts'

type OfflineVisitProps = { visit: CarerVisit; device: OnDevice; now: Date }

/** One visit without a line: where, whom to call, what to do now and what was done, put down on the phone. */
export function OfflineVisit({ visit, device, now }: OfflineVisitProps) {
  const t = useT(['carer', 'provider'])
  const formats = useFormats()
  const care = careWithWaiting(visit.care, visit, device.waiting)
  const standing = standingOf({ state: visit.state, visitState: visit.visit.state })
  const order = { ...visit, moves: [] }
  // Each form gets a key of its own when it is put down; these only tell its lines apart.
  const keyOf = visit.id
  const step = <VisitStep order={order} keyOf={keyOf} now={now} placeAgreed={care.agreed.whereabouts} />
  return (
    <Page className="gap-6 py-5">
      <header className="grid gap-1">
        <p>
          <a href="#route" className="link inline-flex min-h-target-sm items-center">
            {t('offline.toRoute')}
          </a>
        </p>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <h1 className="text-2xl">{visit.terms.title}</h1>
          <Badge tone={toneOf(standing)}>{t(`provider:next.${standing}`)}</Badge>
        </div>
        <p className="text-lg font-medium">
          {visit.recipient.name}{' '}
          <span className="text-ink-soft">{formats.span(visit.startsAt, visit.endsAt)}</span>
        </p>
      </header>
      <VisitTo order={order} spot={visit.spot} />
      <OutboxForms device={device} orderId={visit.id} providerId={visit.provider.id}>
        {visit.state !== 'in_service' && step}
        <VisitCare
          care={care}
          keyOf={keyOf}
          photoPath={`/desk/${visit.provider.id}/orders/${visit.id}/photos`}
          offline
        />
        {visit.state === 'in_service' && step}
        {visit.visit.canLeave && (
          <LeaveForm
            keyOf={keyOf}
            begun={visit.state === 'in_service'}
            placeAgreed={care.agreed.whereabouts}
          />
        )}
      </OutboxForms>
      <Section title={t('offline.help')}>
        <Card className="grid gap-3">
          <p>{t('offline.helpText')}</p>
          <p className="flex flex-wrap gap-2">
            <a href="tel:120" className={buttonClass({ tone: 'danger' })}>
              <Phone aria-hidden="true" className="size-5" />
              {t('offline.call120')}
            </a>
            {visit.provider.phone && (
              <a href={`tel:${visit.provider.phone}`} className={buttonClass({ tone: 'secondary' })}>
                <Phone aria-hidden="true" className="size-5" />
                {t('offline.callProvider')}
              </a>
            )}
          </p>
        </Card>
      </Section>
    </Page>
  )
}
