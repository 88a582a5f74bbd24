import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { changeCaregiver } from './change-caregiver.ts'
import { assertSeen } from './find-conflicts.ts'
import type { cancelLeaveInput, Roster, recordLeaveInput } from './roster.contract.ts'
import { findRoster } from './roster-view.ts'

/**
 * Writes down that a caregiver is away from one instant up to another; nothing new is promised in it. Visits promised
 * before stay until somebody moves them: where there are some it refuses with availability.visits_promised until
 * `despite` is said. The same key writes once. Else refuses with providers.not_found, providers.not_allowed,
 * providers.caregiver_not_found, availability.ends_before_start.
 */
export async function recordLeave(
  ctx: PersonCtx,
  { providerId, caregiverId, despite, ...leave }: z.output<typeof recordLeaveInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  const { startsAt: from, endsAt: until } = leave
  if (from >= until) throw new DomainError('availability.ends_before_start')
  await inTransaction(ctx.db, async (tx) => {
    await changeCaregiver(tx, { providerId, caregiverId })
    await assertSeen(tx, despite, { providerId, caregiverId, from, until })
    await writeLeave(tx, ctx, providerId, { ...leave, caregiverId })
  })
  return findRoster(ctx, { providerId })
}

/** The same in the caller's transaction, who has seen to the visits. */
export async function writeLeave(
  tx: Tx,
  { viewer, clock }: Pick<PersonCtx, 'viewer' | 'clock'>,
  providerId: string,
  leave: Omit<z.output<typeof recordLeaveInput>, 'providerId' | 'despite'>,
): Promise<void> {
  const data = { ...leave, recordedBy: viewer.userId, recordedAt: clock.now() }
  await tx.leave.createMany({ data: [data], skipDuplicates: true })
  await tellOfChange(tx, providerId)
}

/** Takes leave back. Again changes nothing. Refuses with providers.not_found, providers.not_allowed. */
export async function cancelLeave(
  ctx: PersonCtx,
  { providerId, leaveId }: z.output<typeof cancelLeaveInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await tx.leave.deleteMany({ where: { id: leaveId, caregiver: { providerId } } })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}
