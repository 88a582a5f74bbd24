import { orderingRoles } from '../families/family.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'
import type { Vault } from '../platform/vault.ts'
import type { ComplaintSide, ComplaintWords } from './complaint.contract.ts'

/** Everything a decision or a view of one complaint needs, in one read. */
export const complaintParts = {
  provider: { select: { name: true } },
  order: {
    select: {
      terms: true,
      recipient: { select: { name: true, calledBy: true } },
      visit: { select: { caregiver: { select: { name: true } } } },
    },
  },
} as const satisfies Prisma.ComplaintInclude

export type ComplaintRecord = Prisma.ComplaintGetPayload<{ include: typeof complaintParts }>

/** The complaints a viewer may see, from each side they stand on. Carers see none: their provider answers for them. */
function visibleComplaints(viewer: Viewer): { side: ComplaintSide; where: Prisma.ComplaintWhereInput }[] {
  if (viewer.kind !== 'person') return []
  const families = viewer.families.map(({ id }) => id)
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  return [
    ...(families.length > 0 ? [{ side: 'family' as const, where: { familyId: { in: families } } }] : []),
    ...(managed.length > 0 ? [{ side: 'provider' as const, where: { providerId: { in: managed } } }] : []),
    ...(viewer.operator ? [{ side: 'operator' as const, where: {} }] : []),
  ]
}

/** One complaint and the side its viewer stands on. Refuses with complaints.not_found. */
export async function getVisibleComplaint(
  db: Db | Tx,
  viewer: Viewer,
  complaintId: string,
): Promise<{ complaint: ComplaintRecord; side: ComplaintSide }> {
  for (const { side, where } of visibleComplaints(viewer)) {
    const complaint = await db.complaint.findFirst({
      where: { AND: [{ id: complaintId }, where] },
      include: complaintParts,
    })
    if (complaint) return { complaint, side }
  }
  throw new DomainError('complaints.not_found')
}

/** Whether they may do more than read it: families' watchers may not. */
export const mayMove = (viewer: Viewer, { familyId }: { familyId: string }, side: ComplaintSide): boolean =>
  side !== 'family' ||
  (viewer.kind === 'person' &&
    viewer.families.some(({ id, role }) => id === familyId && orderingRoles.includes(role)))

export const openWords = (vault: Vault, { id, words }: { id: string; words: string }): ComplaintWords => {
  const text = vault.open('complaint.words', id, words)
  return text ? (JSON.parse(text) as ComplaintWords) : { text: '' }
}

export const sealWords = (vault: Vault, id: string, words: ComplaintWords): string =>
  vault.seal('complaint.words', id, JSON.stringify(words))
