import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../../context.ts'
import type { OfferingTerms } from '../../orders/orders.entry.ts'
import type { Prisma } from '../../platform/db.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import type { PaperKind } from '../paper.contract.ts'
import type { LapseView, lapseOfOrderInput, lapsesOfProviderInput } from './lapse.contract.ts'

const SHOWN = 100

/** Families of a provider that were told of lapsed papers, those that still wait first. Refuses with providers.not_found, providers.not_allowed. */
export async function findLapsesOfProvider(
  { db, viewer }: PersonCtx,
  { providerId }: z.output<typeof lapsesOfProviderInput>,
): Promise<LapseView[]> {
  requireManager(viewer, providerId)
  return find(db, { order: { providerId } })
}

/** The same of all providers, for operators. */
export const findLapses = ({ db }: Ctx): Promise<LapseView[]> => find(db, {})

/** What the viewer's family was told of one visit and how it stands; null where nothing was ever missing. */
export async function findLapseOfOrder(
  { db, viewer }: PersonCtx,
  { orderId }: z.output<typeof lapseOfOrderInput>,
): Promise<LapseView | null> {
  const families = viewer.families.map(({ id }) => id)
  const [latest] = await find(db, { orderId, order: { familyId: { in: families } } })
  return latest ?? null
}

async function find(db: Ctx['db'], where: Prisma.LapsedVisitWhereInput): Promise<LapseView[]> {
  const rows = await db.lapsedVisit.findMany({
    where,
    orderBy: [{ state: 'asc' }, { heldUntil: 'asc' }, { toldAt: 'desc' }],
    take: SHOWN,
    include: {
      order: {
        select: {
          ...{ number: true, terms: true, startsAt: true },
          ...{ provider: { select: { name: true } }, family: { select: { name: true } } },
        },
      },
    },
  })
  return rows.map(({ order, missing, ...row }) => ({
    ...{ id: row.id, orderId: row.orderId, state: row.state, toldAt: row.toldAt, heldUntil: row.heldUntil },
    ...{ settledAt: row.settledAt, refundFen: row.refundFen, caregiverName: row.caregiverName },
    ...{ number: order.number, title: (order.terms as OfferingTerms).title, startsAt: order.startsAt },
    ...{ providerName: order.provider.name, familyName: order.family.name },
    missing: missing as PaperKind[],
  }))
}
