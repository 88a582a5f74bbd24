import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { liftForClosure } from '../suspensions/suspensions.entry.ts'
import {
  type ClosureStepName,
  type ClosureView,
  type callOffClosureInput,
  closureSteps,
  type StepResult,
  type takeClosureStepInput,
} from './closure.contract.ts'
import { getClosure, nextStep } from './find-closures.ts'
import { type ClosureRecord, steps } from './steps.ts'

/**
 * Takes the next step of a closure: its work, its record and its event in one transaction. A step that was taken is not taken
 * again, whoever presses; stopped anywhere, the closure stands at the step that comes next. Refuses with closures.not_found,
 * closures.over, closures.not_the_next_step, closures.notice_missing, closures.not_settled, closures.not_balanced.
 */
export async function takeClosureStep(
  ctx: PersonCtx,
  { closureId, step, notice, key }: z.output<typeof takeClosureStepInput>,
): Promise<ClosureView> {
  await inTransaction(
    ctx.db,
    async (tx) => {
      const closure = await lockClosure(tx, closureId)
      if (await isTaken(tx, closureId, step, key)) return
      if (closure.state !== 'running') throw new DomainError('closures.over')
      if (nextStep(closure) !== step) throw new DomainError('closures.not_the_next_step')
      const result = await steps[step](tx, ctx, closure, { notice })
      await note(tx, ctx, closure, { step, result, key })
    },
    { timeout: 60_000 },
  )
  return getClosure(ctx, { closureId })
}

/**
 * The provider goes on after all: payouts flow, it may be booked again, visits nobody had touched stay and those of plans come back.
 * Refuses with closures.not_found, closures.over.
 */
export async function callOffClosure(
  ctx: PersonCtx,
  { closureId, reason, key }: z.output<typeof callOffClosureInput>,
): Promise<ClosureView> {
  await inTransaction(ctx.db, async (tx) => {
    const closure = await lockClosure(tx, closureId)
    if ((await findEventByKey(tx, key))?.subjectId === closureId) return
    if (closure.state !== 'running') throw new DomainError('closures.over')
    const at = ctx.clock.now()
    await tx.provider.update({ where: { id: closure.providerId }, data: { payoutsHeldAt: null } })
    await move(tx, closure, { state: 'called_off', closedAt: at })
    await recordEvent(tx, {
      ...eventOf(ctx, closure, key),
      ...{ transition: 'call_off', to: 'called_off', reason },
    })
    const by = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name } as const
    await liftForClosure(tx, ctx, closure.suspensionId, by, reason)
  })
  return getClosure(ctx, { closureId })
}

/** One at a time: the second operator waits here and finds the step taken. */
async function lockClosure(tx: Tx, id: string): Promise<ClosureRecord> {
  await tx.$queryRaw`select 1 from closure where id = ${id}::uuid for update`
  const closure = await tx.closure.findUnique({ where: { id }, include: { steps: true } })
  if (!closure) throw new DomainError('closures.not_found')
  return closure
}

async function isTaken(tx: Tx, closureId: string, step: ClosureStepName, key: string): Promise<boolean> {
  const told = await findEventByKey(tx, key)
  return told?.subjectId === closureId && told.transition === step
}

async function note(
  tx: Tx,
  ctx: PersonCtx,
  closure: ClosureRecord,
  { step, result, key }: { step: ClosureStepName; result: StepResult; key: string },
): Promise<void> {
  const at = ctx.clock.now()
  await tx.closureStep.create({
    data: { closureId: closure.id, name: step, at, byName: ctx.viewer.name, result },
  })
  const last = step === closureSteps.at(-1)
  await move(tx, closure, last ? { state: 'done', closedAt: at } : {})
  const to = last ? 'done' : 'running'
  await recordEvent(tx, { ...eventOf(ctx, closure, key), ...{ transition: step, to, data: { ...result } } })
}

const move = (tx: Tx, { id }: ClosureRecord, data: Prisma.ClosureUpdateInput) =>
  tx.closure.update({ where: { id }, data: { ...data, version: { increment: 1 } } })

const eventOf = ({ viewer, clock }: PersonCtx, { id, version }: ClosureRecord, key: string) => ({
  ...{ stream: `closure:${id}`, position: version + 1, subject: 'closure' as const, subjectId: id },
  ...{ from: 'running', actor: { kind: 'operator', id: viewer.userId, name: viewer.name } },
  ...{ at: clock.now(), key },
})
