import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { nudgeOrder } from '../orders/orders.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma } from '../platform/db.ts'
import { assertAgreed } from '../privacy/consents.entry.ts'
import type { CareView, measureInput, strikeInput, tickTaskInput, writeNoteInput } from './care.contract.ts'
import { purposeOf } from './care.rules.ts'
import { getCare } from './find-care.ts'
import { careWords, sealCare } from './sealed-care.ts'
import { getServedVisit } from './served-visit.ts'

type Entry = Pick<Prisma.CareEntryUncheckedCreateInput, 'kind'> &
  Partial<Prisma.CareEntryUncheckedCreateInput>
type Step = { orderId: string; at?: Date | undefined; key: string }

/** A task of the plan is done; ticking it twice is ticking it once. Refuses like every writing of care (getServedVisit). */
export const tickTask = (ctx: PersonCtx, { task, ...step }: z.infer<typeof tickTaskInput>) =>
  writeCare(ctx, step, { kind: 'task', text: task })

/** A vital sign, in tenths of its unit. What no living person has is refused before (care.implausible). */
export const measure = (ctx: PersonCtx, { vital, value, lower, ...step }: z.infer<typeof measureInput>) =>
  writeCare(ctx, step, { kind: vital, value, lower: lower ?? null })

/** A few words for the family and the next carer. */
export const writeNote = (ctx: PersonCtx, { text, ...step }: z.infer<typeof writeNoteInput>) =>
  writeCare(ctx, step, { kind: 'note', text })

/**
 * Appends one entry; the same key again gives the record as it stands. Refuses with care.not_found, care.not_begun,
 * care.over, care.time_impossible, and with privacy.health_not_agreed or privacy.photos_not_agreed.
 */
export async function writeCare(
  ctx: PersonCtx,
  { orderId, at: said, key }: Step,
  entry: Entry,
): Promise<CareView> {
  const { viewer, clock } = ctx
  try {
    await inTransaction(ctx.db, async (tx) => {
      const { order, at } = await getServedVisit(ctx, tx, orderId, said)
      if (await tx.careEntry.findUnique({ where: { key }, select: { id: true } })) return
      const purpose = purposeOf(entry.kind)
      if (purpose) await assertAgreed(ctx, tx, order.recipientId, purpose)
      await tx.careEntry.create({
        data: {
          ...entry,
          ...sealCare(ctx.ports.vault, randomUUID(), entry.kind, wordsOf(entry)),
          ...{ orderId, recipientId: order.recipientId, at, key },
          ...{ recordedAt: clock.now(), recordedBy: viewer.userId, recordedByName: viewer.name },
        },
      })
      await nudgeOrder(tx, order)
    })
  } catch (error) {
    // Sent twice in the same moment, or ticked on two phones.
    if (!isUniqueViolation(error)) throw error
  }
  return getCare(ctx, { orderId })
}

const wordsOf = ({ text = '', value = null, lower = null }: Entry) => careWords({ text, value, lower })

/** Strikes out what was a slip, while the record is open. Refuses with care.not_found and like writeCare. */
export async function strike(
  ctx: PersonCtx,
  { orderId, entryId }: z.infer<typeof strikeInput>,
): Promise<CareView> {
  await inTransaction(ctx.db, async (tx) => {
    const { order } = await getServedVisit(ctx, tx, orderId, undefined)
    const { count } = await tx.careEntry.updateMany({
      where: { id: entryId, orderId, struckAt: null },
      data: { struckAt: ctx.clock.now() },
    })
    if (count === 0 && !(await tx.careEntry.findFirst({ where: { id: entryId, orderId } }))) {
      throw new DomainError('care.not_found')
    }
    await nudgeOrder(tx, order)
  })
  return getCare(ctx, { orderId })
}
