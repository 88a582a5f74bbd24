import { NavLink, useLocation } from '@remix-run/react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { navFor, placeOf } from './nav.ts'

/** The same ways at the bottom edge of a phone, each with its word. */
export function BottomTabs({ viewer }: { viewer: Viewer }) {
  const t = useT('common')
  const items = navFor(viewer, placeOf(useLocation().pathname))
  return (
    <nav aria-label={t('nav.label')} data-chrome className="bottom-tabs md:hidden">
      <ul className="flex">
        {items.map(({ key, to, Icon, end }) => (
          <li key={key} className="min-w-0 flex-1">
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                cx(
                  'relative grid h-(--tabs-height) content-center justify-items-center gap-0.5 text-center text-xs no-underline focus-visible:-outline-offset-3 elder:text-sm',
                  isActive
                    ? 'font-semibold text-pine before:absolute before:inset-x-5 before:top-0 before:h-[3px] before:rounded-full before:bg-pine'
                    : 'text-ink-soft',
                )
              }
            >
              <Icon aria-hidden="true" className="size-6" />
              {t(`nav.${key}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
