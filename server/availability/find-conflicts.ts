import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { Conflict, conflictsInput } from './roster.contract.ts'

export type Where = {
  readonly providerId: string
  readonly caregiverId: string | null
  /** Null: whichever site they belong to. */
  readonly siteId?: string | null
  /** Only what happens at the site, not what its people go out for. */
  readonly indoors?: boolean
  readonly from: Date
  readonly until: Date
}

/**
 * The visits promised that touch some time of a caregiver, or of everybody here: what to settle before leave is written
 * down. Refuses with providers.not_found, providers.not_allowed.
 */
export async function findConflicts(
  ctx: PersonCtx,
  input: z.output<typeof conflictsInput>,
): Promise<Conflict[]> {
  requireManager(ctx.viewer, input.providerId)
  return conflictsIn(ctx.db, { ...input, indoors: input.siteId !== null })
}

export async function conflictsIn(
  db: Db | Tx,
  { providerId, caregiverId, siteId = null, indoors = false, from, until }: Where,
): Promise<Conflict[]> {
  const promised = await db.hold.findMany({
    where: {
      releasedAt: null,
      orderId: { not: null },
      startsAt: { lt: until },
      endsAt: { gt: from },
      caregiver: { providerId, ...(caregiverId && { id: caregiverId }) },
      ...(siteId && { order: { offering: { siteId, ...(indoors && { mode: 'on_site' }) } } }),
    },
    select: {
      startsAt: true,
      caregiver: { select: { id: true, name: true } },
      order: {
        select: {
          id: true,
          endsAt: true,
          paidAt: true,
          terms: true,
          recipient: { select: { calledBy: true } },
        },
      },
    },
    orderBy: { startsAt: 'asc' },
  })
  return promised
    .flatMap(({ order, ...hold }) => (order && order.endsAt > from ? [{ ...hold, order }] : []))
    .map(({ startsAt, caregiver, order }) => ({
      orderId: order.id,
      calledBy: order.paidAt ? order.recipient.calledBy : null,
      title: (order.terms as { title: string }).title,
      caregiverId: caregiver.id,
      caregiverName: caregiver.name,
      startsAt,
      endsAt: order.endsAt,
    }))
}

/** Refuses with availability.visits_promised unless somebody has seen them and says so. */
export async function assertSeen(tx: Tx, despite: boolean, where: Where): Promise<void> {
  if (despite) return
  const { length: count } = await conflictsIn(tx, where)
  if (count > 0) throw new DomainError('availability.visits_promised', { count })
}
