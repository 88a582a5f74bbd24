import type { PersonCtx } from '../context.ts'
import { after } from '../kernel/clock.ts'
import { LATEST, ownTime } from '../kernel/own-time.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { Db, Tx } from '../platform/db.ts'

const parts = {
  id: true,
  version: true,
  state: true,
  familyId: true,
  providerId: true,
  recipientId: true,
  terms: true,
  endsAt: true,
  visit: { select: { caregiverId: true, checkedInAt: true, checkedOutAt: true } },
} as const

export type ServedVisit = NonNullable<Awaited<ReturnType<typeof findOrder>>>
const findOrder = (db: Db | Tx, id: string) => db.order.findUnique({ where: { id }, select: parts })

/** The carer of the visit, or a manager there. */
export const serves = (viewer: Viewer, { providerId, visit }: Pick<ServedVisit, 'providerId' | 'visit'>) =>
  viewer.kind === 'person' &&
  viewer.providers.some(
    ({ id, role, caregiverId }) =>
      (id === providerId && role === 'manager') ||
      (caregiverId !== null && caregiverId === visit?.caregiverId),
  )

/** Whether those who serve it may still write: begun, and not longer over than two days. */
export const mayWrite = ({ visit }: Pick<ServedVisit, 'visit'>, now: Date) =>
  visit?.checkedInAt != null && (!visit.checkedOutAt || after(visit.checkedOutAt, LATEST) > now)

/**
 * The order a record is written to, and when it happened by the carer's own watch. Refuses with care.not_found (not theirs),
 * care.not_begun, care.over, care.time_impossible (before the visit began or after it ended).
 */
export async function getServedVisit(
  { viewer, clock }: PersonCtx,
  db: Db | Tx,
  orderId: string,
  said: Date | undefined,
): Promise<{ order: ServedVisit; at: Date }> {
  const order = await findOrder(db, orderId)
  if (!order || !serves(viewer, order)) throw new DomainError('care.not_found')
  const now = clock.now()
  const { checkedInAt, checkedOutAt } = order.visit ?? {}
  if (!checkedInAt) throw new DomainError('care.not_begun')
  if (!mayWrite(order, now)) throw new DomainError('care.over')
  const usual = checkedOutAt && checkedOutAt < now ? checkedOutAt : now
  const at = ownTime(said ?? usual, { now, from: checkedInAt, until: checkedOutAt })
  if (!at) throw new DomainError('care.time_impossible')
  return { order, at }
}
