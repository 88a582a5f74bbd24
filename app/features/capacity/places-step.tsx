import { Link } from '@remix-run/react'
import type { PlacesView } from '../../../server/capacity/capacity.contract.ts'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { FormSummary } from '../../rpc/problem-notice.tsx'
import type { FormState } from '../../rpc/use-form-reply.ts'
import { EmptyState, LinkButton, Notice } from '../../ui/index.ts'
import { BirthDateForm, CountForm, OtherDays, PlacesForm } from './places-form.tsx'

type Props = {
  draft: DraftView
  places: PlacesView
  form: FormState
  today: string
  path: string
  before: string | null
  after: string | null
  taken: boolean
  again: boolean
}

/** Choosing a place: the child's age where it decides, how long, then the day. */
export function PlacesStep({ draft, places, form, today, path, before, after, taken, again }: Props) {
  const t = useT(['capacity', 'waitlist'])
  // What is written down with the child is changed there; what was said for this order is said again here.
  const mend = draft.recipientId ? `/family/recipients/${draft.recipientId}` : `${path}?born`
  const born = draft.places?.bornOn ?? null
  if (places.asksBirthDate || again) {
    return (
      <>
        <FormSummary form={form} />
        <BirthDateForm draft={draft} form={form} today={today} />
      </>
    )
  }
  const some = places.days.some((day) => day.places.some(({ gap }) => gap === null))
  const noClass = places.days.every((day) => day.places.length === 0)
  return (
    <>
      {taken && (
        <Notice tone="warn" live>
          {t('capacity:when.taken')}
        </Notice>
      )}
      <FormSummary form={form} />
      {born && places.ages && <Age born={born} ages={places.ages} mend={mend} />}
      <CountForm places={places} path={path} />
      {some ? (
        <PlacesForm
          draft={draft}
          places={places}
          form={form}
          others={<OtherDays before={before} after={after} />}
        />
      ) : (
        <>
          <NoPlaces draft={draft} age={noClass} mend={mend} />
          <OtherDays before={before} after={after} />
        </>
      )}
      {!noClass && (
        <p>
          <LinkButton to={`/order/${draft.id}/wait`} tone={some ? 'quiet' : 'secondary'} size="sm">
            {t('waitlist:join.openPlace')}
          </LinkButton>
        </p>
      )}
    </>
  )
}

function Age({ born, ages, mend }: { born: string; ages: { from: number; to: number }; mend: string }) {
  const t = useT('capacity')
  return (
    <p className="text-ink-soft">
      {t('when.bornKnown', { born })} · {t('when.class', ages)}{' '}
      <Link to={mend} className="link">
        {t('when.bornChange')}
      </Link>
    </p>
  )
}

function NoPlaces({ draft, age, mend }: { draft: DraftView; age: boolean; mend: string }) {
  const t = useT('capacity')
  const { calledBy, offering } = draft
  if (age) {
    return (
      <EmptyState
        drawing="people"
        title={t('when.noneAge', { calledBy })}
        action={
          <LinkButton tone="secondary" to="/search?kind=nursery&bookable=1">
            {t('when.find')}
          </LinkButton>
        }
      >
        {t('when.noneAgeText', { calledBy })}{' '}
        <Link to={mend} className="link">
          {t('when.bornChange')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      drawing="calendar"
      title={t('when.none')}
      action={
        <LinkButton tone="secondary" to={`/providers/${offering.providerId}`}>
          {offering.providerName}
        </LinkButton>
      }
    >
      {t('when.noneText', { provider: offering.providerName })}
    </EmptyState>
  )
}
