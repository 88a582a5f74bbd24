import { Form } from '@remix-run/react'
import { MapPin, MessageSquareText, Phone } from 'lucide-react'
import type { CarerVisit } from '../../../server/carer/carer.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, buttonClass, Card, cx, SubmitButton } from '../../ui/index.ts'
import { Intent } from '../desk/intent.tsx'
import { nextStepOf, standingOf, toneOf } from '../desk/next-step.ts'
import { departsWithin } from '../desk/visit-step.tsx'
import { MapWays } from './map-ways.tsx'

type NextVisitProps = { visit: CarerVisit; keyOf: string; to: string; now: Date }

/** The visit that comes next, with all that is needed to get there and one large button. */
export function NextVisit({ visit, keyOf, to, now }: NextVisitProps) {
  const t = useT(['carer', 'provider'])
  const formats = useFormats()
  const { recipient, terms } = visit
  const standing = standingOf({ state: visit.state, visitState: visit.visit.state })
  return (
    <section aria-labelledby="next-visit">
      <Card className="grid gap-4 border-pine-line">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <p className="text-2xl leading-tight font-bold tabular-nums">
            <time dateTime={visit.startsAt.toISOString()}>{formats.time(visit.startsAt)}</time>
            <span className="ms-2 text-base font-normal text-ink-soft">
              {t('until', { at: visit.endsAt })}
            </span>
          </p>
          <Badge tone={toneOf(standing)}>{t(`provider:next.${standing}`)}</Badge>
        </div>
        <div className="grid gap-1">
          <h2 id="next-visit" className="text-xl">
            {recipient.name}
            <span className="ms-2 text-base font-normal text-ink-soft">
              {t('calledBy', { calledBy: recipient.calledBy })}
            </span>
          </h2>
          <p>{t('about', { title: terms.title, duration: formats.duration(terms.minutes) })}</p>
        </div>
        {visit.addressLine && (
          <p className="flex items-start gap-3 text-lg font-medium">
            <MapPin aria-hidden="true" className="mt-[0.22em] size-5 shrink-0 text-pine" />
            <span className="select-all">{visit.addressLine}</span>
          </p>
        )}
        {visit.note && (
          <p className="flex items-start gap-3">
            <MessageSquareText aria-hidden="true" className="mt-[0.3em] size-5 shrink-0 text-pine" />
            <span className="max-w-measure whitespace-pre-line">{visit.note}</span>
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <MapWays visit={visit} />
          {recipient.phone && (
            <a
              href={`tel:${recipient.phone}`}
              className={cx(
                buttonClass({ tone: 'secondary' }),
                'max-sm:order-first max-sm:flex-1 max-sm:px-3',
              )}
            >
              <Phone aria-hidden="true" className="size-5" />
              <span className="sr-only">{t('call', { name: recipient.name })} </span>
              {formats.maskPhone(recipient.phone)}
            </a>
          )}
        </div>
        <NextButton {...{ visit, keyOf, to, now }} />
      </Card>
    </section>
  )
}

function NextButton({ visit, keyOf, to, now }: NextVisitProps) {
  const t = useT(['carer', 'provider'])
  const step = nextStepOf({ state: visit.state, visitState: visit.visit.state })
  const soon = visit.startsAt.getTime() - now.getTime() < departsWithin
  const look = 'w-full text-lg min-h-15'
  if (step === 'depart' && soon && visit.visit.canDepart) {
    return (
      <div className="grid gap-2">
        <Form method="post" action={`/desk/${visit.provider.id}/orders/${visit.id}`}>
          <Intent value="depart" keyOf={keyOf} />
          <SubmitButton wide className={look} name="of" value={visit.id}>
            {t('depart')}
            <span className="sr-only"> · {visit.recipient.name}</span>
          </SubmitButton>
        </Form>
        <a href={to} className="link inline-flex min-h-target-sm items-center justify-self-center">
          {t('open')}
        </a>
      </div>
    )
  }
  return (
    <a href={to} className={cx(buttonClass({ tone: 'primary' }), look)}>
      {t(step === 'code' ? 'arrived' : step === 'finish' ? 'goOn' : 'open')}
      <span className="sr-only"> · {visit.recipient.name}</span>
    </a>
  )
}
