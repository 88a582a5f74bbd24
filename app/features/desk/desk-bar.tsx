import { Link, useParams } from '@remix-run/react'
import {
  Armchair,
  ArrowLeftRight,
  CalendarClock,
  CalendarDays,
  FileBadge,
  MessageSquareWarning,
  Phone,
  ShieldCheck,
  Tickets,
  WalletMinimal,
} from 'lucide-react'
import { useT } from '../../i18n/index.ts'
import type { Desk } from '../../session/access.server.ts'
import { cx } from '../../ui/index.ts'

const way = 'link inline-flex min-h-target-sm items-center gap-2 text-sm'

/** Which provider one works for now, and as what; places and money are a step aside. The other ways are the shell's. */
export function DeskBar({ desk, several }: { desk: Desk; several: boolean }) {
  const t = useT([
    'provider',
    'money',
    'packages',
    'calendar',
    'capacity',
    'roster',
    'filings',
    'supervision',
    'complaints',
    'phone-orders',
  ])
  // At the door every line of a phone counts.
  const visiting = useParams().orderId !== undefined
  return (
    <div className={cx('border-b border-line bg-sunken', visiting && 'max-sm:hidden')}>
      <div className="mx-auto flex w-full max-w-page flex-wrap items-center justify-between gap-x-6 px-4 sm:px-6">
        <p className="min-w-0 py-2 font-semibold">
          {desk.name}
          <span className="ms-3 text-sm font-normal text-ink-soft">{t(`desk.role.${desk.role}`)}</span>
        </p>
        <p className="flex flex-wrap gap-x-6 print:hidden">
          <Link to={`/desk/${desk.id}/calendar`} className={way}>
            <CalendarDays aria-hidden="true" className="size-4" />
            {t('calendar:link')}
          </Link>
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/places`} className={way}>
              <Armchair aria-hidden="true" className="size-4" />
              {t('capacity:desk.link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/roster`} className={way}>
              <CalendarClock aria-hidden="true" className="size-4" />
              {t('roster:link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/phone-orders`} className={way}>
              <Phone aria-hidden="true" className="size-4" />
              {t('phone-orders:tab')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/papers`} className={way}>
              <FileBadge aria-hidden="true" className="size-4" />
              {t('filings:link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/money`} className={way}>
              <WalletMinimal aria-hidden="true" className="size-4" />
              {t('money:desk.link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/packages`} className={way}>
              <Tickets aria-hidden="true" className="size-4" />
              {t('packages:desk.link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/supervision`} className={way}>
              <ShieldCheck aria-hidden="true" className="size-4" />
              {t('supervision:desk.link')}
            </Link>
          )}
          {desk.role === 'manager' && (
            <Link to={`/desk/${desk.id}/complaints`} className={way}>
              <MessageSquareWarning aria-hidden="true" className="size-4" />
              {t('complaints:desk.link')}
            </Link>
          )}
          {several && (
            <Link to="/desk?choose" className={way}>
              <ArrowLeftRight aria-hidden="true" className="size-4" />
              {t('desk.switch')}
            </Link>
          )}
        </p>
      </div>
    </div>
  )
}
