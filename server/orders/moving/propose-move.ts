import type { z } from 'zod'
import { checkSlot } from '../../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { isUniqueViolation, type Tx } from '../../platform/db.ts'
import { getOrder } from '../find-orders.ts'
import { forWhom } from '../for-whom.ts'
import { inOrderTransaction } from '../in-order-transaction.ts'
import { getOrderRecord, type OrderRecord } from '../load-order.ts'
import { asPerson } from '../mover.ts'
import { nudgeOrder } from '../nudge-order.ts'
import { visibleOrders } from '../order-scope.ts'
import type { OrderView } from '../order-view.contract.ts'
import { manages, mayOrder } from '../order-view.ts'
import type { answerMoveInput, proposeMoveInput } from './moving.contract.ts'
import { isMovable, movesAtOnce, proposalDueAt } from './moving.rules.ts'
import { reschedule, tellOfMove } from './reschedule.ts'

type Side = 'family' | 'provider'
type Propose = z.output<typeof proposeMoveInput>

/**
 * Asks for another time. A family early enough by the offering's policy moves at once; everything else waits for the other side,
 * at most a day, and the visit stays where it is until then. A provider who sends somebody else at the same time need not ask. Repeating it with the same key answers with the order as it stands.
 * Refuses with orders.not_found, orders.no_family_role, orders.not_your_move, moving.not_movable, moving.same_time,
 * moving.slot_gone, moving.already_proposed.
 */
export async function proposeMove(ctx: PersonCtx, input: Propose): Promise<OrderView> {
  const { orderId, as, key } = input
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const order = await ownOrder(ctx, tx, orderId, as)
      const known = await tx.moveProposal.findUnique({ where: { key }, select: { id: true } })
      const done = await tx.event.findUnique({ where: { key }, select: { stream: true } })
      if (known || done) return
      await propose(tx, ctx, order, input)
    })
  } catch (error) {
    if (isUniqueViolation(error, 'move_proposal_one_open')) throw new DomainError('moving.already_proposed')
    if (!isUniqueViolation(error)) throw error
  }
  return getOrder(ctx, { orderId, as })
}

async function propose(tx: Tx, ctx: PersonCtx, order: OrderRecord, input: Propose): Promise<void> {
  const { as, startsAt, caregiverId, note, key } = input
  const now = ctx.clock.now()
  if (!isMovable(order, now)) throw new DomainError('moving.not_movable')
  const unchanged = startsAt.getTime() === order.startsAt.getTime()
  if (unchanged && (!caregiverId || caregiverId === order.visit.caregiverId))
    throw new DomainError('moving.same_time')
  if (movesAtOnce(as, order, now, unchanged)) {
    await closeOpen(tx, order.id, ctx.viewer.userId, now)
    const said = { by: asPerson(as, ctx.viewer), reason: note, key }
    const moved = await reschedule(tx, ctx, order, input, said)
    const kind = unchanged ? 'visit_replaced' : 'visit_moved'
    await tellOfMove(tx, moved, kind, ['family', 'provider'], { dedupe: key })
    return
  }
  const whom = await forWhom(tx, order.recipientId)
  const { offeringId, id: exceptOrderId } = order
  const slot = await checkSlot(tx, { offeringId, caregiverId, startsAt, now, whom, exceptOrderId })
  if (slot.candidates.length === 0) throw new DomainError('moving.slot_gone')
  await tx.moveProposal.create({
    data: {
      ...{ orderId: order.id, side: as, proposedBy: ctx.viewer.userId, startsAt, endsAt: slot.endsAt },
      ...{ caregiverId, note, key, createdAt: now, dueAt: proposalDueAt(now, order.startsAt, startsAt) },
    },
  })
  const other = as === 'family' ? 'provider' : 'family'
  await tellOfMove(tx, order, 'move_proposed', [other], { startsAt, dedupe: key })
  await nudgeOrder(tx, order)
}

/**
 * The other side agrees or refuses, or the one who asked takes it back. Agreeing wins the new time or changes nothing. Answering
 * again what was answered the same way changes nothing. Refuses with orders.not_found, orders.not_your_move,
 * moving.proposal_over, moving.not_movable, moving.slot_gone.
 */
export async function answerMove(
  ctx: PersonCtx,
  { proposalId, answer }: z.output<typeof answerMoveInput>,
): Promise<OrderView> {
  const found = await ctx.db.moveProposal.findUnique({ where: { id: proposalId } })
  if (!found) throw new DomainError('orders.not_found')
  const other: Side = found.side === 'family' ? 'provider' : 'family'
  const as = answer === 'withdraw' ? found.side : other
  const state = ({ agree: 'agreed', refuse: 'refused', withdraw: 'withdrawn' } as const)[answer]
  await inOrderTransaction(ctx.db, async (tx) => {
    const order = await ownOrder(ctx, tx, found.orderId, as)
    const now = ctx.clock.now()
    const decided = { decidedBy: ctx.viewer.userId, decidedAt: now }
    const where = { id: proposalId, state: 'open' as const, dueAt: { gt: now } }
    const { count } = await tx.moveProposal.updateMany({ where, data: { state, ...decided } })
    if (count === 0) {
      const standing = await tx.moveProposal.findUniqueOrThrow({ where: { id: proposalId } })
      if (standing.state === state) return
      throw new DomainError('moving.proposal_over')
    }
    const dedupe = `${proposalId}:${state}`
    if (answer === 'agree') {
      const said = { by: asPerson(as, ctx.viewer), reason: found.note }
      const moved = await reschedule(tx, ctx, order, found, said)
      await tellOfMove(tx, moved, 'visit_moved', ['family', 'provider'], { dedupe })
      return
    }
    if (answer === 'refuse')
      await tellOfMove(tx, order, 'move_refused', [found.side], { startsAt: found.startsAt, dedupe })
    await nudgeOrder(tx, order)
  })
  return getOrder(ctx, { orderId: found.orderId, as })
}

/** Proposals nobody answered in time are over; both sides' pages hear of it. Gives how many. */
export async function lapseProposals(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = ctx.clock.now()
  const due = await ctx.db.moveProposal.findMany({ where: { state: 'open', dueAt: { lte: now } }, take: 200 })
  for (const { id, orderId, side, startsAt } of due) {
    await inOrderTransaction(ctx.db, async (tx) => {
      const data = { state: 'lapsed' as const, decidedAt: now }
      const { count } = await tx.moveProposal.updateMany({ where: { id, state: 'open' }, data })
      if (count === 0) return
      const order = await getOrderRecord(tx, { id: orderId })
      await tellOfMove(tx, order, 'move_lapsed', [side], { startsAt, dedupe: `${id}:lapsed` })
      await nudgeOrder(tx, order)
    })
  }
  return due.length
}

const closeOpen = (tx: Tx, orderId: string, decidedBy: string, decidedAt: Date) =>
  tx.moveProposal.updateMany({
    where: { orderId, state: 'open' },
    data: { state: 'withdrawn', decidedBy, decidedAt },
  })

/** The order as that side may move it. */
export async function ownOrder(ctx: PersonCtx, tx: Tx, orderId: string, as: Side): Promise<OrderRecord> {
  const scope = visibleOrders(ctx.viewer).find(({ side }) => side === as)
  if (!scope) throw new DomainError('orders.not_found')
  const order = await getOrderRecord(tx, { AND: [{ id: orderId }, scope.where] })
  if (as === 'family' && !mayOrder(ctx.viewer, order.familyId)) throw new DomainError('orders.no_family_role')
  if (as === 'provider' && !manages(ctx.viewer, order.providerId))
    throw new DomainError('orders.not_your_move')
  return order
}
