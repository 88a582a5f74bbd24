import type { z } from 'zod'
import { ensurePerson, loadViewer } from '../accounts/accounts.entry.ts'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { createRecipient, ensureFamily } from '../families/families.entry.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Person } from '../kernel/view.contract.ts'
import { draftForCaller, type PlacedByPhone, placeOrder } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { getPhoneOrder } from './find-phone-orders.ts'
import type { PhoneOrderView, placePhoneOrderInput } from './phone-order.contract.ts'

type Said = z.output<typeof placePhoneOrderInput>
type Draft = Awaited<ReturnType<typeof draftForCaller>>

/** So many calls one person takes in a day; more is a mistake, or somebody who tries numbers. */
const MOST_A_DAY = 60

/**
 * Orders for whoever called or came: writes down who that is, how it was made sure and why, finds or makes the payer's account,
 * family and recipient, and places the draft the usual way in the payer's name. The recipient who wants to be asked is asked
 * first, all the same. Family and recipient are told by text; the payer has two hours. Nothing that was known of the family
 * before is shown. The same draft again gives what stands. Refuses with phone_orders.not_allowed (an operator, or a manager
 * of this provider), phone_orders.not_described (the draft describes nobody), phone_orders.too_many, and like placeOrder.
 */
export async function placePhoneOrder(ctx: PersonCtx, said: Said): Promise<PhoneOrderView> {
  const draft = await draftForCaller(ctx, said)
  const staff = staffSide(ctx.viewer, draft.providerId)
  if (!draft.orderId) {
    const { phoneOrderId, payerId } = await begin(ctx, said, draft, staff)
    const payer = (await loadViewer(ctx.db, payerId)) as Person
    const asPayer = { ...ctx, viewer: payer }
    const placing = placeOrder(asPayer, { ...said, byPhone: byPhone(ctx, said, staff, phoneOrderId) })
    await placing.catch(async (error: unknown) => {
      // The draft stays in staff's hands: nothing of a recipient who was known before may show in it.
      const unplaced = { id: said.draftId, orderId: null }
      await ctx.db.orderDraft.updateMany({ where: unplaced, data: { recipientId: null } })
      throw error
    })
  }
  const { id } = await ctx.db.phoneOrder.findUniqueOrThrow({ where: { draftId: said.draftId } })
  return getPhoneOrder(ctx, { phoneOrderId: id })
}

type Staff = { readonly kind: 'operator' | 'provider'; readonly providerId: string | null }

/** As whom the viewer takes calls: operators for everybody, managers for their own provider. */
function staffSide(viewer: Person, providerId: string): Staff {
  if (viewer.providers.some(({ id, role }) => id === providerId && role === 'manager'))
    return { kind: 'provider', providerId }
  if (!viewer.operator) throw new DomainError('phone_orders.not_allowed')
  return { kind: 'operator', providerId: null }
}

/** Written down first: what follows happens for this reason. */
async function begin(ctx: PersonCtx, said: Said, draft: Draft, staff: Staff) {
  const { viewer, clock } = ctx
  const now = clock.now()
  const payer = {
    name: said.payerName ?? said.callerName,
    phone: said.payerPhone ?? said.callerPhone,
  }
  return inTransaction(ctx.db, async (tx) => {
    const { channel, callerName, callerPhone, relation, verifiedBy, reason } = said
    const row = {
      ...{ channel, callerName, callerPhone, relation, verifiedBy, reason },
      ...{ payerName: payer.name, payerPhone: payer.phone, consentedAt: now },
      ...{ staffId: viewer.userId, staffName: viewer.name, providerId: staff.providerId },
    }
    const today = { staffId: viewer.userId, begunAt: { gt: after(now, -days(1)) } }
    if ((await tx.phoneOrder.count({ where: today })) >= MOST_A_DAY)
      throw new DomainError('phone_orders.too_many')
    const { id, version } = await tx.phoneOrder.upsert({
      where: { draftId: said.draftId },
      create: { ...row, draftId: said.draftId, begunAt: now },
      update: { ...row, version: { increment: 1 } },
    })
    await recordEvent(tx, {
      ...{ stream: `phone-order:${id}`, position: version, subject: 'phone_order', subjectId: id },
      ...{ transition: 'take_call', from: null, to: 'begun', at: now, reason },
      actor: { kind: staff.kind, id: viewer.userId, name: viewer.name },
      data: { channel, relation, verifiedBy, draftId: said.draftId },
    })
    const { id: payerId } = await ensurePerson(tx, payer)
    const recipientId = await recipientFor(tx, { payerId, payerName: payer.name, now }, draft)
    await tx.orderDraft.updateMany({ where: { id: said.draftId, orderId: null }, data: { recipientId } })
    return { phoneOrderId: id, payerId }
  })
}

/** The one of this name in a family the payer may order in, else a new one as the caller described them. */
async function recipientFor(
  tx: Tx,
  { payerId, payerName, now }: { payerId: string; payerName: string; now: Date },
  { recipient }: Draft,
): Promise<string> {
  const members = { some: { userId: payerId, role: { in: [...orderingRoles] } } }
  const known = await tx.recipient.findFirst({
    where: { name: recipient.name, kind: recipient.kind, archivedAt: null, family: { members } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  if (known) return known.id
  const family = await ensureFamily(tx, { userId: payerId, name: payerName }, now)
  return (await createRecipient(tx, family.id, recipient)).id
}

/** What the order says of it, and who is told, in the transaction that places it. */
const byPhone = (ctx: PersonCtx, said: Said, staff: Staff, phoneOrderId: string): PlacedByPhone => ({
  actor: { kind: staff.kind, id: ctx.viewer.userId, name: ctx.viewer.name },
  data: { byPhone: said.channel, relation: said.relation },
  placed: async (tx, { orderId, familyId, params }) => {
    await tx.phoneOrder.update({
      where: { id: phoneOrderId },
      data: { orderId, version: { increment: 1 } },
    })
    const { version } = await tx.phoneOrder.findUniqueOrThrow({ where: { id: phoneOrderId } })
    await recordEvent(tx, {
      ...{ stream: `phone-order:${phoneOrderId}`, position: version, subject: 'phone_order' },
      ...{ subjectId: phoneOrderId, transition: 'place', from: 'begun', to: 'placed', at: ctx.clock.now() },
      actor: { kind: staff.kind, id: ctx.viewer.userId, name: ctx.viewer.name },
      data: { orderId },
    })
    await enqueue(tx, 'notice', {
      ...{ to: { familyId }, kind: 'phone_order_placed', path: `/orders/${orderId}` },
      ...{ dedupe: `phone-order:${phoneOrderId}`, params: { ...params, byName: ctx.viewer.name } },
    })
    await enqueue(tx, 'elder_text', { orderId })
  },
})
