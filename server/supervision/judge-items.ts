import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { getVisibleInspection, type InspectionRecord, managedBy } from './load-inspection.ts'
import { moveInspection } from './move-inspection.ts'
import { tellsPrivate } from './public-words.rules.ts'
import type { correctInput, judgeInput } from './supervision.contract.ts'

/**
 * What was found, item by item; as often as wanted while the inspection is under way, the last word counts. Refuses with
 * supervision.not_found, supervision.not_under_way, supervision.says_how_bad (not met without how bad or without a note),
 * supervision.private_words.
 */
export async function judgeItems(
  ctx: PersonCtx,
  { inspectionId, findings }: z.output<typeof judgeInput>,
): Promise<{ ok: true }> {
  for (const { verdict, severity, note } of findings) {
    if (verdict === 'not_met' && (!severity || note.length < 4))
      throw new DomainError('supervision.says_how_bad')
    if (tellsPrivate(note)) throw new DomainError('supervision.private_words')
  }
  await inTransaction(ctx.db, async (tx) => {
    const inspection = await lock(tx, ctx, inspectionId)
    if (inspection.state !== 'under_way') throw new DomainError('supervision.not_under_way')
    for (const { findingId, verdict, severity, note } of findings) {
      assertOf(inspection, findingId)
      await tx.inspectionFinding.update({
        where: { id: findingId },
        data: { verdict, note, severity: verdict === 'not_met' ? (severity ?? null) : null },
      })
    }
  })
  return { ok: true }
}

/**
 * 整改报告: what the provider's manager did about each item that was not met, all at once; then an operator looks again. The same key
 * again changes nothing. Refuses with supervision.not_found, supervision.correction_missing, supervision.private_words,
 * supervision.not_your_move, supervision.changed_meanwhile.
 */
export async function reportCorrection(
  ctx: PersonCtx,
  { inspectionId, corrections, key }: z.output<typeof correctInput>,
): Promise<{ ok: true }> {
  if (corrections.some(({ text }) => tellsPrivate(text))) throw new DomainError('supervision.private_words')
  const mover = { kind: 'provider', id: ctx.viewer.userId, name: ctx.viewer.name } as const
  await inTransaction(ctx.db, async (tx) => {
    const inspection = await lock(tx, ctx, inspectionId)
    if (!managedBy(ctx.viewer).includes(inspection.providerId))
      throw new DomainError('supervision.not_your_move')
    if ((await findEventByKey(tx, key))?.subjectId === inspectionId) return
    if (inspection.state !== 'correcting') throw new DomainError('supervision.changed_meanwhile')
    const correctedAt = ctx.clock.now()
    for (const { findingId, text } of corrections) {
      assertOf(inspection, findingId)
      const data = { correction: text, correctedAt }
      await tx.inspectionFinding.update({ where: { id: findingId, verdict: 'not_met' }, data })
    }
    const said = new Set(corrections.map(({ findingId }) => findingId))
    const findings = inspection.findings.map((one) => (said.has(one.id) ? { ...one, correctedAt } : one))
    await moveInspection(tx, ctx, { ...inspection, findings }, 'mended', mover, { key })
  })
  return { ok: true }
}

/** Two who write at once do so one after the other. */
async function lock(tx: Tx, ctx: PersonCtx, inspectionId: string): Promise<InspectionRecord> {
  await tx.$queryRaw`select 1 from inspection where id = ${inspectionId}::uuid for update`
  return (await getVisibleInspection(tx, ctx.viewer, inspectionId)).inspection
}

function assertOf({ findings }: InspectionRecord, findingId: string): void {
  const finding = findings.find(({ id }) => id === findingId)
  if (!finding) throw new DomainError('supervision.not_found')
}
