import type { Ctx } from '../../context.ts'
import { promisedStates } from '../../orders/order.contract.ts'
import { callOff, nudgeOrder, rehome } from '../../orders/orders.entry.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, type Prisma, type Tx } from '../../platform/db.ts'
import { findAffected } from '../affected-visits.ts'
import { carerPapers } from '../paper.contract.ts'
import { readHouse } from '../read-house.ts'
import { paramsOf, toldParts } from './tell-lapses.ts'

const parts = { order: { select: toldParts } } as const
type Waiting = Prisma.LapsedVisitGetPayload<{ include: typeof parts }>
type Ending = Pick<Prisma.LapsedVisitUpdateManyMutationInput, 'state' | 'refundFen' | 'caregiverName'>

/**
 * What has become of a provider's held visits: those that lack nothing any more go ahead, and their families hear so; those whose time
 * is over are given to a colleague where only a caregiver's paper is missing, else called off and paid back. One that fails is tried
 * again at the next call and keeps no other from its turn. Gives how many were settled.
 */
export async function settleLapses(ctx: Ctx, providerId: string): Promise<number> {
  const { db, clock, log } = ctx
  const now = clock.now()
  const house = await readHouse(db, providerId)
  if (!house) return 0
  const waiting = await db.lapsedVisit.findMany({
    where: { state: 'waiting', order: { providerId } },
    orderBy: [{ heldUntil: 'asc' }, { id: 'asc' }],
    include: parts,
  })
  const affected = await findAffected(db, { providerId, house, now, most: Number.POSITIVE_INFINITY })
  const lacks = new Map(affected.map(({ orderId, missing }) => [orderId, missing]))
  let settled = 0
  for (const one of waiting) {
    try {
      const missing = lacks.get(one.orderId) ?? null
      if (await inTransaction(db, (tx) => settle(tx, ctx, one, missing), { timeout: 20_000 })) settled += 1
    } catch (error) {
      log.error({ err: error, orderId: one.orderId }, 'a held visit could not be settled')
    }
  }
  return settled
}

async function settle(tx: Tx, ctx: Ctx, one: Waiting, missing: readonly string[] | null): Promise<boolean> {
  const now = ctx.clock.now()
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    select id from lapsed_visit where id = ${one.id}::uuid and state = 'waiting' for update skip locked`
  if (!held) return false
  const order = await tx.order.findUniqueOrThrow({ where: { id: one.orderId }, select: toldParts })
  if (!promisedStates.some((state) => state === order.state) || order.startsAt <= now)
    return end(tx, ctx, one, { state: 'over' })
  if (!missing) {
    await enqueue(tx, 'notice', {
      ...{ to: { familyId: order.familyId }, kind: 'papers_settled', path: `/orders/${order.id}` },
      ...{ params: paramsOf(order), dedupe: `lapse:${one.id}:settled` },
    })
    await nudgeOrder(tx, order)
    return end(tx, ctx, one, { state: 'kept' })
  }
  if (one.heldUntil > now) return false
  // As an operator would: the platform ends what may not take place.
  const by = { kind: 'operator', id: null, name: '' } as const
  const key = `lapse:${one.id}`
  if (missing.every((kind) => (carerPapers as readonly string[]).includes(kind))) {
    const caregiverName = await rehome(tx, ctx, order.id, { by, key })
    if (caregiverName) return end(tx, ctx, one, { state: 'rehomed', caregiverName })
  }
  const off = await callOff(tx, ctx, order.id, { by, key })
  return end(tx, ctx, one, off ? { state: 'refunded', refundFen: off.refundFen } : { state: 'over' })
}

async function end(tx: Tx, { clock }: Ctx, { id }: Waiting, data: Ending): Promise<boolean> {
  await tx.lapsedVisit.update({ where: { id }, data: { ...data, settledAt: clock.now() } })
  return true
}
