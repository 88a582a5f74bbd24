import {
  ClipboardList,
  House,
  Inbox,
  type LucideIcon,
  MessageSquareQuote,
  Search,
  Store,
  SunMedium,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { Person, Viewer } from '../../../server/kernel/view.contract.ts'

export type Place = 'family' | 'provider' | 'operator'
type NavKey =
  | 'home'
  | 'find'
  | 'orders'
  | 'family'
  | 'today'
  | 'inbox'
  | 'reviews'
  | 'setup'
  | 'operator'
  | 'account'
  | 'signIn'
export type NavItem = { key: NavKey; to: string; Icon: LucideIcon; end?: boolean }

/** Where the mark leads. */
export const homes: Record<Place, string> = { family: '/', provider: '/desk', operator: '/operator' }

const account: NavItem = { key: 'account', to: '/account', Icon: UserRound }

const family: NavItem[] = [
  { key: 'home', to: '/', Icon: House, end: true },
  { key: 'find', to: '/search', Icon: Search },
  { key: 'orders', to: '/orders', Icon: ClipboardList },
  { key: 'family', to: '/family', Icon: UsersRound },
]

const operator: NavItem[] = [{ key: 'operator', to: '/operator', Icon: ClipboardList }]

/** Where in the product an address lies; one person may be a daughter at home and a manager at work. */
export function placeOf(pathname: string): Place {
  if (/^\/(desk|carer)(\/|$)/.test(pathname)) return 'provider'
  return /^\/operator(\/|$)/.test(pathname) ? 'operator' : 'family'
}

/** The ways a viewer has from here: at most five, because that is how many tabs a phone holds. */
export function navFor(viewer: Viewer, pathname: string): NavItem[] {
  if (viewer.kind === 'anonymous') {
    return [...family.slice(0, 2), { key: 'signIn', to: '/sign-in', Icon: UserRound }]
  }
  const place = placeOf(pathname)
  if (place === 'provider') return [...deskItems(viewer, pathname), account]
  if (place === 'operator' && viewer.operator) return [...operator, account]
  return [...family, account]
}

/** The parts of the desk one stands at; a carer has the day, a manager the rest too. */
function deskItems(viewer: Person, pathname: string): NavItem[] {
  const id = pathname.split('/')[2]
  const desk = viewer.providers.find((provider) => provider.id === id) ?? viewer.providers[0]
  if (!desk) return []
  const base = `/desk/${desk.id}`
  const today: NavItem = { key: 'today', to: base, Icon: SunMedium, end: true }
  if (desk.role !== 'manager') return [{ ...today, to: desk.caregiverId ? '/carer' : base }]
  return [
    today,
    { key: 'inbox', to: `${base}/inbox`, Icon: Inbox },
    { key: 'reviews', to: `${base}/reviews`, Icon: MessageSquareQuote },
    { key: 'setup', to: `${base}/setup`, Icon: Store },
  ]
}

/** The other places a viewer may go to from this one. */
export function otherPlaces(viewer: Viewer, place: Place): { place: Place; to: string }[] {
  if (viewer.kind === 'anonymous') return []
  const places: { place: Place; to: string }[] = [
    { place: 'family', to: homes.family },
    ...(viewer.providers.length > 0 ? [{ place: 'provider', to: homes.provider } as const] : []),
    ...(viewer.operator ? [{ place: 'operator', to: homes.operator } as const] : []),
  ]
  return places.filter((other) => other.place !== place)
}
