import { Link } from '@remix-run/react'
import type { RosterSite } from '../../../server/availability/roster.contract.ts'
import { useT } from '../../i18n/index.ts'
import { OpeningHours } from '../discovery/opening-hours.tsx'

/** One site and its week at a glance. */
export function SiteRow({ site, to }: { site: RosterSite; to: string }) {
  const t = useT('roster')
  const coming = site.days.map(({ day, spans }) => ({ spans, firstDay: day, lastDay: day }))
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-4 sm:px-5">
      <div className="grid min-w-0 gap-1">
        <p className="font-semibold">{site.name}</p>
        {site.hours.length + coming.length > 0 ? (
          <OpeningHours opening={{ hours: site.hours, rests: false, coming }} />
        ) : (
          <p className="text-sm text-ink-soft elder:text-base">{t('site.none')}</p>
        )}
      </div>
      <Link to={to} className="link inline-flex min-h-target-sm items-center">
        {t('site.open')}
        <span className="sr-only"> · {site.name}</span>
      </Link>
    </li>
  )
}
