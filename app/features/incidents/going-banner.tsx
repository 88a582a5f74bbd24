import { Link } from '@remix-run/react'
import { BellRing } from 'lucide-react'
import type { IncidentRow } from '../../../server/incidents/incident.contract.ts'
import { useT } from '../../i18n/index.ts'

/** Calls for help that are going on, at the head of every page of whoever they concern, until they are closed. */
export function GoingBanner({ going }: { going: readonly IncidentRow[] }) {
  const t = useT('incidents')
  if (going.length === 0) return null
  return (
    <section aria-label={t('banner.label')} data-chrome className="grid border-b border-persimmon-line">
      {going.map((incident) => (
        <Link
          key={incident.id}
          to={`/incidents/${incident.id}`}
          className="bg-persimmon-wash font-semibold text-persimmon-ink no-underline hover:underline"
        >
          <span className="mx-auto flex min-h-target w-full max-w-page items-center gap-3 px-4 py-2 sm:px-6">
            <BellRing aria-hidden="true" className="size-6 shrink-0" />
            <span role="status" className="min-w-0 flex-1">
              {incident.state === 'acknowledged'
                ? t('banner.acknowledged', { who: incident.who, name: incident.answers[0]?.name ?? '' })
                : t('banner.raised', { who: incident.who })}
            </span>
            <span className="shrink-0 underline underline-offset-4">{t('banner.open')}</span>
          </span>
        </Link>
      ))}
    </section>
  )
}
