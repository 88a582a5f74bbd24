import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepPicture, openPicture } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { nudgeOrder } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import { type Agreed, agreedFor } from '../privacy/consents.entry.ts'
import type { keepLateInput, LateNoteView, lateNotesInput, latePhotoInput } from './carer.contract.ts'

/**
 * Keeps what a carer noted without a network and the visit could no longer take: it was cancelled meanwhile, given to
 * somebody else, or closed. Nothing of it counts; its provider reads it and is told once per order. By whoever works at
 * that provider. The same key again changes nothing. Refuses with care.not_found.
 */
export async function keepLateNote(
  ctx: PersonCtx,
  { bytes, ...note }: z.infer<typeof keepLateInput>,
): Promise<{ kept: true }> {
  const { db, viewer, clock, ports } = ctx
  const order = await db.order.findFirst({
    where: { id: note.orderId, providerId: { in: viewer.providers.map(({ id }) => id) } },
    include: { recipient: true, provider: true, visit: { include: { caregiver: true } } },
  })
  if (!order?.visit) throw new DomainError('care.not_found')
  const { visit } = order
  const agreed = await agreedFor(ctx, order.recipientId)
  const { fields, ...noted } = note
  const id = randomUUID()
  const sealed = ports.vault.seal(PLACE, id, JSON.stringify(agreedFields(fields, agreed)))
  const fileKey = agreed.photos ? await keepPhoto(ctx, note, bytes) : null
  const startsAt = order.startsAt.toISOString()
  try {
    await inTransaction(db, async (tx) => {
      await tx.lateNote.create({
        data: {
          ...{ ...noted, id, sealed },
          ...{ fileKey, recordedAt: clock.now(), recordedBy: viewer.userId, recordedByName: viewer.name },
        },
      })
      await nudgeOrder(tx, order)
      await enqueue(tx, 'notice', {
        to: { providerId: order.providerId },
        kind: 'visit_noted_late',
        path: `/desk/${order.providerId}/orders/${order.id}`,
        dedupe: `${order.id}:noted_late`,
        params: {
          ...{ calledBy: order.recipient.calledBy, providerName: order.provider.name, startsAt },
          ...{ caregiverName: visit.caregiver.name, title: (order.terms as OfferingTerms).title },
        },
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
  return { kept: true }
}

/** Null where there is no picture, or it can't be read. */
async function keepPhoto(
  ctx: PersonCtx,
  { orderId, key }: { orderId: string; key: string },
  bytes: Uint8Array | undefined,
): Promise<string | null> {
  if (!bytes || (await ctx.db.lateNote.findUnique({ where: { key }, select: { id: true } }))) return null
  return (await keepPicture(ctx, `care/${orderId}`, bytes))?.fileKey ?? null
}

/**
 * What came too late for a visit, for those who work at its provider, the first first; nothing for anybody else. What is no
 * longer agreed to is hidden.
 */
export async function findLateNotes(
  ctx: PersonCtx,
  { orderId }: z.infer<typeof lateNotesInput>,
): Promise<LateNoteView[]> {
  const rows = await ctx.db.lateNote.findMany({
    where: { orderId, ...writtenFor(ctx.viewer) },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    include: { order: { select: { recipientId: true } } },
  })
  const [first] = rows
  if (!first) return []
  const agreed = await agreedFor(ctx, first.order.recipientId)
  return rows.map(({ id, intent, sealed, fileKey, problem, at, recordedAt, recordedByName: byName }) => ({
    ...{ id, intent, problem, at, recordedAt, byName, hasPhoto: fileKey !== null && agreed.photos },
    fields: agreedFields(JSON.parse(ctx.ports.vault.open(PLACE, id, sealed)) as Fields, agreed),
  }))
}

/** A photo that came too late (JPEG). Refuses with care.not_found, care.photo_gone. */
export async function getLatePhoto(
  ctx: PersonCtx,
  { noteId }: z.infer<typeof latePhotoInput>,
): Promise<{ bytes: Uint8Array }> {
  const note = await ctx.db.lateNote.findFirst({
    where: { id: noteId, fileKey: { not: null }, ...writtenFor(ctx.viewer) },
    select: { fileKey: true, order: { select: { recipientId: true } } },
  })
  if (!note || !(await agreedFor(ctx, note.order.recipientId)).photos) throw new DomainError('care.not_found')
  const bytes = await openPicture(ctx, `${note.fileKey}`, 'large')
  if (!bytes) throw new DomainError('care.photo_gone')
  return { bytes }
}

const PLACE = 'late_note.sealed'
type Fields = LateNoteView['fields']

/** Without a yes to readings none is kept or shown, however it arrives. */
const agreedFields = (fields: Fields, { health }: Agreed): Fields =>
  health ? fields : { ...fields, value: undefined, lower: undefined }

/** Managers see all of their provider's; a carer sees their own. */
const writtenFor = (viewer: PersonCtx['viewer']) => {
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  return { OR: [{ order: { providerId: { in: managed } } }, { recordedBy: viewer.userId }] }
}
