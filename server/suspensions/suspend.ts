import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { getSuspension } from './find-suspensions.ts'
import { listAffected } from './list-affected.ts'
import { mark } from './mark.ts'
import type { SuspensionView, suspendInput } from './suspension.contract.ts'
import { columnsOf, getSubject, lockSubject, type Subject } from './targets.ts'
import { tellSubject } from './tell.ts'

type Wish = z.output<typeof suspendInput>

/**
 * Keeps a provider, an offering, a caregiver or a person from anything new, at once, and lists every agreed visit it reaches to be
 * given to others or paid back. The same key, or a second operator at the same moment, finds the one that stands. Refuses with
 * suspensions.target_not_found, suspensions.until_past, suspensions.on_already.
 */
export async function suspend(ctx: PersonCtx, input: Wish): Promise<SuspensionView> {
  const { viewer, clock } = ctx
  const endsAt = input.until ? instantOf(addDays(input.until, 1)) : null
  if (endsAt && endsAt <= clock.now()) throw new DomainError('suspensions.until_past')
  const by = { kind: 'operator', id: viewer.userId, name: viewer.name }
  try {
    const suspensionId = await inTransaction(ctx.db, async (tx) => {
      const before = await findEventByKey(tx, input.key)
      if (before) return before.subjectId
      const { target, id, reason, settles, key } = input
      const given = { reason, endsAt, settles: settles || target !== 'person', key, by }
      return writeSuspension(tx, ctx, await getSubject(tx, target, id), given)
    })
    return await getSuspension(ctx, { suspensionId })
  } catch (error) {
    // Two operators in the same moment: the second hears of the first.
    if (isUniqueViolation(error)) throw new DomainError('suspensions.on_already')
    throw error
  }
}

export type Given = {
  readonly reason: string
  readonly endsAt: Date | null
  readonly settles: boolean
  /** Visits that begin before are left alone; absent: none. */
  readonly settlesFrom?: Date
  readonly key: string
  readonly by: { readonly kind: string; readonly id: string; readonly name: string }
}

/** Writes it in the caller's transaction: row, event, mark, list and notices. Gives its id. Refuses with suspensions.on_already. */
export async function writeSuspension(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  subject: Subject,
  { reason, endsAt, settles, settlesFrom, key, by }: Given,
): Promise<string> {
  const at = clock.now()
  await lockSubject(tx, subject.target, subject.id)
  // Read again behind the lock: whoever held it may have done the same.
  if ((await getSubject(tx, subject.target, subject.id)).suspended)
    throw new DomainError('suspensions.on_already')
  const { id } = await tx.suspension.create({
    data: {
      ...columnsOf(subject),
      ...{ reason, settles, startsAt: at, dueAt: endsAt, settlesFrom: settlesFrom ?? at },
      ...{ decidedBy: by.id, decidedByName: by.name },
    },
    select: { id: true },
  })
  await recordEvent(tx, {
    ...{ stream: `suspension:${id}`, position: 1, subject: 'suspension', subjectId: id },
    ...{ transition: 'suspend', from: null, to: 'active', actor: by, reason, at, key },
    data: { target: subject.target, targetId: subject.id },
  })
  await mark(tx, subject, { on: true, at, by, reason })
  if (settles) await listAffected(tx, id, subject.target, at)
  await tellSubject(tx, subject, { id, version: 1 }, 'suspended')
  return id
}
