import { refreshClearance } from '../../server/filings/clearance.entry.ts'
import { housePapers } from '../../server/filings/paper.contract.ts'
import { type Db, inTransaction } from '../../server/platform/db.ts'

/** What somebody needs who cares for small children besides a health certificate. */
export const childcarePapers = (['no_criminal_record', 'childcare_certificate'] as const).map((kind) => ({
  ...{ kind, number: `示例-${kind}`, expiresOn: new Date('2028-01-01') },
}))

/** Accepted papers of every kind a provider may be asked for, as if filed long ago; without end unless told. */
export async function fileWhatIsAsked(
  db: Db,
  { id: providerId }: { id: string },
  by: string,
  until: Date | null = null,
): Promise<void> {
  const at = new Date('2026-01-05T02:00:00Z')
  await db.filing.createMany({
    data: housePapers
      .filter((kind) => kind !== 'grade')
      .map((kind) => ({
        ...{ providerId, kind, state: 'accepted' as const, number: `示例-${kind}`, validUntil: until },
        ...{ validFrom: new Date('2020-01-01'), createdBy: by, createdAt: at, decidedBy: by, decidedAt: at },
      })),
  })
  await inTransaction(db, (tx) => refreshClearance(tx, providerId))
}
