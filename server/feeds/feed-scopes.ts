import type { Person } from '../kernel/view.contract.ts'
import type { Prisma } from '../platform/db.ts'
import type { FeedScope } from './feed.contract.ts'

export type Scope = { readonly scope: FeedScope; readonly scopeId: string; readonly name: string }

/** The calendars a person may read: their families', those of providers they manage, and their own as a caregiver. */
export function scopesOf(viewer: Person): Scope[] {
  return [
    ...viewer.families.map(({ id, name }) => ({ scope: 'family' as const, scopeId: id, name })),
    ...viewer.providers
      .filter(({ role }) => role === 'manager')
      .map(({ id, name }) => ({ scope: 'provider' as const, scopeId: id, name })),
    ...viewer.providers.flatMap(({ caregiverId, name }) =>
      caregiverId ? [{ scope: 'caregiver' as const, scopeId: caregiverId, name }] : [],
    ),
  ]
}

/** The orders of a scope; until it is paid, an order is the family's own business. */
export function ordersOf({ scope, scopeId }: Scope): Prisma.OrderWhereInput {
  if (scope === 'family') return { familyId: scopeId }
  const where = scope === 'provider' ? { providerId: scopeId } : { visit: { caregiverId: scopeId } }
  return { ...where, paidAt: { not: null } }
}
