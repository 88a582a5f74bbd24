import { Link, useActionData } from '@remix-run/react'
import type {
  Conflict,
  Conflicts as Found,
  SoldPlaces,
} from '../../../server/availability/roster.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Notice, SubmitButton } from '../../ui/index.ts'

/** The visits promised and the places sold in the time somebody wants to take away, and the way to save all the same. */
export function Conflicts({ providerId, answered }: { providerId: string; answered: boolean }) {
  const answer = useActionData() as { conflicts?: Found } | undefined
  const { visits = [], places = [] } = (answered && answer?.conflicts) || {}
  return (
    visits.length + places.length > 0 && (
      <ConflictList providerId={providerId} conflicts={visits} places={places} />
    )
  )
}

/** The same of visits at hand; its button says that they were seen. */
export function ConflictList({
  providerId,
  conflicts,
  places = [],
}: {
  providerId: string
  conflicts: readonly Conflict[]
  places?: readonly SoldPlaces[]
}) {
  const t = useT('roster')
  const formats = useFormats()
  return (
    <div className="grid gap-4">
      {places.length > 0 && <Sold providerId={providerId} places={places} />}
      {conflicts.length > 0 && (
        <Notice tone="warn" title={t('conflicts.title', { count: conflicts.length })}>
          {t('conflicts.lead')}
        </Notice>
      )}
      <ul className="grid gap-2 empty:hidden">
        {conflicts.map(({ orderId, calledBy, title, caregiverName, startsAt, endsAt }) => (
          <li key={orderId} className="rounded-md border border-line bg-surface px-4 py-3">
            <p className="font-semibold">{formats.span(startsAt, endsAt)}</p>
            <p className="text-sm text-ink-soft elder:text-base">
              {[caregiverName, title, calledBy ?? t('conflicts.unpaid')].join(' · ')}
            </p>
            {calledBy !== null && (
              <Link
                to={`/desk/${providerId}/orders/${orderId}`}
                className="link inline-flex min-h-target-sm items-center"
              >
                {t('conflicts.open')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <div>
        <SubmitButton tone="danger" name="despite" value="on">
          {t('conflicts.despite')}
        </SubmitButton>
      </div>
    </div>
  )
}

/** Session by session, with the way to who is expected there. */
function Sold({ providerId, places }: { providerId: string; places: readonly SoldPlaces[] }) {
  const t = useT('roster')
  const formats = useFormats()
  const count = places.reduce((sum, one) => sum + one.count, 0)
  return (
    <>
      <Notice tone="warn" title={t('conflicts.sold', { count })}>
        {t('conflicts.soldLead')}
      </Notice>
      <ul className="grid gap-2">
        {places.map(({ poolId, name, startsAt, endsAt, count: sold }) => (
          <li
            key={`${poolId} ${startsAt.toISOString()}`}
            className="rounded-md border border-line bg-surface px-4 py-3"
          >
            <p className="font-semibold">{formats.span(startsAt, endsAt)}</p>
            <p className="text-sm text-ink-soft elder:text-base">
              {[name, t('conflicts.places', { count: sold })].join(' · ')}
            </p>
            <Link
              to={`/desk/${providerId}/places?from=${dayKey(startsAt)}`}
              className="link inline-flex min-h-target-sm items-center"
            >
              {t('conflicts.openPlaces')}
              <span className="sr-only"> · {formats.span(startsAt, endsAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
