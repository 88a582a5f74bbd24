import { DomainError } from '../kernel/problem.ts'
import type { Person, ProviderRole } from '../kernel/view.contract.ts'

/**
 * Lets a manager of the provider pass. For anybody outside it the desk does not exist (providers.not_found); its carers
 * may know of it, not change it (providers.not_allowed).
 */
export function requireManager(viewer: Person, providerId: string): void {
  const role = roleAt(viewer, providerId)
  if (!role) throw new DomainError('providers.not_found')
  if (role !== 'manager') throw new DomainError('providers.not_allowed')
}

const roleAt = (viewer: Person, providerId: string): ProviderRole | null =>
  viewer.providers.find(({ id }) => id === providerId)?.role ?? null
