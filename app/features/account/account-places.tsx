import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import type { Person } from '../../../server/kernel/view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card } from '../../ui/index.ts'

/** Everywhere this person may go: at home, at work, in operations. */
export function AccountPlaces({ viewer, unread }: { viewer: Person; unread: number }) {
  const t = useT(['account', 'mydata', 'complaints'])
  return (
    <Card flush>
      <h2 className="sr-only">{t('account.places')}</h2>
      <ul className="divide-y divide-line">
        <Place to="/orders" title={t('account.orders')} text={t('account.ordersText')} />
        <Place to="/searches" title={t('account.searches')} text={t('account.searchesText')} />
        <Place to="/family" title={t('account.family')} text={t('account.familyText')} />
        <Place
          to="/notices"
          title={t('account.notices')}
          text={t('account.noticesText')}
          badge={unread > 0 && <Badge tone="now">{t('account.notices_unread', { count: unread })}</Badge>}
        />
        <Place to="/account/notices" title={t('account.sending')} text={t('account.sendingText')} />
        <Place to="/account/calendars" title={t('account.calendars')} text={t('account.calendarsText')} />
        <Place to="/account/data" title={t('mydata:place')} text={t('mydata:placeText')} />
        <Place to="/complaints" title={t('complaints:title')} text={t('complaints:lead')} />
        {viewer.providers.map(({ id, name, role }) => (
          <Place
            key={id}
            to={`/desk/${id}`}
            title={t('account.desk', { provider: name })}
            text={t(role === 'manager' ? 'account.deskManager' : 'account.deskCarer')}
          />
        ))}
        {viewer.operator && (
          <Place to="/operator" title={t('account.operator')} text={t('account.operatorText')} />
        )}
      </ul>
    </Card>
  )
}

function Place({
  to,
  title,
  text,
  badge,
}: {
  to: string
  title: string
  text: string
  badge?: React.ReactNode
}) {
  return (
    <li>
      <Link
        to={to}
        prefetch="intent"
        className="flex min-h-target items-center justify-between gap-4 px-5 py-3 no-underline hover:bg-pine-wash focus-visible:-outline-offset-3"
      >
        <span className="grid">
          <span className="font-semibold">{title}</span>
          <span className="text-sm text-ink-soft elder:text-base">{text}</span>
        </span>
        <span className="flex items-center gap-3">
          {badge}
          <ChevronRight aria-hidden="true" className="size-5 text-pine" />
        </span>
      </Link>
    </li>
  )
}
