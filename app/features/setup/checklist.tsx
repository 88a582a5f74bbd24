import { Check } from 'lucide-react'
import {
  type BookabilityGap,
  bookabilityGaps,
  type ProviderSetup,
} from '../../../server/providers/provider.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card, cx, LinkButton, Notice } from '../../ui/index.ts'

import { type Standing, standingOf } from './gap-standing.ts'

/** What is missing until families can book, in the order to mend it, each with the place where it is mended. */
export function Checklist({ setup }: { setup: ProviderSetup }) {
  const t = useT('provider')
  if (setup.bookable) {
    return (
      <Notice tone="good" title={t('gaps.done')}>
        {t('gaps.doneHint')}
      </Notice>
    )
  }
  // A suspension is news only while it lasts.
  const steps = bookabilityGaps.filter((gap) => gap !== 'suspended' || setup.gaps.includes(gap))
  const first = steps.find((gap) => setup.gaps.includes(gap))
  const done = steps.filter((gap) => standingOf(gap, setup) === 'done').length
  return (
    <Card className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-xl">{t('gaps.title')}</h2>
        <p className="text-ink-soft">{t('gaps.of', { done, all: steps.length })}</p>
      </div>
      <ol className="grid divide-y divide-line">
        {steps.map((gap) => (
          <Step key={gap} gap={gap} standing={standingOf(gap, setup)} first={gap === first} setup={setup} />
        ))}
      </ol>
    </Card>
  )
}

type StepProps = { gap: BookabilityGap; standing: Standing; first: boolean; setup: ProviderSetup }

function Step({ gap, standing, first, setup }: StepProps) {
  const t = useT('provider')
  const to = placeOf(gap, setup)
  const open = standing === 'open'
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <span
        aria-hidden="true"
        className={cx(
          'mt-0.5 grid size-6 shrink-0 place-items-center rounded-full border-2',
          standing === 'done' && 'border-pine bg-pine text-on-pine',
          standing === 'later' && 'border-dashed border-line-strong',
          open && (first ? 'border-persimmon' : 'border-line-strong'),
        )}
      >
        {standing === 'done' && <Check className="size-4" strokeWidth={3} />}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className={cx(open ? 'font-semibold' : 'text-ink-soft')}>
          {standing === 'done' ? t(`gaps.${gap}.done`) : t(`gaps.${gap}.todo`)}
        </p>
        {open && <p className="text-sm text-ink-soft">{t(`gaps.${gap}.why`)}</p>}
      </div>
      {open && to && (
        <LinkButton to={to} size="sm" tone={first ? 'primary' : 'secondary'}>
          {t(`gaps.${gap}.todo`)}
        </LinkButton>
      )}
    </li>
  )
}

/** The screen where a gap is closed: the first caregiver who lacks it, or a new one. */
function placeOf(gap: BookabilityGap, setup: ProviderSetup): string | null {
  const desk = `/desk/${setup.id}/setup`
  if (gap === 'unclaimed') return `/providers/${setup.id}/claim`
  if (gap === 'suspended') return null
  if (gap === 'no_offering') return `${desk}/offerings/new`
  if (gap === 'no_papers') return `/desk/${setup.id}/papers`
  // Nobody for the work that is offered: either somebody's skills are not ticked, or nobody is there.
  const theirs = gap === 'no_caregiver' ? 'no_offering' : gap
  const lacking = setup.caregivers.find((caregiver) => caregiver.gaps.includes(theirs))
  const anchor = { no_caregiver: '#skills', no_hours: '#hours', no_credential: '#certificate' }[gap]
  return lacking ? `${desk}/caregivers/${lacking.id}${anchor}` : `${desk}/caregivers/new`
}
