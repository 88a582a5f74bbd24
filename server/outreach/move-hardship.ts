import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { type HardshipRecord, hardshipParts, openHardship, personOf, sealHardship } from './hardship-words.ts'
import {
  finalOutreachStates,
  type moveHardshipInput,
  type OutreachActor,
  type OutreachState,
  type OutreachTransition,
  type withdrawHardshipInput,
} from './outreach.contract.ts'
import { tellOf } from './outreach.effects.ts'
import { outreachLifecycle } from './outreach.lifecycle.ts'
import { urgencyOf } from './urgency.rules.ts'

/** Working days between two reminders of what is overdue. */
const CHASE_DAYS = 3

type Mover = { readonly kind: OutreachActor; readonly id: string | null; readonly name: string }
type Said = Partial<Pick<z.output<typeof moveHardshipInput>, 'nextOn' | 'note' | 'orderNumber' | 'key'>>

/**
 * An operator writes down how a contact went and when the next is. The same key again changes nothing. Refuses with
 * outreach.not_found, outreach.not_your_move, outreach.changed_meanwhile, outreach.next_not_ahead, outreach.order_not_theirs.
 */
export async function takeOutreachStep(
  ctx: PersonCtx,
  { hardshipId, move, key, ...said }: z.output<typeof moveHardshipInput>,
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, async (tx) => {
    const hardship = await tx.hardship.findUnique({ where: { id: hardshipId }, include: hardshipParts })
    if (!hardship) throw new DomainError('outreach.not_found')
    if ((await findEventByKey(tx, key))?.subjectId === hardshipId) return
    const mover = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name } as const
    await moveHardship(tx, ctx, hardship, move, mover, { ...said, key })
  })
  return { ok: true }
}

/**
 * The family takes its word back: no ground, note or contact is kept of it. Refuses with families.recipient_not_found,
 * families.not_allowed, outreach.not_found.
 */
export async function withdrawHardship(
  ctx: PersonCtx,
  { recipientId, key }: z.output<typeof withdrawHardshipInput>,
): Promise<{ ok: true }> {
  const { viewer } = ctx
  await inTransaction(ctx.db, async (tx) => {
    await getOwnRecipient(ctx, tx, recipientId)
    if ((await findEventByKey(tx, key))?.stream.startsWith('outreach:')) return
    const hardship = await tx.hardship.findFirst({
      where: { recipientId, closedAt: null },
      include: hardshipParts,
    })
    if (!hardship) throw new DomainError('outreach.not_found')
    const mover = { kind: 'family', id: viewer.userId, name: viewer.name } as const
    await moveHardship(tx, ctx, hardship, 'leave_list', mover, { key })
  })
  return { ok: true }
}

/** Makes one step in the caller's transaction: change, event, timer and notices. */
export async function moveHardship(
  tx: Tx,
  ctx: Ctx,
  hardship: HardshipRecord,
  name: OutreachTransition,
  mover: Mover,
  { nextOn, note = '', orderNumber, key }: Said = {},
): Promise<void> {
  const now = ctx.clock.now()
  const day = nextDayOf(hardship, name, now, nextOn)
  const contactBy = name === 'remind' && hardship.contactBy ? hardship.contactBy : instantOf(day, 1440)
  const facts = {
    returnAt: instantOf(day),
    chaseAt: contactBy > now ? contactBy : await workingDaysAfter(tx, now, CHASE_DAYS),
  }
  const decision = decide(outreachLifecycle, name, mover.kind, hardship.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'outreach.'))
  const due = nextDue(outreachLifecycle, decision.to, facts)
  const over = isOver(decision.to)
  const orderId = name === 'arrange' && orderNumber ? await orderOf(tx, ctx, hardship, orderNumber) : null
  const version = hardship.version + 1
  const { count } = await tx.hardship.updateMany({
    where: { id: hardship.id, version: hardship.version, state: hardship.state },
    data: {
      ...(name === 'leave_list'
        ? { words: '', grounds: [], facts: {} }
        : noted(ctx, hardship, note, version)),
      ...{ state: decision.to, dueAt: due?.at ?? null, dueTransition: due?.transition ?? null, version },
      ...(orderId && { orderId }),
      ...(mover.kind === 'operator' && { contactedAt: now }),
      lateSince: name === 'remind' ? (hardship.lateSince ?? now) : null,
      ...(over ? { closedAt: now, personKey: null, contactBy: null } : { contactBy }),
    },
  })
  if (count !== 1) throw new DomainError('outreach.changed_meanwhile')
  await recordEvent(tx, {
    ...{ stream: `outreach:${hardship.id}`, position: version, subject: 'outreach' },
    ...{ subjectId: hardship.id, transition: name, from: hardship.state, to: decision.to },
    ...{ actor: mover, at: now, key, data: over ? {} : { nextOn: day, ...(orderId && { orderId }) } },
  })
  const moved = { ...hardship, state: decision.to, version, contactBy: over ? hardship.contactBy : contactBy }
  for (const effect of decision.effects) await tellOf(tx, effect, moved, name)
}

const isOver = (state: OutreachState) => finalOutreachStates.some((final) => final === state)

/** The wall date of the next contact: as said, else by how urgent it is; what the clock moves is due on that day. */
function nextDayOf(hardship: HardshipRecord, name: OutreachTransition, now: Date, nextOn?: string): string {
  const today = dayOf(now)
  if (name === 'come_round' || name === 'remind') return today
  if (nextOn && nextOn <= today) throw new DomainError('outreach.next_not_ahead')
  return nextOn ?? addDays(today, urgencyOf(hardship.points).againDays)
}

function noted({ ports }: Ctx, hardship: HardshipRecord, note: string, version: number) {
  if (note === '') return {}
  const words = openHardship(ports.vault, hardship)
  const notes = { ...words.notes, [version]: note }
  return { words: sealHardship(ports.vault, hardship.id, { ...words, notes }) }
}

/** The paid order that cares for them: of the same recipient, or of somebody of that name where no family is known. */
async function orderOf(tx: Tx, { ports }: Ctx, hardship: HardshipRecord, number: string): Promise<string> {
  const order = await tx.order.findUnique({
    where: { number },
    select: { id: true, paidAt: true, recipientId: true, recipient: { select: { name: true } } },
  })
  const theirs =
    order?.paidAt &&
    (hardship.recipientId
      ? order.recipientId === hardship.recipientId
      : order.recipient.name === personOf(ports.vault, hardship).name)
  if (!theirs) throw new DomainError('outreach.order_not_theirs')
  return order.id
}
