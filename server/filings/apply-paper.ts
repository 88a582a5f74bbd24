import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import { goodUntil } from './filing.rules.ts'
import { dateOf, dateText } from './load-filing.ts'

/** What counts of a kind of paper today: the latest of those in force, and until when they follow one another. */
async function inForce(
  tx: Tx,
  of: { providerId: string } | { caregiverId: string },
  kind: string,
  today: string,
) {
  const whose = 'caregiverId' in of ? of : { ...of, caregiverId: null }
  const rows = await tx.filing.findMany({
    where: { ...whose, kind, state: { in: ['accepted', 'expired'] } },
    orderBy: [{ validFrom: 'desc' }, { decidedAt: 'desc' }],
  })
  const spans = rows.map((row) => ({
    row,
    from: dateText(row.validFrom) ?? today,
    until: dateText(row.validUntil),
  }))
  const now = spans.find(({ from, until }) => from <= today && (until === null || until >= today))
  return { paper: now?.row ?? null, until: goodUntil(spans, today) ?? null, lastOver: spans[0]?.row ?? null }
}

/**
 * Writes what a caregiver's papers of one kind say into the credentials that bookings are judged by, and a level where it is one.
 * What only the provider said stays until a paper was accepted.
 */
export async function applyToCaregiver(
  tx: Tx,
  { caregiverId, kind, now }: { caregiverId: string; kind: string; now: Date },
): Promise<void> {
  const today = dayOf(now)
  const { paper, until, lastOver } = await inForce(tx, { caregiverId }, kind, today)
  if (kind === 'carer_level') {
    const level = paper ? Number(paper.detail) : null
    await tx.caregiver.update({ where: { id: caregiverId }, data: { level } })
  }
  const shown = paper ?? lastOver
  if (!shown) {
    await tx.credential.deleteMany({ where: { caregiverId, kind, verifiedAt: { not: null } } })
    return
  }
  const begun = dateText(shown.validFrom)
  if (!paper && begun !== null && begun > today) return
  const expiresOn = paper ? dateOf(until) : shown.validUntil
  const data = { number: shown.number, expiresOn, verifiedAt: shown.decidedAt, suspendedAt: null }
  await tx.credential.upsert({
    where: { caregiverId_kind: { caregiverId, kind } },
    create: { caregiverId, kind, ...data },
    update: data,
  })
}

/** The grade of an institution is what the paper in force says, and none once it is over. */
export async function applyGrade(tx: Tx, providerId: string, now: Date): Promise<void> {
  const { paper } = await inForce(tx, { providerId }, 'grade', dayOf(now))
  await tx.provider.update({ where: { id: providerId }, data: { grade: paper?.detail ?? null } })
}
