import { Link, useActionData } from '@remix-run/react'
import type { Conflict } from '../../../server/availability/roster.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Notice, SubmitButton } from '../../ui/index.ts'

/** The visits promised in the time somebody wants to take away, and the way to save all the same. */
export function Conflicts({ providerId, answered }: { providerId: string; answered: boolean }) {
  const answer = useActionData() as { conflicts?: readonly Conflict[] } | undefined
  const conflicts = answered ? (answer?.conflicts ?? []) : []
  return conflicts.length > 0 && <ConflictList providerId={providerId} conflicts={conflicts} />
}

/** The same of visits at hand; its button says that they were seen. */
export function ConflictList({
  providerId,
  conflicts,
}: {
  providerId: string
  conflicts: readonly Conflict[]
}) {
  const t = useT('roster')
  const formats = useFormats()
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={t('conflicts.title', { count: conflicts.length })}>
        {t('conflicts.lead')}
      </Notice>
      <ul className="grid gap-2">
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
