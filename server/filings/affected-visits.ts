import { dayOf } from '../kernel/wall-time.ts'
import { promisedStates } from '../orders/order.contract.ts'
import type { Db } from '../platform/db.ts'
import { holdsCredential, requiredCredentials } from '../providers/providers.entry.ts'
import { missingPapers } from './clearance.rules.ts'
import type { AffectedVisit } from './filing.contract.ts'
import type { House } from './read-house.ts'

/** Shown on a page. */
const SHOWN = 100

/**
 * Visits that are promised from now on, on a day on which something will be missing for them as things stand: the provider
 * renews in time, moves them or calls them off. The earliest first, at most `most`; whoever acts on them needs them all.
 */
export async function findAffected(
  db: Db,
  { providerId, house, now, most = SHOWN }: { providerId: string; house: House; now: Date; most?: number },
): Promise<AffectedVisit[]> {
  const visits = await db.visit.findMany({
    where: {
      order: {
        providerId,
        state: { in: [...promisedStates] },
      },
      startsAt: { gte: now },
    },
    orderBy: { startsAt: 'asc' },
    select: {
      startsAt: true,
      caregiver: { select: { name: true, credentials: true } },
      order: {
        select: {
          id: true,
          number: true,
          offering: { select: { category: true, mode: true, title: true } },
        },
      },
    },
  })
  const affected: AffectedVisit[] = []
  for (const { startsAt, caregiver, order } of visits) {
    const day = dayOf(startsAt)
    const credentials = caregiver.credentials.map(({ kind, expiresOn, suspendedAt }) => ({
      kind,
      expiresOn: expiresOn?.toISOString().slice(0, 10) ?? null,
      suspended: suspendedAt !== null,
    }))
    const missingOn = (date: string) => [
      ...missingPapers(house, order.offering, date),
      ...requiredCredentials(order.offering, date).filter(
        (kind) => !holdsCredential(credentials, kind, date),
      ),
    ]
    const missing = missingOn(day)
    if (missing.length === 0) continue
    const today = missingOn(dayOf(now))
    const { id: orderId, number, offering } = order
    affected.push({
      ...{ orderId, number, startsAt, missing },
      ...{ title: offering.title, caregiverName: caregiver.name },
      already: missing.some((kind) => today.includes(kind)),
    })
    if (affected.length === most) break
  }
  return affected
}
