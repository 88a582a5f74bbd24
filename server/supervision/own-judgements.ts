import type { Db, Tx } from '../platform/db.ts'
import type { CreditUnit } from './credit.contract.ts'

/** Units that rest on what somebody found at an inspection, and those that rest on conclusions about complaints. */
const found: readonly CreditUnit[] = ['minor', 'major', 'grave', 'late_correction', 'sent_back']
const concluded: readonly CreditUnit[] = ['upheld_complaint', 'late_complaint']

export const judgementKey = (providerId: string, unit: string) => `${providerId} ${unit}`

/**
 * Which deductions rest on a decision of this operator's, by judgementKey: they inspected the provider, concluded a complaint about it, or
 * answered an appeal against the same deduction before. What only a clock counted rests on nobody's. Three queries.
 */
export async function findOwnJudgements(db: Db | Tx, operatorId: string): Promise<ReadonlySet<string>> {
  const [inspected, complaints, appeals] = await Promise.all([
    db.$queryRaw<{ providerId: string }[]>`
      select distinct i.provider_id::text as "providerId" from event e join inspection i on i.id = e.subject_id
      where e.actor_id = ${operatorId}::uuid and e.subject = 'inspection' and e.actor_kind = 'operator'
        and i.state in ('correcting', 'rechecking', 'closed')`,
    db.complaint.findMany({
      where: { decidedBy: operatorId, providerId: { not: null } },
      distinct: ['providerId'],
      select: { providerId: true },
    }),
    db.creditAppeal.findMany({
      where: { decidedBy: operatorId },
      distinct: ['providerId', 'unit'],
      select: { providerId: true, unit: true },
    }),
  ])
  return new Set([
    ...inspected.flatMap(({ providerId }) => found.map((unit) => judgementKey(providerId, unit))),
    ...complaints.flatMap(({ providerId }) => concluded.map((unit) => judgementKey(providerId ?? '', unit))),
    ...appeals.map(({ providerId, unit }) => judgementKey(providerId, unit)),
  ])
}
