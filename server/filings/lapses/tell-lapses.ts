import type { Ctx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { nudgeOrder, type OfferingTerms } from '../../orders/orders.entry.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../../platform/db.ts'
import { findAffected } from '../affected-visits.ts'
import type { AffectedVisit } from '../filing.contract.ts'
import { readHouse } from '../read-house.ts'
import { heldUntil, isToldNow } from './lapse.rules.ts'

/** Tells the families of a provider's visits for which a paper is over, each once while it waits. Gives how many were told. */
export async function tellLapses(ctx: Ctx, providerId: string): Promise<number> {
  const { db, clock } = ctx
  const now = clock.now()
  const house = await readHouse(db, providerId)
  if (!house) return 0
  const affected = await findAffected(db, { providerId, house, now, most: Number.POSITIVE_INFINITY })
  const waiting = await db.lapsedVisit.findMany({
    where: { state: 'waiting', order: { providerId } },
    select: { orderId: true },
  })
  const known = new Set(waiting.map(({ orderId }) => orderId))
  const fresh = affected.filter((visit) => isToldNow(visit, now) && !known.has(visit.orderId))
  let told = 0
  for (const visit of fresh) {
    try {
      await inTransaction(db, (tx) => hold(tx, visit, now))
      told += 1
    } catch (error) {
      // Another worker told them in the same moment.
      if (!isUniqueViolation(error))
        ctx.log.error({ err: error, orderId: visit.orderId }, 'a family was not told')
    }
  }
  if (told > 0) await tellWatchers(ctx, providerId, now)
  return told
}

async function hold(tx: Tx, { orderId, missing, startsAt }: AffectedVisit, now: Date): Promise<void> {
  const until = heldUntil(now, startsAt)
  const { id, order } = await tx.lapsedVisit.create({
    data: { orderId, missing: [...missing], toldAt: now, heldUntil: until },
    include: { order: { select: toldParts } },
  })
  await enqueue(tx, 'notice', {
    ...{ to: { familyId: order.familyId }, kind: 'papers_lapsed', path: `/orders/${orderId}` },
    ...{ params: { ...paramsOf(order), until: until.toISOString() }, dedupe: `lapse:${id}` },
  })
  await nudgeOrder(tx, order)
}

/** The provider and the operators, once a day: how many families wait. */
async function tellWatchers({ db }: Ctx, providerId: string, now: Date): Promise<void> {
  const rows = await db.lapsedVisit.findMany({
    where: { state: 'waiting', order: { providerId } },
    select: { order: { select: { familyId: true, provider: { select: { name: true } } } } },
  })
  const providerName = rows[0]?.order.provider.name
  if (!providerName) return
  const count = new Set(rows.map(({ order }) => order.familyId)).size
  const told = { kind: 'visits_lapsed', params: { providerName, count } } as const
  const once = `lapses:${providerId}:${dayOf(now)}`
  await inTransaction(db, async (tx) => {
    const path = `/desk/${providerId}/papers`
    await enqueue(tx, 'notice', { ...told, to: { providerId }, path, dedupe: `${once}:provider` })
    const queue = { path: '/operator/filings', dedupe: `${once}:operators` }
    await enqueue(tx, 'notice', { ...told, to: { operators: true }, ...queue })
  })
}

export const toldParts = {
  ...{
    id: true,
    familyId: true,
    providerId: true,
    recipientId: true,
    version: true,
    terms: true,
    startsAt: true,
    state: true,
  },
  recipient: { select: { calledBy: true } },
  provider: { select: { name: true } },
  visit: { select: { caregiverId: true, caregiver: { select: { name: true } } } },
} as const satisfies Prisma.OrderSelect

type Told = Prisma.OrderGetPayload<{ select: typeof toldParts }>

export const paramsOf = ({ recipient, provider, visit, terms, startsAt }: Told) => ({
  calledBy: recipient.calledBy,
  providerName: provider.name,
  caregiverName: visit?.caregiver.name ?? '',
  title: (terms as OfferingTerms).title,
  startsAt: startsAt.toISOString(),
})
