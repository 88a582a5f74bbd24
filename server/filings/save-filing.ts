import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { MOST_FILES, type removeFileInput, type saveFilingInput, underWay } from './filing.contract.ts'
import { endOf } from './filing.rules.ts'
import { dateOf, lockFiling, requireOwnFiling } from './load-filing.ts'
import { moveFiling } from './move-filing.ts'
import { isCarerPaper } from './paper.contract.ts'
import { type TakenFile, takeFiles } from './take-files.ts'

type Save = z.output<typeof saveFilingInput>

/**
 * Writes down a paper with its scans, as a draft or into what was returned, and hands it in if asked to. Only one of a kind is
 * under way at a time. Refuses with providers.not_found, providers.not_allowed, providers.caregiver_not_found,
 * filings.under_way (the operators have it), filings.too_many_files, what takeFiles and, handing in, what moveFiling refuses with.
 */
export async function saveFiling(ctx: PersonCtx, input: Save): Promise<{ filingId: string }> {
  const { providerId, kind, caregiverId, files, submit, key } = input
  requireManager(ctx.viewer, providerId)
  if (isCarerPaper(kind) !== (caregiverId !== null)) throw new DomainError('filings.not_found')
  const done = await findEventByKey(ctx.db, key)
  if (done) return { filingId: done.subjectId }
  const taken = await takeFiles(ctx, files)
  const save = () =>
    inTransaction(ctx.db, async (tx) => {
      const filingId = await write(tx, ctx, input, taken)
      const filing = submit ? await lockFiling(tx, filingId) : null
      const mover = { kind: 'provider', id: ctx.viewer.userId, name: ctx.viewer.name } as const
      if (filing) await moveFiling(tx, ctx, filing, 'submit', mover, { key })
      return { filingId }
    })
  // Two tabs beginning the same paper: the second writes into the first's draft.
  return save().catch((error) => {
    if (isUniqueViolation(error)) return save()
    throw error
  })
}

async function write(
  tx: Tx,
  { viewer, clock }: PersonCtx,
  { providerId, kind, caregiverId, number, issuer, detail, note, validFrom, validUntil }: Save,
  taken: readonly TakenFile[],
): Promise<string> {
  if (caregiverId) {
    const theirs = { id: caregiverId, providerId, retiredAt: null }
    if ((await tx.caregiver.count({ where: theirs })) === 0)
      throw new DomainError('providers.caregiver_not_found')
  }
  const now = clock.now()
  const until = endOf(kind, validFrom, validUntil)
  const words = {
    ...{ number, issuer, detail, note },
    ...{ validFrom: dateOf(validFrom), validUntil: dateOf(until) },
  }
  const found = await tx.filing.findFirst({
    where: { providerId, kind, caregiverId, state: { in: [...underWay] } },
    select: { id: true },
  })
  const filing = found && (await lockFiling(tx, found.id))
  if (filing && filing.state !== 'draft' && filing.state !== 'returned')
    throw new DomainError('filings.under_way')
  if ((filing?.files.length ?? 0) + taken.length > MOST_FILES)
    throw new DomainError('filings.too_many_files', { most: MOST_FILES })
  const by = { uploadedBy: viewer.userId, uploadedAt: now }
  const files = { create: taken.map((file) => ({ ...file, ...by })) }
  if (filing) {
    await tx.filing.update({ where: { id: filing.id }, data: { ...words, files } })
    return filing.id
  }
  const begun = { createdBy: viewer.userId, createdAt: now }
  const { id } = await tx.filing.create({
    data: { ...words, providerId, kind, caregiverId, ...begun, files },
  })
  return id
}

/** Takes one scan out of a draft, or of what was returned. Refuses with filings.not_found, filings.under_way. */
export async function removeFile(
  ctx: PersonCtx,
  { fileId }: z.output<typeof removeFileInput>,
): Promise<{ ok: true }> {
  const file = await ctx.db.filingFile.findUnique({ where: { id: fileId } })
  if (!file) throw new DomainError('filings.not_found')
  await requireOwnFiling(ctx.db, ctx.viewer, file.filingId)
  await inTransaction(ctx.db, async (tx) => {
    const filing = await lockFiling(tx, file.filingId)
    if (filing?.state !== 'draft' && filing?.state !== 'returned') throw new DomainError('filings.under_way')
    // What an operator has looked at stays on record.
    if ((await tx.filingLook.count({ where: { fileId } })) > 0) throw new DomainError('filings.under_way')
    await tx.filingFile.deleteMany({ where: { id: fileId } })
  })
  await ctx.ports.files.remove(file.fileKey)
  return { ok: true }
}
