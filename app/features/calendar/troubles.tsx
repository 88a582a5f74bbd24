import { Link } from '@remix-run/react'
import type { CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Notice } from '../../ui/index.ts'

type Props = { visits: readonly CalendarVisit[]; moveTo: ((orderId: string) => string) | null }

/** Where a visit that needs somebody is moved: on the board of its day. */
export const mendOn = (providerId: string, visits: readonly CalendarVisit[]) => (orderId: string) => {
  const at = visits.find((visit) => visit.orderId === orderId)?.startsAt
  return `/desk/${providerId}/calendar?view=board&date=${at ? dayKey(at) : ''}&move=${orderId}`
}

/** The visits shown for which somebody has to find another person or time; nothing where there are none. */
export function Troubles({ visits, moveTo }: Props) {
  const t = useT('calendar')
  const left = visits.filter(({ trouble }) => trouble !== null)
  if (left.length === 0) return null
  return (
    <Notice tone="now" title={t('trouble.title', { count: left.length })}>
      <ul className="grid gap-1">
        {left.map(({ orderId, startsAt, calledBy, title, caregiverName, trouble }) => (
          <li key={orderId} className="flex flex-wrap items-baseline gap-x-3">
            <span>
              {t('trouble.line', { at: startsAt, calledBy, title, name: caregiverName })}
              {trouble && t(`trouble.${trouble}`)}
            </span>
            {moveTo && (
              <Link to={moveTo(orderId)} className="link inline-flex min-h-target-sm items-center">
                {t('trouble.mend')}
                <span className="sr-only">
                  {' '}
                  · {calledBy} {title}
                </span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
