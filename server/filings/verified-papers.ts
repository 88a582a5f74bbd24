import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { VerifiedPapers } from './filing.contract.ts'
import { dateOf, dateText } from './load-filing.ts'
import type { PaperKind } from './paper.contract.ts'

/**
 * Which papers of a provider an operator has seen and are good today: kinds and dates, no numbers. Nothing is said of what is
 * missing. One query.
 */
export async function findVerified(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { providerId }: { providerId: string },
): Promise<VerifiedPapers> {
  const today = dateOf(dayOf(clock.now())) as Date
  const rows = await db.filing.findMany({
    where: {
      ...{ providerId, state: 'accepted', validFrom: { lte: today } },
      OR: [{ validUntil: null }, { validUntil: { gte: today } }],
      AND: { OR: [{ caregiverId: null }, { caregiver: { retiredAt: null } }] },
    },
    orderBy: [{ validUntil: 'desc' }, { decidedAt: 'desc' }],
    select: { kind: true, detail: true, caregiverId: true, validUntil: true, decidedAt: true },
  })
  const once = rows.filter(
    (row, index) =>
      rows.findIndex(({ kind, caregiverId }) => kind === row.kind && caregiverId === row.caregiverId) ===
      index,
  )
  return {
    house: once.flatMap(({ kind, detail, caregiverId, validUntil, decidedAt }) =>
      caregiverId === null && decidedAt
        ? [{ kind: kind as PaperKind, detail, until: dateText(validUntil), verifiedAt: decidedAt }]
        : [],
    ),
    carers: once.flatMap(({ kind, caregiverId, validUntil }) =>
      caregiverId === null ? [] : [{ caregiverId, kind: kind as PaperKind, until: dateText(validUntil) }],
    ),
  }
}
