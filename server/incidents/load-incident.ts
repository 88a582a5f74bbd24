import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'
import { finalIncidentStates, type IncidentSide } from './incident.contract.ts'

/** Everything a decision or a view of one call for help needs, in one read. */
export const incidentParts = {
  recipient: { select: { id: true, name: true, calledBy: true, phone: true, addressLine: true } },
  provider: { select: { id: true, name: true, phone: true } },
  order: {
    select: {
      id: true,
      terms: true,
      addressLine: true,
      visit: { select: { caregiverId: true, caregiver: { select: { name: true } } } },
    },
  },
  answers: { orderBy: { at: 'asc' } },
} as const satisfies Prisma.IncidentInclude

export type IncidentRecord = Prisma.IncidentGetPayload<{ include: typeof incidentParts }>

/** Still going on. */
export const goingOn = {
  state: { notIn: [...finalIncidentStates] },
} as const satisfies Prisma.IncidentWhereInput

/** The calls for help a viewer may see, from each side they stand on. Carers see those at visits of theirs. */
export function visibleIncidents(viewer: Viewer): { side: IncidentSide; where: Prisma.IncidentWhereInput }[] {
  if (viewer.kind !== 'person') return []
  const families = viewer.families.map(({ id }) => id)
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  const carers = viewer.providers.flatMap(({ caregiverId }) => (caregiverId ? [caregiverId] : []))
  const sides: { side: IncidentSide; where: Prisma.IncidentWhereInput }[] = []
  if (families.length > 0) sides.push({ side: 'family', where: { familyId: { in: families } } })
  if (managed.length + carers.length > 0) {
    const own = { order: { visit: { caregiverId: { in: carers } } } }
    sides.push({ side: 'provider', where: { OR: [{ providerId: { in: managed } }, own] } })
  }
  if (viewer.operator) sides.push({ side: 'operator', where: {} })
  return sides
}

/** One call for help and the side its viewer stands on. Refuses with incidents.not_found. */
export async function getVisibleIncident(
  db: Db | Tx,
  viewer: Viewer,
  incidentId: string,
): Promise<{ incident: IncidentRecord; side: IncidentSide }> {
  for (const { side, where } of visibleIncidents(viewer)) {
    const incident = await db.incident.findFirst({
      where: { AND: [{ id: incidentId }, where] },
      include: incidentParts,
    })
    if (incident) return { incident, side }
  }
  throw new DomainError('incidents.not_found')
}
