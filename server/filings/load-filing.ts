import { DomainError } from '../kernel/problem.ts'
import type { Person } from '../kernel/view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { FilingRow } from './filing.contract.ts'
import type { PaperKind } from './paper.contract.ts'

export const filingParts = {
  provider: { select: { name: true, kind: true } },
  caregiver: { select: { name: true } },
  files: { orderBy: { uploadedAt: 'asc' } },
} as const satisfies Prisma.FilingInclude

export type FilingRecord = Prisma.FilingGetPayload<{ include: typeof filingParts }>

/** Holds the filing until the transaction ends, and gives it as it is then; null where there is none. */
export async function lockFiling(tx: Tx, id: string): Promise<FilingRecord | null> {
  await tx.$queryRaw`select from filing where id = ${id}::uuid for update`
  return tx.filing.findUnique({ where: { id }, include: filingParts })
}

/** A filing of a provider the viewer manages. Refuses with filings.not_found to everybody else, providers.not_allowed to carers. */
export async function requireOwnFiling(db: Db | Tx, viewer: Person, id: string): Promise<FilingRecord> {
  const filing = await db.filing.findUnique({ where: { id }, include: filingParts })
  const mine = filing && viewer.providers.some((provider) => provider.id === filing.providerId)
  if (!filing || !mine) throw new DomainError('filings.not_found')
  requireManager(viewer, filing.providerId)
  return filing
}

/** What of a row anybody who sees it is shown. */
export function rowOf(filing: Prisma.FilingGetPayload<object>): FilingRow {
  const { id, kind, state, number, issuer, detail, note, reason } = filing
  const { submittedAt, receiptBy, answerBy, receivedAt, decidedAt } = filing
  return {
    ...{ id, kind: kind as PaperKind, state, number, issuer, detail, note, reason },
    validFrom: dateText(filing.validFrom),
    validUntil: dateText(filing.validUntil),
    ...{ submittedAt, receiptBy, answerBy, receivedAt, decidedAt },
  }
}

/** A date column as 'YYYY-MM-DD'. */
export const dateText = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null
export const dateOf = (day: string | null): Date | null =>
  day === null ? null : new Date(`${day}T00:00:00Z`)
