import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import {
  type beginErrandInput,
  ERRAND_MINUTES,
  type ErrandView,
  type openRecordInput,
  type RecordKind,
} from './errand.contract.ts'

/** Says why one looks things up, for half an hour; what was begun before ends. */
export async function beginErrand(
  { db, clock, viewer }: PersonCtx,
  { reason }: z.output<typeof beginErrandInput>,
): Promise<ErrandView> {
  const startedAt = clock.now()
  return inTransaction(db, async (tx) => {
    await tx.errand.updateMany({
      where: { operatorId: viewer.userId, endsAt: { gt: startedAt }, startedAt: { lt: startedAt } },
      data: { endsAt: startedAt },
    })
    const errand = await tx.errand.create({
      data: {
        operatorId: viewer.userId,
        reason,
        startedAt,
        endsAt: after(startedAt, minutes(ERRAND_MINUTES)),
      },
    })
    await recordEvent(tx, {
      ...{ stream: `errand:${errand.id}`, position: 1, subject: 'errand', subjectId: errand.id },
      ...{ transition: 'start', from: null, to: 'running', reason, at: startedAt },
      actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
    })
    return viewOf(errand)
  })
}

/** The reason that counts now; null where none does. */
export async function findErrand({ db, clock, viewer }: PersonCtx): Promise<ErrandView | null> {
  const errand = await running(db, viewer.userId, clock.now())
  return errand && viewOf(errand)
}

/** Refuses with errands.reason_missing where no reason counts. */
export async function requireErrand({ db, clock, viewer }: PersonCtx): Promise<ErrandView> {
  const errand = await running(db, viewer.userId, clock.now())
  if (!errand) throw new DomainError('errands.reason_missing')
  return viewOf(errand)
}

/**
 * Opens one record that was found: an event of the reason's chain says who, why and what, before it is seen. Gives where it stands.
 * Refuses with errands.reason_missing, errands.not_found.
 */
export async function openRecord(
  ctx: PersonCtx,
  { kind, id }: z.output<typeof openRecordInput>,
): Promise<{ path: string }> {
  const errand = await requireErrand(ctx)
  const { path, orderId } = await placeOf(ctx.db, kind, id)
  await inTransaction(ctx.db, (tx) => recordOpened(tx, ctx, errand, kind, [id]))
  if (orderId) await recordLooks(ctx, ctx.viewer.userId, [orderId])
  return { path }
}

/** Writes down in the caller's transaction that records were opened for a reason, each as an event of its chain. */
export async function recordOpened(
  tx: Tx,
  { clock, viewer }: PersonCtx,
  { id: errandId, reason }: Pick<ErrandView, 'id' | 'reason'>,
  kind: RecordKind,
  ids: readonly string[],
): Promise<void> {
  // Two that open at once stand one after the other.
  const { version } = await tx.errand.update({
    where: { id: errandId },
    data: { version: { increment: ids.length } },
  })
  for (const [index, id] of ids.entries())
    await recordEvent(tx, {
      ...{ stream: `errand:${errandId}`, position: version - ids.length + 1 + index },
      ...{ subject: 'errand', subjectId: errandId, transition: 'open', from: 'running', to: 'running' },
      ...{ reason, at: clock.now(), data: { kind, id } },
      actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
    })
}

/** Whether this record was opened for the reason that counts now. */
export async function isOpened(db: Db, errandId: string, id: string): Promise<boolean> {
  const event = await db.event.findFirst({
    where: { stream: `errand:${errandId}`, transition: 'open', data: { path: ['id'], equals: id } },
    select: { id: true },
  })
  return event !== null
}

const running = (db: Db | Tx, operatorId: string, now: Date) =>
  db.errand.findFirst({
    where: { operatorId, endsAt: { gt: now } },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  })

const viewOf = ({
  id,
  reason,
  endsAt,
  version,
}: {
  id: string
  reason: string
  endsAt: Date
  version: number
}) => ({
  ...{ id, reason, endsAt },
  opened: version - 1,
})

type Kind = z.output<typeof openRecordInput>['kind']

async function placeOf(db: Db, kind: Kind, id: string): Promise<{ path: string; orderId?: string }> {
  if (kind === 'order' && (await db.order.count({ where: { id } })))
    return { path: `/operator/orders/${id}`, orderId: id }
  if (kind === 'person' && (await db.user.count({ where: { id } }))) return { path: `/operator/people/${id}` }
  if (kind === 'provider' && (await db.provider.count({ where: { id } })))
    return { path: `/operator/providers/${id}` }
  if (kind === 'incident' && (await db.incident.count({ where: { id } }))) return { path: `/incidents/${id}` }
  if (kind === 'hardship' && (await db.hardship.count({ where: { id } })))
    return { path: `/operator/outreach/${id}` }
  const caregiver = kind === 'caregiver' && (await db.caregiver.findUnique({ where: { id } }))
  if (caregiver) return { path: `/operator/providers/${caregiver.providerId}#c-${id}` }
  const payment = kind === 'payment' && (await db.payment.findUnique({ where: { id } }))
  if (payment && payment.orderId !== null)
    return { path: `/operator/orders/${payment.orderId}`, orderId: payment.orderId }
  // What was paid for visits ahead is seen with whoever keeps it.
  if (payment && payment.packageId !== null) return { path: await keeperOf(db, payment.packageId) }
  const member =
    kind === 'recipient' &&
    (await db.familyMember.findFirst({
      where: { family: { recipients: { some: { id } } } },
      orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
    }))
  // Of somebody who receives care their family's organiser answers.
  if (member) return { path: `/operator/people/${member.userId}?of=${id}` }
  throw new DomainError('errands.not_found')
}

async function keeperOf(db: Db, packageId: string): Promise<string> {
  const { providerId } = await db.visitPackage.findUniqueOrThrow({
    where: { id: packageId },
    select: { providerId: true },
  })
  return `/operator/providers/${providerId}`
}
