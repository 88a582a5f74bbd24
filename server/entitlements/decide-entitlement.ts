import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, isExclusionViolation, isUniqueViolation, type Tx } from '../platform/db.ts'
import { regionName } from '../regions/regions.entry.ts'
import type { EntitlementRow, OpenedEntitlement } from './entitlement.contract.ts'
import { termsOf, textOf } from './find-of-recipient.ts'

/** What waits to be checked, the oldest first: nobody's name, nothing of the paper. At most 200. */
export async function findSubmitted({ db }: Pick<PersonCtx, 'db'>): Promise<EntitlementRow[]> {
  const rows = await db.entitlement.findMany({
    where: { state: 'submitted' },
    select: { id: true, kind: true, regionCode: true, enteredAt: true },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return Promise.all(
    rows.map(async ({ regionCode, ...row }) => ({
      ...row,
      regionName: (regionCode && (await regionName(db, regionCode))) || '',
    })),
  )
}

/** An operator looks into a paper and says why: the look is an event. Refuses with entitlements.not_found. */
export async function openEntitlement(
  ctx: PersonCtx,
  { entitlementId, reason }: { entitlementId: string; reason: string },
): Promise<OpenedEntitlement> {
  const row = await inTransaction(ctx.db, async (tx) => {
    const found = await lockEntitlement(tx, entitlementId)
    await remember(tx, ctx, { id: found.id, transition: 'open', from: found.state, to: found.state, reason })
    return found
  })
  const enteredBy = await ctx.db.user.findUnique({ where: { id: row.enteredBy }, select: { name: true } })
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, enteredAt: row.enteredAt },
    number: ctx.ports.vault.open('entitlement.number', row.id, row.number),
    regionName: (row.regionCode && (await regionName(ctx.db, row.regionCode))) || '',
    recipientName: row.recipient.name,
    bornOn: row.recipient.bornOn && textOf(row.recipient.bornOn),
    validFrom: textOf(row.validFrom),
    validUntil: textOf(row.validUntil),
    terms: await termsOf(ctx.db, row.terms),
    enteredByName: enteredBy?.name ?? '',
  }
}

/**
 * An operator confirms or refuses what a family wrote down, and says why. The same key again changes nothing.
 * Refuses with entitlements.not_found, entitlements.already_decided, and with entitlements.overlaps where one of its kind is
 * in force for a part of its time.
 */
export async function decideEntitlement(
  ctx: PersonCtx,
  given: { entitlementId: string; decision: 'confirm' | 'refuse'; reason: string; key: string },
): Promise<{ ok: true }> {
  const { entitlementId, decision, reason, key } = given
  if (await ctx.db.event.findUnique({ where: { key }, select: { id: true } })) return { ok: true }
  try {
    await inTransaction(ctx.db, async (tx) => {
      const { id, state } = await lockEntitlement(tx, entitlementId)
      if (state !== 'submitted') throw new DomainError('entitlements.already_decided')
      const to = decision === 'confirm' ? 'confirmed' : 'refused'
      await tx.entitlement.update({
        where: { id },
        data: { state: to, reason, decidedBy: ctx.viewer.userId, decidedAt: ctx.clock.now() },
      })
      await remember(tx, ctx, {
        id,
        transition: decision === 'confirm' ? 'confirm' : 'reject',
        from: state,
        to,
        reason,
        key,
      })
    })
  } catch (error) {
    if (isExclusionViolation(error, 'entitlement_one_at_a_time'))
      throw new DomainError('entitlements.overlaps')
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return { ok: true }
}

async function lockEntitlement(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from entitlement where id = ${id}::uuid for update`
  const found = await tx.entitlement.findUnique({
    where: { id },
    include: { recipient: { select: { name: true, bornOn: true } } },
  })
  if (!found) throw new DomainError('entitlements.not_found')
  return found
}

type Remembered = {
  id: string
  transition: string
  from: string
  to: string
  reason: string
  key?: string
}

/** Who looked or decided, when and why; the row's lock keeps the positions in order. */
async function remember(tx: Tx, ctx: PersonCtx, { id, ...said }: Remembered): Promise<void> {
  const stream = `entitlement:${id}`
  const position = (await tx.event.count({ where: { stream } })) + 1
  const actor = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name }
  await recordEvent(tx, {
    ...said,
    stream,
    position,
    subject: 'entitlement',
    subjectId: id,
    actor,
    at: ctx.clock.now(),
  })
}
