import { orderingRoles } from '../families/family.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'

/** Everything a decision or a view of one package needs, in one read. */
export const packageParts = {
  provider: { select: { name: true } },
  recipient: { select: { calledBy: true } },
  units: { orderBy: { no: 'asc' } },
} as const satisfies Prisma.VisitPackageInclude
export type PackageRecord = Prisma.VisitPackageGetPayload<{ include: typeof packageParts }>

/** What was bought, in the words of its day. */
export type PackageTerms = { readonly title: string; readonly category: string }
export const termsOf = ({ terms }: Pick<PackageRecord, 'terms'>) => terms as PackageTerms

/** Refuses with packages.not_found, also for what is not the viewer's family's. */
export async function getOwnPackage(db: Db | Tx, viewer: Viewer, packageId: string): Promise<PackageRecord> {
  const families = viewer.kind === 'person' ? viewer.families.map(({ id }) => id) : []
  const found = await db.visitPackage.findFirst({
    where: { id: packageId, familyId: { in: families } },
    include: packageParts,
  })
  if (!found) throw new DomainError('packages.not_found')
  return found
}

/** Locks it until the transaction ends, and reads it as it is then. */
export async function lockedPackage(tx: Tx, packageId: string): Promise<PackageRecord> {
  await tx.$queryRaw`select 1 from visit_package where id = ${packageId}::uuid for update`
  return tx.visitPackage.findUniqueOrThrow({ where: { id: packageId }, include: packageParts })
}

/** Whether this person may buy, pay and take money back for the family. */
export const mayBuyFor = (viewer: Viewer, familyId: string): boolean =>
  viewer.kind === 'person' &&
  viewer.families.some(({ id, role }) => id === familyId && orderingRoles.includes(role))

/** A date column holds midnight of its day in UTC. */
export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
export const textOf = (date: Date) => date.toISOString().slice(0, 10)
