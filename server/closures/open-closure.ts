import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { getSubject, writeSuspension } from '../suspensions/suspensions.entry.ts'
import { type ClosureView, closureRuleOf, type openClosureInput } from './closure.contract.ts'
import { getClosure } from './find-closures.ts'

type Wish = z.output<typeof openClosureInput>

/**
 * Opens the playbook for a provider that closes or fails: from this moment it takes nothing new; what was agreed stands until the
 * step that settles it. A provider that is suspended already goes on from there. The same key finds the one that stands. Refuses
 * with closures.provider_not_found, closures.last_day_past, closures.short_notice, closures.running_already.
 */
export async function openClosure(ctx: PersonCtx, input: Wish): Promise<ClosureView> {
  const today = dayOf(ctx.clock.now())
  const lastDay = input.lastDay ?? today
  if (lastDay < today) throw new DomainError('closures.last_day_past')
  const rule = closureRuleOf(today)
  if (rule && lastDay < addDays(today, rule.days) && input.shortNotice.length < 2)
    throw new DomainError('closures.short_notice', { days: rule.days })
  try {
    const closureId = await inTransaction(ctx.db, async (tx) => {
      const before = await findEventByKey(tx, input.key)
      return before ? before.subjectId : write(tx, ctx, input, { lastDay, rule: rule?.code ?? '' })
    })
    return await getClosure(ctx, { closureId })
  } catch (error) {
    const second = error instanceof DomainError && error.code === 'suspensions.on_already'
    throw second || isUniqueViolation(error) ? new DomainError('closures.running_already') : error
  }
}

async function write(
  tx: Tx,
  ctx: PersonCtx,
  input: Wish,
  { lastDay, rule }: { lastDay: string; rule: string },
) {
  const { providerId, reason, shortNotice, key } = input
  const at = ctx.clock.now()
  const by = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name }
  const settlesFrom = input.lastDay ? instantOf(addDays(lastDay, 1)) : at
  const suspensionId = await frozen(tx, ctx, { providerId, reason, settlesFrom, by, key })
  const { id } = await tx.closure.create({
    data: {
      ...{ providerId, suspensionId, reason, shortNotice, rule, lastDay: new Date(`${lastDay}T00:00:00Z`) },
      ...{ openedAt: at, openedBy: by.id, openedByName: by.name },
      steps: { create: { name: 'freeze', at, byName: by.name, result: {} } },
    },
    select: { id: true },
  })
  await recordEvent(tx, {
    ...{ stream: `closure:${id}`, position: 1, subject: 'closure', subjectId: id },
    ...{ transition: 'freeze', from: null, to: 'running', actor: by, reason, at, key },
    data: { providerId, lastDay, rule },
  })
  return id
}

type Freeze = {
  readonly providerId: string
  readonly reason: string
  readonly settlesFrom: Date
  readonly by: { readonly kind: string; readonly id: string; readonly name: string }
  readonly key: string
}

/** The suspension a closure goes by: a new one, or the one that stands, without an end from now on. Gives its id. */
async function frozen(tx: Tx, ctx: PersonCtx, { providerId, reason, settlesFrom, by, key }: Freeze) {
  const standing = await tx.suspension.findFirst({
    where: { providerId, target: 'provider', state: { not: 'lifted' } },
    select: { id: true },
  })
  if (standing) {
    await tx.suspension.update({ where: { id: standing.id }, data: { dueAt: null } })
    return standing.id
  }
  const subject = await getSubject(tx, 'provider', providerId).catch(() => {
    throw new DomainError('closures.provider_not_found')
  })
  const given = { reason, endsAt: null, settles: false, settlesFrom, by, key: `${key}:freeze` }
  return writeSuspension(tx, ctx, subject, given)
}
