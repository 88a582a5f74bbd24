import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'

/** Everything a decision about one inspection, or its sheet, needs, in one read. */
export const inspectionParts = {
  provider: {
    select: {
      id: true,
      name: true,
      kind: true,
      sites: { take: 1, orderBy: { id: 'asc' }, select: { city: true, district: true, addressLine: true } },
    },
  },
  findings: {
    orderBy: { item: { code: 'asc' } },
    include: { item: true, photos: { orderBy: { at: 'asc' } } },
  },
} as const satisfies Prisma.InspectionInclude

export type InspectionRecord = Prisma.InspectionGetPayload<{ include: typeof inspectionParts }>

/** A provider's managers know of an inspection that was announced, or that has begun. */
export const knownTo = (providerIds: readonly string[]): Prisma.InspectionWhereInput => ({
  providerId: { in: [...providerIds] },
  OR: [{ announced: true }, { begunAt: { not: null } }],
})

export const managedBy = (viewer: Viewer): string[] =>
  viewer.kind === 'person'
    ? viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
    : []

/** One inspection and the side its viewer stands on. Refuses with supervision.not_found. */
export async function getVisibleInspection(
  db: Db | Tx,
  viewer: Viewer,
  inspectionId: string,
): Promise<{ inspection: InspectionRecord; side: 'operator' | 'provider' }> {
  const operator = viewer.kind === 'person' && viewer.operator
  const where = operator ? { id: inspectionId } : { AND: [{ id: inspectionId }, knownTo(managedBy(viewer))] }
  const inspection = await db.inspection.findFirst({ where, include: inspectionParts })
  if (!inspection) throw new DomainError('supervision.not_found')
  return { inspection, side: operator ? 'operator' : 'provider' }
}
