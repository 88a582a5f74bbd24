import {
  CalendarDays,
  ClipboardList,
  House,
  type LucideIcon,
  Search,
  Store,
  SunMedium,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { Viewer } from '../../../server/kernel/view.contract.ts'

export type Place = 'family' | 'provider' | 'operator'
export type NavKey =
  | 'home'
  | 'find'
  | 'orders'
  | 'family'
  | 'today'
  | 'schedule'
  | 'profile'
  | 'operator'
  | 'account'
  | 'signIn'
export type NavItem = { key: NavKey; to: string; Icon: LucideIcon; end?: boolean }

const account: NavItem = { key: 'account', to: '/account', Icon: UserRound }

const family: NavItem[] = [
  { key: 'home', to: '/', Icon: House, end: true },
  { key: 'find', to: '/search', Icon: Search },
  { key: 'orders', to: '/orders', Icon: ClipboardList },
  { key: 'family', to: '/family', Icon: UsersRound },
]

const provider: NavItem[] = [
  { key: 'today', to: '/provider', Icon: SunMedium, end: true },
  { key: 'schedule', to: '/provider/schedule', Icon: CalendarDays },
  { key: 'profile', to: '/provider/profile', Icon: Store },
]

const operator: NavItem[] = [{ key: 'operator', to: '/operator', Icon: ClipboardList }]

/** Where in the product an address lies; one person may be a daughter at home and a manager at work. */
export function placeOf(pathname: string): Place {
  if (/^\/provider(\/|$)/.test(pathname)) return 'provider'
  return /^\/operator(\/|$)/.test(pathname) ? 'operator' : 'family'
}

/** The ways a viewer has from here: at most five, because that is how many tabs a phone holds. */
export function navFor(viewer: Viewer, place: Place): NavItem[] {
  if (viewer.kind === 'anonymous') {
    return [...family.slice(0, 2), { key: 'signIn', to: '/sign-in', Icon: UserRound }]
  }
  if (place === 'provider' && viewer.providers.length > 0) return [...provider, account]
  if (place === 'operator' && viewer.operator) return [...operator, account]
  return [...family, account]
}

/** The other places a viewer may go to from this one. */
export function otherPlaces(viewer: Viewer, place: Place): { place: Place; to: string }[] {
  if (viewer.kind === 'anonymous') return []
  const places: { place: Place; to: string }[] = [
    { place: 'family', to: '/' },
    ...(viewer.providers.length > 0 ? [{ place: 'provider', to: '/provider' } as const] : []),
    ...(viewer.operator ? [{ place: 'operator', to: '/operator' } as const] : []),
  ]
  return places.filter((other) => other.place !== place)
}
