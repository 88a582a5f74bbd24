import { NavLink, useLocation } from '@remix-run/react'
import { type LucideIcon, Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Mode } from '../../../server/http/load-context.ts'
import type { Viewer } from '../../../server/kernel/view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { UnreadDot } from '../chat/unread.tsx'
import { navFor } from './nav.ts'

type BottomTabsProps = { viewer: Viewer; mode: Mode; helpPhone: string | null }

/** The same ways at the bottom edge of a phone, each with its word. In the elders' view one of them is a person to call. */
export function BottomTabs({ viewer, mode, helpPhone }: BottomTabsProps) {
  const t = useT('common')
  const { pathname } = useLocation()
  const items = navFor(viewer, pathname)
  const call = mode === 'elder' ? helpPhone : null
  const shown = call ? items.filter((item) => item.key !== 'family') : items
  return (
    <nav aria-label={t('nav.label')} data-chrome className="bottom-tabs md:hidden">
      <ul className="flex">
        {shown.map(({ key, to, Icon, end }) => (
          <Tab key={key}>
            <NavLink to={to} end={end} className={({ isActive }) => tabClass(isActive)}>
              <TabFace Icon={Icon}>{t(`nav.${key}`)}</TabFace>
              <span className="absolute end-[18%] top-1.5">
                <UnreadDot navKey={key} pathname={pathname} />
              </span>
            </NavLink>
          </Tab>
        ))}
        {call && (
          <Tab>
            <a href={`tel:${call}`} className={tabClass(false)}>
              <TabFace Icon={Phone}>{t('nav.call')}</TabFace>
            </a>
          </Tab>
        )}
      </ul>
    </nav>
  )
}

function Tab({ children }: { children: ReactNode }) {
  return <li className="min-w-0 flex-1">{children}</li>
}

function TabFace({ Icon, children }: { Icon: LucideIcon; children: ReactNode }) {
  return (
    <>
      <Icon aria-hidden="true" className="size-6" />
      {children}
    </>
  )
}

function tabClass(current: boolean): string {
  return cx(
    'relative grid h-(--tabs-height) content-center justify-items-center gap-0.5 text-center text-xs no-underline focus-visible:-outline-offset-3',
    current
      ? 'font-semibold text-pine before:absolute before:inset-x-5 before:top-0 before:h-[3px] before:rounded-full before:bg-pine'
      : 'text-ink-soft',
  )
}
