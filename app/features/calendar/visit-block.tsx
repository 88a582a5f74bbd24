import { Link } from '@remix-run/react'
import { Clock3, Move, TriangleAlert } from 'lucide-react'
import type { CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'

/** What a visit needs from a person, in a word; null where it needs nothing. */
export function useNeed() {
  const t = useT('calendar')
  return ({ trouble, state, proposal, movable }: CalendarVisit) => {
    if (trouble) return { tone: 'bad' as const, text: t(`trouble.${trouble}`) }
    if (state === 'requested') return { tone: 'now' as const, text: t('visit.requested') }
    if (proposal) return { tone: 'now' as const, text: t(`visit.proposal.${proposal.side}`) }
    if (state === 'in_service') return { tone: 'pine' as const, text: t('visit.inService') }
    return movable ? null : { tone: 'plain' as const, text: t('visit.over') }
  }
}

const tones = {
  bad: 'border-bad-line bg-bad-wash',
  now: 'border-persimmon-line bg-persimmon-wash',
  pine: 'border-pine bg-pine-wash',
  plain: 'border-line bg-sunken',
} as const

type Props = {
  visit: CalendarVisit
  to: string
  /** Where to choose another time or person; null for whoever may not. */
  moveTo: string | null
  /** Whose it is, where the column does not say. */
  named: boolean
  handle?: object
}

/** A visit as it lies on the grid: when, whose, what; and the handle by which it is moved. */
export function VisitBlock({ visit, to, moveTo, named, handle }: Props) {
  const t = useT('calendar')
  const formats = useFormats()
  const need = useNeed()(visit)
  const { calledBy, title, caregiverName, startsAt, endsAt } = visit
  return (
    <div
      className={cx(
        'flex h-full min-h-0 overflow-hidden rounded-sm border text-sm leading-snug',
        need ? tones[need.tone] : 'border-pine-line bg-pine-wash',
      )}
    >
      <Link
        to={to}
        draggable={false}
        className="min-w-0 flex-1 px-1.5 py-1 text-ink no-underline focus-visible:-outline-offset-3"
      >
        <span className="block truncate font-semibold">
          {need?.tone === 'bad' && (
            <TriangleAlert aria-hidden="true" className="me-1 inline size-4 text-bad" />
          )}
          {need?.tone === 'now' && (
            <Clock3 aria-hidden="true" className="me-1 inline size-4 text-persimmon-ink" />
          )}
          {formats.time(startsAt)} {calledBy}
        </span>
        <span className="block">
          {title}
          {named && ` · ${caregiverName}`}
        </span>
        <span className="sr-only"> {t('visit.until', { at: endsAt })}</span>
        {need && <span className="block truncate font-medium">{need.text}</span>}
      </Link>
      {moveTo && (
        <Link
          to={moveTo}
          preventScrollReset
          draggable={false}
          data-move={visit.orderId}
          aria-describedby="move-keys"
          title={t('move.open')}
          className="grid w-7 shrink-0 touch-none cursor-grab place-items-start justify-center pt-1.5 text-ink-soft hover:text-pine focus-visible:-outline-offset-3"
          {...handle}
        >
          <Move aria-hidden="true" className="size-4" />
          <span className="sr-only">{t('move.openOf', { calledBy, title })}</span>
        </Link>
      )}
    </div>
  )
}
