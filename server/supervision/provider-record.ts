import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { keepFiles } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import { creditViewOf, rulesOn } from './count-credit.ts'
import type {
  addEvaluationInput,
  CreditTerms,
  CreditView,
  EvaluationView,
  evaluationInput,
  GradeView,
  setGradeInput,
} from './credit.contract.ts'
import { publicCredit } from './credit.rules.ts'
import { publicNow, publicParts, publishedOf } from './find-published.ts'
import type { PublishedInspection } from './supervision.contract.ts'

const NURSERY = ['nursery', 'home_nursery']
const HISTORY = 24

export type ProviderRecord = {
  providerId: string
  name: string
  kind: string
  example: boolean
  grades: readonly GradeView[]
  evaluations: readonly EvaluationView[]
  inspections: readonly PublishedInspection[]
  /** The newest first; empty for who is run by nobody yet. */
  credit: readonly CreditView[]
  rules: { version: number; source: string; terms: CreditTerms } | null
}

/**
 * 监管档案: everything about how a provider is supervised that anybody may read. Grades and the credit score stand beside users'
 * reviews and go into none of them. Few of what comes from families is no number, except for who has to answer for it: operators
 * and the provider's managers. Refuses with supervision.not_found.
 */
export async function getProviderRecord(
  ctx: Ctx,
  { providerId }: { providerId: string },
): Promise<ProviderRecord> {
  const newest = { orderBy: [{ countedAt: 'desc' }, { id: 'desc' }], take: HISTORY } as const
  const [provider, rules] = await Promise.all([
    ctx.db.provider.findUnique({
      where: { id: providerId },
      select: {
        ...{ id: true, name: true, kind: true, example: true },
        grades: { orderBy: [{ gradedOn: 'desc' }, { setAt: 'desc' }] },
        evaluations: { orderBy: { evaluatedOn: 'desc' } },
        creditScores: { ...newest, orderBy: [...newest.orderBy] },
        inspections: { where: publicNow(ctx), include: publicParts, orderBy: { begunAt: 'desc' }, take: 100 },
      },
    }),
    rulesOn(ctx.db, dayOf(ctx.clock.now())),
  ])
  if (!provider) throw new DomainError('supervision.not_found')
  return {
    ...{ providerId, name: provider.name, kind: provider.kind, example: provider.example, rules },
    grades: provider.grades.map(({ grade, source, gradedOn, validUntil }) => ({
      ...{ grade, source, gradedOn, validUntil },
    })),
    evaluations: provider.evaluations.map(({ fileKey, ...one }) => ({
      ...{ id: one.id, association: one.association, subject: one.subject, result: one.result },
      ...{ evaluatedOn: one.evaluatedOn, document: fileKey !== null },
    })),
    inspections: provider.inspections.map(publishedOf),
    credit: provider.creditScores.map((score) =>
      answersFor(ctx.viewer, providerId) ? creditViewOf(score) : publicCredit(creditViewOf(score)),
    ),
  }
}

const answersFor = (viewer: Viewer, providerId: string): boolean =>
  viewer.kind === 'person' &&
  (viewer.operator || viewer.providers.some(({ id, role }) => id === providerId && role === 'manager'))

/**
 * 等级评定 as an operator read it in the source: 1 to 5 by GB/T 37276 for elder care, A to D by WS/T 821 for nurseries. The newest
 * stands in the listing. The same key again changes nothing. Refuses with supervision.not_found,
 * supervision.grade_of_other_kind.
 */
export async function setGrade(
  ctx: PersonCtx,
  { providerId, gradedOn, validUntil, ...input }: z.output<typeof setGradeInput>,
): Promise<{ ok: true }> {
  const provider = await ctx.db.provider.findUnique({ where: { id: providerId }, select: { kind: true } })
  if (!provider) throw new DomainError('supervision.not_found')
  if (NURSERY.includes(provider.kind) !== /[A-D]/.test(input.grade))
    throw new DomainError('supervision.grade_of_other_kind')
  const until = validUntil ? new Date(validUntil) : null
  await once(() =>
    inTransaction(ctx.db, async (tx) => {
      await tx.providerGrade.create({
        data: {
          ...{ ...input, providerId, gradedOn: new Date(gradedOn), validUntil: until },
          ...{ setBy: ctx.viewer.userId, setAt: ctx.clock.now() },
        },
      })
      const newest = await tx.providerGrade.findFirstOrThrow({
        where: { providerId },
        orderBy: [{ gradedOn: 'desc' }, { setAt: 'desc' }],
      })
      await tx.provider.update({ where: { id: providerId }, data: { grade: newest.grade } })
      await enqueue(tx, 'listing', { providerId })
    }),
  )
  return { ok: true }
}

/**
 * 行业协会评估: who evaluated what, when, with what result, and its public report where there is one (a PDF by its bytes). The same key
 * again changes nothing. Refuses with supervision.not_found, supervision.no_document.
 */
export async function addEvaluation(
  ctx: PersonCtx,
  { providerId, document, evaluatedOn, ...input }: z.output<typeof addEvaluationInput>,
): Promise<{ ok: true }> {
  const provider = await ctx.db.provider.findUnique({ where: { id: providerId }, select: { id: true } })
  if (!provider) throw new DomainError('supervision.not_found')
  const fileKey = document && document.length > 0 ? `supervision/evaluations/${randomUUID()}.pdf` : null
  if (document && fileKey) {
    if ((await fileTypeFromBuffer(document))?.mime !== 'application/pdf')
      throw new DomainError('supervision.no_document')
    await keepFiles(ctx, fileKey, [{ name: fileKey, bytes: document }])
  }
  const by = { addedBy: ctx.viewer.userId, addedAt: ctx.clock.now() }
  const data = { ...input, ...by, providerId, fileKey, evaluatedOn: new Date(evaluatedOn) }
  await once(() => ctx.db.associationEvaluation.create({ data }))
  return { ok: true }
}

/** An evaluation's public report (PDF). Refuses with supervision.document_gone. */
export async function getEvaluationDocument(
  { db, ports }: Ctx,
  { evaluationId }: z.output<typeof evaluationInput>,
): Promise<{ bytes: Uint8Array }> {
  const found = await db.associationEvaluation.findUnique({ where: { id: evaluationId } })
  const bytes = found?.fileKey ? await ports.files.get(found.fileKey) : null
  if (!bytes) throw new DomainError('supervision.document_gone')
  return { bytes }
}

/** Written already under this key: it is done. */
async function once(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}
