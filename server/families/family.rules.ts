import type { FamilyRole, Viewer } from '../kernel/view.contract.ts'
import { type familyProblems, orderingRoles } from './family.contract.ts'

type Refusal = keyof typeof familyProblems | null
type Member = { readonly id: string; readonly userId: string; readonly role: FamilyRole }

/** What may be done in a family besides looking, and in which role. */
const deeds = {
  /** Inviting, removing, giving another role. */
  keepCircle: ['organiser'],
  /** Adding and changing the people cared for, giving an elder their own way in. */
  careForRecipients: orderingRoles,
} as const satisfies Record<string, readonly FamilyRole[]>
export type Deed = keyof typeof deeds

/** The viewer's role in this family; null for everyone it does not exist for. */
export function roleIn(viewer: Viewer, familyId: string): FamilyRole | null {
  if (viewer.kind !== 'person') return null
  return viewer.families.find(({ id }) => id === familyId)?.role ?? null
}

/** A family one is not in does not exist; in one's own, some things are for some roles. */
export function refuseDeed(role: FamilyRole | null, deed: Deed): Refusal {
  if (!role) return 'families.not_found'
  return (deeds[deed] as readonly FamilyRole[]).includes(role) ? null : 'families.not_allowed'
}

/** Organisers give roles, their own included, as long as one organiser stays. */
export function refuseNewRole(
  members: readonly Member[],
  actorId: string,
  target: Member,
  role: FamilyRole,
): Refusal {
  const problem = refuseDeed(roleOf(members, actorId), 'keepCircle')
  if (problem) return problem
  return role !== 'organiser' && isLastOrganiser(members, target) ? 'families.last_organiser' : null
}

/** Anyone may leave, organisers may remove, as long as one organiser stays. */
export function refuseRemoval(members: readonly Member[], actorId: string, target: Member): Refusal {
  const role = roleOf(members, actorId)
  const problem = role && target.userId === actorId ? null : refuseDeed(role, 'keepCircle')
  if (problem) return problem
  return isLastOrganiser(members, target) ? 'families.last_organiser' : null
}

/** 林晓雯的家; for someone who has not said their name yet: 我的家. */
export const nameForFamilyOf = (name: string) => (/^\d{3}\*{4}\d{4}/.test(name) ? '我的家' : `${name}的家`)

const roleOf = (members: readonly Member[], userId: string) =>
  members.find((member) => member.userId === userId)?.role ?? null

const isLastOrganiser = (members: readonly Member[], target: Member) =>
  target.role === 'organiser' && members.filter(({ role }) => role === 'organiser').length === 1
