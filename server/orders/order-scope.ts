import type { Viewer } from '../kernel/view.contract.ts'
import type { Prisma } from '../platform/db.ts'
import type { OrderView } from './order-view.contract.ts'

export type Side = OrderView['as']

/** The orders a viewer may see, from each side they stand on. Carers see the visits that are theirs. */
export function visibleOrders(viewer: Viewer): { side: Side; where: Prisma.OrderWhereInput }[] {
  if (viewer.kind !== 'person') return []
  const families = viewer.families.map(({ id }) => id)
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  const carers = viewer.providers.flatMap(({ caregiverId }) => (caregiverId ? [caregiverId] : []))
  const sides: { side: Side; where: Prisma.OrderWhereInput }[] = []
  if (families.length > 0) sides.push({ side: 'family', where: { familyId: { in: families } } })
  if (managed.length + carers.length > 0) {
    // Until it is paid, an order is the family's own business; a plan they have taken on is theirs to keep time for.
    const where: Prisma.OrderWhereInput = {
      AND: [
        { OR: [{ providerId: { in: managed } }, { visit: { caregiverId: { in: carers } } }] },
        {
          OR: [
            { state: { notIn: ['awaiting_elder', 'awaiting_payment'] }, paidAt: { not: null } },
            { state: { in: ['planned', 'awaiting_payment'] }, plan: { state: 'active' } },
          ],
        },
      ],
    }
    sides.push({ side: 'provider', where })
  }
  if (viewer.operator) sides.push({ side: 'operator', where: {} })
  return sides
}
