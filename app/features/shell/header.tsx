import { Link, NavLink, useLocation } from '@remix-run/react'
import { Bell } from 'lucide-react'
import type { Mode } from '../../../server/http/load-context.ts'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Avatar, cx } from '../../ui/index.ts'
import { UnreadDot } from '../chat/unread.tsx'
import { ModeSwitch } from './display-switches.tsx'
import { Mark } from './mark.tsx'
import { homes, navFor, otherPlaces, placeOf } from './nav.ts'

/** Mark, ways, and who is here. On a phone the ways move to the bottom edge. */
export function Header({ viewer, mode, unread }: { viewer: Viewer; mode: Mode; unread: number }) {
  const t = useT('common')
  const { pathname } = useLocation()
  const place = placeOf(pathname)
  const others = otherPlaces(viewer, place)
  const items = navFor(viewer, pathname).filter((item) => item.key !== 'account' && item.key !== 'signIn')
  return (
    <header data-chrome className="border-b border-line bg-paper">
      <div className="mx-auto flex max-w-page items-center gap-x-4 px-4 py-2 max-md:flex-wrap md:gap-x-8 sm:px-6">
        <Link to={homes[place]} className="flex min-h-target items-center gap-2.5 text-pine no-underline">
          <Mark className="size-9 shrink-0" />
          <span className="text-xl leading-none font-bold tracking-[0.12em] whitespace-nowrap">
            {t('brand')}
          </span>
        </Link>
        <nav aria-label={t('nav.label')} className="hidden flex-1 md:block">
          <ul className="flex flex-wrap gap-1">
            {items.map(({ key, to, end }) => (
              <li key={key}>
                <NavLink
                  to={to}
                  end={end}
                  prefetch="intent"
                  className={({ isActive }) =>
                    cx(
                      'flex min-h-target items-center border-b-3 border-transparent px-4 no-underline hover:text-pine',
                      isActive ? 'border-b-pine font-semibold text-pine' : 'text-ink',
                    )
                  }
                >
                  {t(`nav.${key}`)}
                  <UnreadDot navKey={key} pathname={pathname} />
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ms-auto flex items-center gap-2 md:ms-0">
          <OtherPlaces places={others} className="hidden md:flex" />
          <ModeSwitch mode={mode} />
          <Who viewer={viewer} unread={unread} />
        </div>
      </div>
      {others.length > 0 && (
        <OtherPlaces places={others} className="flex justify-end border-t border-line px-4 md:hidden" />
      )}
    </header>
  )
}

/** One person may be a daughter at home and a manager at work: the way over. */
function OtherPlaces({ places, className }: { places: ReturnType<typeof otherPlaces>; className: string }) {
  const t = useT('common')
  return (
    <div className={cx('items-center gap-4', className)}>
      {places.map(({ place, to }) => (
        <Link key={place} to={to} className="link inline-flex min-h-target-sm items-center whitespace-nowrap">
          {t(`place.${place}`)}
        </Link>
      ))}
    </div>
  )
}

function Who({ viewer, unread }: { viewer: Viewer; unread: number }) {
  const t = useT('common')
  if (viewer.kind === 'anonymous') {
    return (
      <Link
        to="/sign-in"
        className="hidden min-h-target-sm items-center rounded-md bg-pine px-5 font-semibold text-on-pine no-underline hover:bg-pine-deep md:flex"
      >
        {t('nav.signIn')}
      </Link>
    )
  }
  return (
    <>
      <Link
        to="/notices"
        className="relative grid size-target-sm place-items-center rounded-md text-ink hover:bg-pine-wash hover:text-pine"
      >
        <Bell aria-hidden="true" className="size-6" />
        <span className="sr-only">{t('nav.notices')}</span>
        {unread > 0 && (
          <span className="absolute end-0.5 top-0.5 grid min-w-5 place-items-center rounded-full bg-persimmon-ink px-1 text-xs leading-5 font-semibold text-on-persimmon">
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="sr-only">{t('nav.unread', { count: unread })}</span>
          </span>
        )}
      </Link>
      <Link
        to="/account"
        className="hidden min-h-target-sm items-center gap-2 rounded-md px-2 no-underline hover:bg-pine-wash md:flex"
      >
        <Avatar name={viewer.name} size="sm" />
        <span className="max-w-32 truncate">{viewer.name}</span>
      </Link>
    </>
  )
}
